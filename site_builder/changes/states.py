"""The two states from disk and from git, and the sites that are built of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import file_digest, sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from site_builder.build import Edition, make_edition, make_files
from site_builder.changes.comparison import (
    Digests,
    ReadPair,
    SheetChange,
    SiteComparison,
    compare_addresses,
    compare_contents,
    compare_sites,
)
from site_builder.content.addresses.published import PUBLISHED, check_kept
from site_builder.content.folder.store import load_sheet
from site_builder.content.sheet.model import Sheet
from site_builder.content.writing import read_text
from site_builder.graph import urls
from site_builder.history.repository import export_content
from site_builder.inputs import Inputs
from site_builder.problems import ContentError, Problem, Severity, SiteBuilderError, Where
from site_builder.publish.publication import finish_interrupted

HOME = "index.html"


@dataclass(frozen=True, slots=True)
class ChangesReport:
    comparison: SiteComparison
    problems: tuple[Problem, ...]
    """Warnings, and errors about addresses that go"""


VANISHED = "vanished-address"


def list_changes(inputs: Inputs, against: str) -> ChangesReport:
    """`against`: a folder that holds a content or a built site, or else a revision of git."""
    folder = Path(against)
    finish_interrupted(folder)
    edition = make_edition(inputs, passing=[VANISHED])
    if not folder.is_dir():
        with TemporaryDirectory() as name:
            export_content(inputs.content, against, Path(name))
            return _compare_content(edition, Path(name), against)
    if (folder / HOME).is_file():
        return ChangesReport(_compare_site(edition, folder), edition.problems)
    for content in (folder, folder / "content"):
        if (content / "sheets").is_dir():
            return _compare_content(edition, content, against)
    raise ContentError([_not_comparable(folder)])


def _compare_content(edition: Edition, before: Path, against: str) -> ChangesReport:
    content = edition.inputs.content
    read = _pair_reader(before, content)
    found = compare_contents(_digests(before), _digests(content), read)
    try:
        former = make_edition(replace(edition.inputs, content=before), passing=[VANISHED])
    except SiteBuilderError as error:
        warning = _former_site_broken(against, error.problems)
        return ChangesReport(found, (*edition.problems, warning))
    moves = {move.source: move.target for move in edition.site.moves}
    moves |= _goals(found.sheets)
    pages, others = compare_addresses(former.site.addresses, edition.site.addresses, moves)
    published = former.frame.addresses.published or ()
    now = edition.frame.addresses.published or ()
    lost = check_kept(str(content / PUBLISHED), published, now, against)
    return ChangesReport(replace(found, pages=pages, addresses=others), (*edition.problems, *lost))


def _goals(sheets: Iterable[SheetChange]) -> dict[str, str]:
    """Address of a goal that has another number → the one that it has now, or its sheet's"""
    return {
        urls.goal(one.key, was): urls.goal(one.key, now) if now else urls.sheet(one.key)
        for one in sheets
        for was, now in one.numbers.items()
    }


def _pair_reader(before: Path, now: Path) -> ReadPair:
    def read(file: str) -> tuple[Sheet | None, Sheet | None]:
        return _load_sheet(before, file), _load_sheet(now, file)

    return read


def _load_sheet(content: Path, file: str) -> Sheet | None:
    path = content / file
    text, problems = read_text(path) if path.is_file() else ("", ())
    return load_sheet(file, text)[0] if text and not problems else None


def _compare_site(edition: Edition, folder: Path) -> SiteComparison:
    now = {path: sha256(data).hexdigest() for path, data in make_files(edition)}
    pages = {path: _address(path) for path in now if path.endswith(".html")}
    before = _digests(folder)
    pages |= {path: _address(path) for path in before if path.endswith(".html")}
    return compare_sites(before, now, pages)


def _address(path: str) -> str:
    return f"/{path.removesuffix(HOME)}"


def _digests(folder: Path) -> Digests:
    return {file.relative_to(folder).as_posix(): _digest(file) for file in _files(folder)}


def _files(folder: Path) -> Iterator[Path]:
    """What begins with a dot is the system's or the host's: .git, .nojekyll"""
    for file in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        if file.is_file() and not hidden:
            yield file


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()


def _not_comparable(folder: Path) -> Problem:
    message = "content のフォルダーでも、つくったサイトのフォルダーでもありません。"
    hint = "sheets/ か index.html のあるフォルダー、または git の版を指定してください。"
    return Problem(Where(str(folder)), "no-state", message, hint)


def _former_site_broken(against: str, problems: Sequence[Problem]) -> Problem:
    message = f"くらべる相手（{against}）からはサイトをつくれないので、ページはくらべていません。"
    hint = f"エラーが {len(problems)} 件あります。はじめのものは: {problems[0].message}"
    return Problem(Where(against), "no-former-site", message, hint, Severity.WARNING)
