"""What is remembered when a build begins, and whether anything has changed since."""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from site_builder.inputs import Inputs
from site_builder.memory.digest import Digest, Digests
from site_builder.memory.plain import parse
from site_builder.memory.store import FOLDER, Damaged, Row, Store, database_version, open_store
from site_builder.memory.survey import (
    KnownFile,
    Stamp,
    Stamps,
    Survey,
    look_at,
    read_again,
    signature,
    stamp_of,
)
from site_builder.problems import SiteBuilderError, stops
from site_builder.publish.marker import MARKER, entries_in
from site_builder.publish.publication import NO_JEKYLL, Published
from site_builder.publish.stages import Destination
from site_builder.report import BuildFacts

PACKAGE = Path(__file__).parents[1]


class Use(Enum):
    """What a build does with what is remembered."""

    NOTHING = "nothing"
    """Reads nothing that is remembered, and remembers nothing"""
    FRESH = "fresh"
    """Makes everything anew, and remembers it"""
    WARM = "warm"


@dataclass(frozen=True)
class Recollection:
    inputs: Inputs
    place: Destination
    file: Path | None
    """Where to remember; None: nothing is to be kept"""
    store: Store | None
    """None: nothing is remembered"""
    survey: Survey
    there: Stamps
    """The files of output/"""

    @cached_property
    def files(self) -> Mapping[str, KnownFile]:
        """All that the site is made of, with what it holds now."""
        known = {}
        for name, *stamp, settled, digest in self.store.rows("files") if self.store else ():
            known[os.fsdecode(name)] = KnownFile(Stamp(*stamp), bool(settled), digest)
        return read_again(self.survey, known)

    def file_rows(self) -> Iterator[Row]:
        for name, file in self.files.items():
            yield os.fsencode(name), *file.stamp, int(file.settled), file.digest

    def digest(self, path: str) -> Digest | None:
        """Of a file of content/; None where it is not there."""
        known = self.files.get(f"content/{path}")
        return known.digest if known else None

    @cached_property
    def program(self) -> Digest:
        """Of all that makes one site of one content, but for the templates."""
        return Digests().of(self.versions, _named(self.inputs), *self._held("program/"))

    @property
    def templates(self) -> Digest:
        return Digests().of(*self._held("templates/"))

    def _held(self, start: str = "") -> list[tuple[str, str]]:
        """What files hold, by their names"""
        files = ((n, file.digest.hex()) for n, file in self.files.items() if n.startswith(start))
        return sorted(files)

    @cached_property
    def versions(self) -> tuple[str, ...]:
        """Of Python and whatever is installed with it"""
        found = {name for place in sys.path if place for name in _installed(place)}
        return sys.version, zlib.ZLIB_RUNTIME_VERSION, database_version(), *sorted(found)

    def facts(self, there: Stamps) -> dict[str, bytes]:
        """What tells whether anything has changed: the files at least by what they hold."""
        settled = all(file.settled for file in self.files.values())
        held = self._held()
        return self._facts(there) | {
            "stamps": self._stamps if settled else b"",
            "contents": Digests().of(*held),
            "program": self.program,
            "templates": self.templates,
        }

    @cached_property
    def quick_facts(self) -> dict[str, bytes]:
        """The same before the build, without a look into any file."""
        return self._facts(self.there) | {"stamps": self._stamps}

    def _facts(self, there: Stamps) -> dict[str, bytes]:
        asked = (self.inputs.base_url, self.inputs.portable, _named(self.inputs), self.versions)
        return {"asked": Digests().of(*asked), "output": signature(there)}

    @cached_property
    def _stamps(self) -> Digest:
        return signature(self.survey.stamps)

    def fact(self, name: str) -> bytes:
        return self.store.fact(name) if self.store else b""


def recall(inputs: Inputs, place: Destination, use: Use) -> Recollection:
    content, target = inputs.content.resolve(), place.target
    name = sha256(os.fsencode(f"{content}\0{target}")).hexdigest()[:16]
    file = content.parent / FOLDER / f"{name}.sqlite"
    folders = {"content": inputs.content, "templates": inputs.templates, "program": PACKAGE}
    found = look_at(folders), stamps_of(target)
    store = open_store(file) if use is Use.WARM else None
    one = Recollection(inputs, place, None if use is Use.NOTHING else file, store, *found)
    if store and _is_of_another(one):
        store.close()
        return replace(one, store=None)
    return one


def _is_of_another(one: Recollection) -> bool:
    """Made by another program, or not to be read."""
    try:
        quick = all(one.fact(name) == fact for name, fact in one.quick_facts.items())
        return not quick and one.fact("program") != one.program
    except Damaged:
        return True


def told_again(one: Recollection, *, strict: bool) -> BuildFacts | None:
    """The facts of the last build, where nothing has changed. Raises problems that stop it now."""
    report = None
    with suppress(Damaged, ValueError, TypeError, LookupError):
        if _is_unchanged(one):
            report = parse(BuildFacts, one.fact("report").decode())
            report = replace(report, output=str(one.place.output))
    if report and any(stops(problem, strict=strict) for problem in report.problems):
        raise SiteBuilderError(report.problems)
    return report


def templates_are_known(one: Recollection) -> bool:
    """A site was made with these."""
    return one.store is not None and one.fact("templates") == one.templates


def _is_unchanged(one: Recollection) -> bool:
    quick = one.quick_facts
    if any(one.fact(name) != quick[name] for name in ("asked", "output")):
        return False
    return (
        one.fact("stamps") == quick["stamps"]
        or one.fact("contents") == one.facts(one.there)["contents"]
    )


def stamps_of(output: Path) -> dict[str, Stamp]:
    """With the marker, which is ours but no file of the site"""
    found = {n: stamp_of(entry.stat(follow_symlinks=False)) for n, entry in entries_in(output)}
    marker = output / MARKER
    return found | ({MARKER: stamp_of(marker.stat())} if marker.is_file() else {})


def stamps_after(one: Recollection, published: Published) -> Stamps:
    """Of the files of output/. Those that were left where they are have the stamps that they had:
    if they have others meanwhile, the next build looks into them."""
    target = one.place.target
    if not published.one_by_one:
        return stamps_of(target)
    kept = {file.path: one.there[file.path] for file in published.made.kept}
    touched = (*(file.path for file in published.made.written), NO_JEKYLL[0], MARKER)
    with suppress(OSError):
        return kept | {name: stamp_of((target / name).lstat()) for name in touched}
    return stamps_of(target)


def _named(inputs: Inputs) -> tuple[str, ...]:
    """As problems name them"""
    return str(inputs.content), str(inputs.templates)


def _installed(place: str) -> list[str]:
    try:
        return [path.name for path in Path(place).glob("*.dist-info")]
    except OSError:
        return []
