"""Open doubts and corrections of a sheet, each at the place of the page that shows its field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.sheet.fields import HEAD_FIELDS, MEASURE_FIELDS
from site_builder.content.sheet.model import Correction, Doubt, Sheet
from site_builder.content.sheet.reasons import sentence
from site_builder.content.sheet.restore import UNRECORDED
from site_builder.content.wording import squash
from site_builder.content.yaml.plain import Plain

SHEET = "sheet"
"""The place for what belongs to no cell"""

_OUTSIDE = (*HEAD_FIELDS, "notes")
_SHORT = 60
"""Characters; a longer reading is not repeated: one reads it in the document"""


class Note(NamedTuple):
    sentence: str
    readings: tuple[str, ...] = ()
    """ほかの読み方"""


class Remark(NamedTuple):
    doubt: bool
    """読み取りを確認中; otherwise 直したところ"""
    notes: tuple[Note, ...]
    original: str = ""
    """Where the document's own text stands, of a doubt"""


Remarks = Mapping[str, tuple[Remark, ...]]


def remarks_of(sheet: Sheet, original: Callable[[str], str] = lambda _: "") -> Remarks:
    """Place → its remarks; places are field paths, goals/2 and SHEET. `original`: of a place, the
    link to the document's own text."""
    if not sheet.review and not sheet.corrections:
        return {}
    places: dict[str, tuple[Remark, ...]] = {}
    known = frozenset(_places(sheet))
    for field, remark in _remarks(sheet):
        place = _place(field, known)
        if remark.doubt and place != SHEET:
            remark = remark._replace(original=original(place))
        places[place] = merged((*places.get(place, ()), remark))
    return places


def merged(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """One remark a kind, doubts first, with each note once; of several originals the first."""
    notes: dict[bool, dict[Note, None]] = {True: {}, False: {}}
    originals = {True: "", False: ""}
    for remark in remarks:
        notes[remark.doubt].update(dict.fromkeys(remark.notes))
        originals[remark.doubt] = originals[remark.doubt] or remark.original
    return tuple(Remark(d, tuple(found), originals[d]) for d, found in notes.items() if found)


def _places(sheet: Sheet) -> Iterator[FieldPath]:
    yield from map(FieldPath.parse, _OUTSIDE)
    for goal in sheet.goals:
        here = FieldPath.of_goal(goal.number)
        yield from (here, here / "goal")
        for position in range(1, len(goal.measures) + 1):
            row = FieldPath.of_measure(goal.number, position)
            yield from (row / name for name in MEASURE_FIELDS)


def _place(field: FieldPath, known: frozenset[FieldPath]) -> str:
    """The field itself or the nearest place above it that the page shows."""
    while field.steps and field not in known:
        field = field.parent
    return str(field) or SHEET


def _remarks(sheet: Sheet) -> Iterator[tuple[FieldPath, Remark]]:
    for doubt in sheet.review:
        yield doubt.path, _doubt(doubt)
    for correction in _merged_corrections(sheet.corrections):
        if text := _correction(correction):
            yield correction.path, Remark(False, (Note(text),))


def _merged_corrections(corrections: Iterable[Correction]) -> Iterator[Correction]:
    """Of several corrections of one field, what they come to; the last one's reason counts."""
    found: dict[str, Correction] = {}
    for one in corrections:
        first = found.get(one.field, one)
        found[one.field] = replace(one, was=first.was)
    return iter(found.values())


def _doubt(doubt: Doubt) -> Remark:
    return Remark(True, (Note(sentence(doubt.reason), tuple(_readings(doubt.other))),))


def _readings(others: Iterable[Plain]) -> Iterator[str]:
    seen: set[str] = set()
    for other in others:
        text = _one_line(other)
        if text is not None and squash(text) not in seen and len(text) <= _SHORT:
            seen.add(squash(text))
            yield text or "（空欄）"


def _one_line(value: Plain) -> str | None:
    """A reading as one line of words; None where it is no text."""
    if isinstance(value, Mapping):
        return None
    if isinstance(value, tuple):
        parts = [_one_line(part) for part in value]
        return None if None in parts else "、".join(part for part in parts if part)
    return " ".join(str(value).split("\n"))


def _correction(correction: Correction) -> str:
    was, now = _one_line(correction.was), _one_line(correction.now)
    has_reason = correction.why and correction.why != UNRECORDED
    why = f"（理由：{correction.why.rstrip('。')}）" if has_reason else ""
    if correction.field == "review":  # a question that a reader added speaks for itself
        return ""
    if was is not None and now is not None and squash(was) == squash(now):
        return ""  # only white space differs
    if was is None or now is None:
        return f"欄の分け方を、もとの資料にあわせて直しました{why}。"
    return f"{_quoted(was)}と読み取った欄を、{_quoted(now)}に直しました{why}。"


def _quoted(text: str) -> str:
    return f"「{text}」" if text else "空欄"
