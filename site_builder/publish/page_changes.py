"""What a publication changes for readers: pages that are new, others than before, or gone."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from site_builder.publish.files import HOME, NextFiles, SiteFile
from site_builder.publish.marker import owned

_PAGE = ".html"


@dataclass(frozen=True, slots=True)
class PageChanges:
    """Addresses from the site's root (/wards/chuo/), sorted"""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    is_first: bool = False
    """There was no site before"""


def compare_pages(target: Path, made: NextFiles) -> PageChanges:
    """`target` is output/ as it still is."""
    before = {path for path in owned(target) if path.endswith(_PAGE)}
    written = [file for file in made.written if file.path.endswith(_PAGE)]
    return PageChanges(
        _addresses({file.path for file in written} - before),
        _addresses({one.path for one in written if one.path in before and _differs(target, one)}),
        _addresses(before - {file.path for file in made.files}),
        is_first=not before,
    )


def _addresses(paths: set[str]) -> tuple[str, ...]:
    return tuple(sorted(f"/{path.removesuffix(HOME)}" for path in paths))


def _differs(target: Path, file: SiteFile) -> bool:
    there = target / file.path
    try:
        return there.stat().st_size != file.size or _digest(there) != file.digest
    except OSError:  # somebody has deleted it
        return True


def _digest(file: Path) -> bytes:
    return sha256(file.read_bytes()).digest()
