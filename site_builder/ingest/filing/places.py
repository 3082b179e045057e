"""Where things go in content/: names of documents, sections of the organization, sheet files."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from site_builder.content.city.model import Organization
from site_builder.content.city.organization import (
    KNOWN_SECTIONS,
    find_section,
    find_ward,
    section_id,
    with_section,
)
from site_builder.content.comparison.differences import disagreements
from site_builder.content.eras import era_of_year
from site_builder.content.folder.frame import DOCUMENT_ENDINGS
from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.sheet.fields import name_of
from site_builder.content.sheet.model import Doubt, Sheet, SheetKey
from site_builder.content.sheet.place import key_of
from site_builder.problems import Problem, Severity, Where, has_errors

_SUREST = (".xlsx", ".csv", ".tsv", ".pdf", ".txt")
_NAMED = 3
"""Fields that are named where two sheets disagree"""
_UNSAFE = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class Filed:
    """A sheet with its place in content/, and the place in its document."""

    key: SheetKey
    sheet: Sheet
    where: Where


def document_name(
    own_name: str, sheets: Sequence[Sheet], organization: Organization, taken: Collection[str]
) -> str:
    """chuo-r7.txt where all sheets share ward and year, else the document's own name, safe;
    with -2, -3 … where it is taken."""
    shared = {(sheet.ward, sheet.fiscal_year) for sheet in sheets}
    ward = find_ward(organization, sheets[0].ward) if len(shared) == 1 else None
    stem, dot, ending = safe_name(own_name).rpartition(".")
    if ward:
        kind = f".{ending.lower()}" if f".{ending.lower()}" in DOCUMENT_ENDINGS else ".txt"
        return _free(f"{ward.id}-{_era(sheets[0].fiscal_year)}", kind, taken)
    return _free(stem, dot + ending, taken) if dot else _free(ending, "", taken)


def safe_name(name: str) -> str:
    """Letters of any script, digits, dots and dashes; never hidden, never empty."""
    return _UNSAFE.sub("-", name).strip(".-") or "document.txt"


def _era(year: int) -> str:
    """r7"""
    era = era_of_year(year)
    return f"{era.letter.lower()}{year - era.before}"


def _free(stem: str, ending: str, taken: Collection[str]) -> str:
    name, count = f"{stem}{ending}", 1
    while name in taken:
        count += 1
        name = f"{stem}-{count}{ending}"
    return name


# --- organization -------------------------------------------------------------------------

_OF_OTHER_FIELDS = frozenset(["header", "hidden"])
"""Reasons of doubts by which a text may be another field's"""


def with_new_sections(
    organization: Organization, sheets: Sequence[tuple[Sheet, Where]]
) -> tuple[Organization, tuple[Problem, ...]]:
    """The organization with the sections of these sheets; unknown ones with a warning, or with an
    error where the name may be that of something else."""
    problems: list[Problem] = []
    for sheet, where in sheets:
        ward = find_ward(organization, sheet.ward)
        if not ward or find_section(ward.sections, sheet.section):
            continue
        is_known = find_section(KNOWN_SECTIONS, sheet.section)
        if not is_known and any(map(_may_be_other, sheet.review)):
            problems.append(_unsure_section(sheet, where))
            continue
        organization = with_section(organization, ward.id, sheet.section, sheet.parent_section)
        if not is_known:
            problems.append(_new_section(sheet))
    return organization, tuple(problems)


def _may_be_other(doubt: Doubt) -> bool:
    return doubt.field == "section" and doubt.reason in _OF_OTHER_FIELDS


def _unsure_section(sheet: Sheet, where: Where) -> Problem:
    message = f"「{sheet.section}」が課の名前かどうかがはっきりしないので、取り込みませんでした。"
    hint = (
        f"課の名前なら、organization.yaml の{sheet.ward}の課に書き加えてから、"
        "違うなら、文書の「組織名（準部・課・機関名）」の欄を直してから、もう一度取り込んでください。"
    )
    return Problem(where, "unsure-section", message, hint)


def _new_section(sheet: Sheet) -> Problem:
    made = section_id(sheet.section)
    message = (
        f"{sheet.ward}の「{sheet.section}」は一覧にない課です。organization.yaml に加えました。"
    )
    hint = f"URLに使う仮の名前は {made} です。公開の前に、分かりやすい名前に変えてください。"
    where = Where("organization.yaml")
    return Problem(where, "new-section", message, hint, Severity.WARNING)


def unknown_wards(
    organization: Organization, sheets: Sequence[tuple[Sheet, Where]]
) -> Iterator[Problem]:
    names = "、".join(ward.name for ward in organization.wards)
    for sheet, where in sheets:
        if not find_ward(organization, sheet.ward):
            message = f"「{sheet.ward}」という区はありません。"
            yield Problem(where, "unknown-ward", message, f"区の名前は {names} です。")


# --- sheets -------------------------------------------------------------------------------


def file_sheets(
    organization: Organization,
    sheets: Sequence[tuple[Sheet, Where]],
    elsewhere: Sequence[tuple[tuple[Sheet, Where], SheetKey]] = (),
) -> tuple[tuple[Filed, ...], tuple[Problem, ...]]:
    """Each sheet at its place, those filed `elsewhere` at that one. Of several for one place, as
    a workbook and its PDF are, the surest is taken; where they disagree, none is."""
    filed: dict[SheetKey, list[Filed]] = {}
    for sheet, where in sheets:
        if key := key_of(sheet, organization):
            filed.setdefault(key, []).append(Filed(key, sheet, where))
    for (sheet, where), key in elsewhere:
        filed.setdefault(key, []).append(Filed(key, sheet, where))
    taken: list[Filed] = []
    problems: list[Problem] = []
    for group in filed.values():
        best, *others = sorted(group, key=_rank)
        told = [_doubled(best, other, disagreements(best.sheet, other.sheet)) for other in others]
        problems += told
        taken += [] if has_errors(told) else [best]
    return tuple(taken), tuple(problems)


def _rank(filed: Filed) -> tuple[int, int]:
    """Sort key: number of doubts, then the format, those with the surest cells first."""
    ending = PurePath(filed.where.path).suffix.lower()
    return len(filed.sheet.review), _SUREST.index(ending) if ending in _SUREST else len(_SUREST)


def _doubled(best: Filed, other: Filed, fields: Sequence[FieldPath]) -> Problem:
    sheet = other.sheet
    told = f"{sheet.fiscal_year}年度 {sheet.ward} {sheet.section}"
    if not fields:
        message = f"{told}のシートは、{best.where} のものと同じなので、そちらを使いました。"
        return Problem(other.where, "sheet-again", message, severity=Severity.WARNING)
    names = [name_of(field) for field in fields]
    shown = "、".join(names[:_NAMED]) + ("など" if len(names) > _NAMED else "")
    message = f"{told}のシートが2つあります（もう1つは {best.where}）。違うのは{shown}です。"
    hint = "どちらも書いていません。どちらか1つだけを取り込んでください。"
    return Problem(other.where, "sheet-twice", message, hint)
