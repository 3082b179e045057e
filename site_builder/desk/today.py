"""今日の仕事: what is open, by ward and section."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from site_builder.addresses.site import list_unrecorded
from site_builder.content.city.model import Ward
from site_builder.content.city.organization import section_name
from site_builder.content.eras import era_year
from site_builder.content.folder.store import Content, load_content, load_frame
from site_builder.content.history.store import gather_history, read_followed
from site_builder.content.sheet.fields import name_of
from site_builder.content.sheet.model import Sheet, SheetKey
from site_builder.content.sheet.place import sheet_key
from site_builder.content.sheet.reasons import sentence
from site_builder.content.sheet.review import questions
from site_builder.decisions.goal_links import Review, review_of
from site_builder.decisions.name_readings import readings_of
from site_builder.decisions.settled_doubts import open_sheets
from site_builder.desk.places import sheet_page
from site_builder.graph.changes.updates import History
from site_builder.problems import Problem, Severity, SiteBuilderError


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """A sheet with open doubts."""

    href: str
    first: str
    """The form of its first doubt; empty where none is open"""
    name: str
    """令和7年度 地域課"""
    count: int
    aside: int
    """Texts that stand aside"""


@dataclass(frozen=True, slots=True)
class WardWork:
    name: str
    count: int
    sheets: tuple[OpenSheet, ...]


@dataclass(frozen=True, slots=True)
class Today:
    count: int
    wards: tuple[WardWork, ...]
    """Those with something to do"""
    first: str
    """The form of the first doubt of all; empty where none is open"""
    newest: str
    """令和7年度; empty without any sheet"""
    missing: tuple[tuple[str, str], ...]
    """Ward, and its sections without a sheet of the newest year"""
    errors: tuple[Problem, ...]
    """What keeps files from being read"""
    proposals: int
    """Goals of different years that nobody has linked or parted yet"""
    readings: int
    """Names whose reading nobody has decided on yet"""
    addresses: int
    """Of the site that are not in the list of published ones"""
    behind: tuple[Problem, ...]
    """What is said of the histories of the sheets"""


@dataclass(frozen=True, slots=True)
class ListedSheet:
    href: str
    name: str


@dataclass(frozen=True, slots=True)
class ListedWard:
    name: str
    sheets: tuple[ListedSheet, ...]


def read_today(content: Path) -> Today:
    loaded, problems = load_content(content)
    frame, sheets = loaded.frame, loaded.sheets
    there = {key for file in frame.sheet_files if (key := sheet_key(file))}
    newest = max((key.year for key in there), default=0)
    wards = tuple(_ward(ward, sheets) for ward in frame.organization.wards)
    followed = {key: read_followed(content, key) for key in there}
    history, behind = gather_history(content, followed)
    review = _review(content, loaded, problems, history)
    return Today(
        count=sum(ward.count for ward in wards),
        wards=tuple(ward for ward in wards if ward.sheets),
        first=next((one.first for ward in wards for one in ward.sheets if one.first), ""),
        newest=era_year(newest) if newest else "",
        missing=tuple(_missing(frame.organization.wards, there, newest)),
        errors=tuple(one for one in problems if one.severity is Severity.ERROR),
        proposals=len(review.proposals) if review else 0,
        readings=_undecided_readings(content, loaded, problems),
        addresses=len(list_unrecorded(content, review.site)) if review else 0,
        behind=behind,
    )


def _undecided_readings(content: Path, loaded: Content, problems: Sequence[Problem]) -> int:
    """0 where the content has an error, which is reported elsewhere."""
    try:
        return len(readings_of(content, loaded, problems).proposals)
    except SiteBuilderError:
        return 0


def _review(
    content: Path, loaded: Content, problems: Sequence[Problem], history: History
) -> Review | None:
    """None where the content has an error, which is reported elsewhere."""
    try:
        return review_of(content, loaded, problems, history)
    except SiteBuilderError:
        return None


def _ward(ward: Ward, sheets: Mapping[SheetKey, Sheet]) -> WardWork:
    found = tuple(
        OpenSheet(
            sheet_page(key),
            next((sheet_page(key, one.field) for one in questions(sheet)), ""),
            f"{era_year(key.year)} {sheet.section}",
            len(questions(sheet)),
            len(sheet.aside),
        )
        for key, sheet in sheets.items()
        if key.ward == ward.id and (sheet.review or sheet.aside)
    )
    return WardWork(ward.name, sum(one.count for one in found), found)


def _missing(wards: Sequence[Ward], there: set[SheetKey], newest: int) -> Iterator[tuple[str, str]]:
    for ward in wards:
        lacking = [s.name for s in ward.sections if SheetKey(newest, ward.id, s.id) not in there]
        if lacking or not ward.sections:
            yield ward.name, "、".join(lacking) or "（課がまだ登録されていません）"


def read_open(content: Path) -> Iterator[tuple[str, ...]]:
    """Each open doubt as a row to hand out: ward, section, year, field, reason, text, page."""
    yield "区", "課・機関", "年度", "欄", "わけ", "いまの読み", "ファイル"
    frame, _ = load_frame(content)
    for one in open_sheets(content, frame.sheet_files, []):
        for question in questions(one.sheet):
            reasons = dict.fromkeys(sentence(doubt.reason) for doubt in question.doubts)
            now = question.readings[0] if question.readings else ""
            yield (
                one.sheet.ward,
                one.sheet.section,
                era_year(one.sheet.fiscal_year),
                name_of(question.path),
                " ".join(reasons),
                now if isinstance(now, str) else "",
                one.file,
            )


def read_sheets(content: Path) -> tuple[ListedWard, ...]:
    """All sheets, wards in the city's order, from the newest year."""
    frame, _ = load_frame(content)
    keys = sorted(filter(None, map(sheet_key, frame.sheet_files)), key=lambda key: -key.year)
    return tuple(
        ListedWard(
            ward.name,
            tuple(
                ListedSheet(
                    sheet_page(key), f"{era_year(key.year)} {section_name(ward, key.section)}"
                )
                for key in keys
                if key.ward == ward.id
            ),
        )
        for ward in frame.organization.wards
    )
