"""A sheet as the desk shows it: every cell of the form, and one of them to be put right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.content.eras import era_year
from site_builder.content.field_names import head_of, word_of
from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.sheet.fields import HEAD_FIELDS, MEASURE_FIELDS, find_field, name_of
from site_builder.content.sheet.model import Goal, Sheet, SheetKey
from site_builder.content.sheet.place import sheet_file
from site_builder.content.sheet.reasons import sentence
from site_builder.content.sheet.review import (
    Question,
    holds_records,
    questions,
    twin_of,
)
from site_builder.content.yaml.emit import as_plain
from site_builder.content.yaml.plain import Plain
from site_builder.desk.places import sheet_page, site_page

_FIXED = frozenset(["fiscal_year", "ward", "section", "parent_section"])
"""They name the file: a sheet with another one lies elsewhere"""
_WIDE, _TALLEST = 30, 12
"""Letters of a line, and lines, of the field for one's own text"""


@dataclass(frozen=True, slots=True)
class DeskCell:
    field: str
    label: str
    text: str
    href: str
    """Where it is put right; empty where it cannot be here"""
    doubts: tuple[str, ...]
    chosen: bool


@dataclass(frozen=True, slots=True)
class GoalPart:
    number: int
    sentence: DeskCell
    rows: tuple[tuple[DeskCell, ...], ...]


@dataclass(frozen=True, slots=True)
class ReadingView:
    number: int
    """Its place among the readings, from 1; the first is what the sheet says"""
    text: str


@dataclass(frozen=True, slots=True)
class EditView:
    """The field that is put right."""

    field: str
    name: str
    reasons: tuple[str, ...]
    """Why it is in doubt; empty: it is not"""
    readings: tuple[ReadingView, ...]
    twin: str
    """Name of the cell that is settled together with it"""
    typable: bool
    is_list: bool
    text: str
    lines: int
    """Height of the field for one's own text"""
    place: int
    """Among the open doubts, from 1; 0: it is none of them"""
    before: str
    after: str
    """Links to the doubts before and after this one"""


@dataclass(frozen=True, slots=True)
class SheetDesk:
    title: str
    file: str
    """Path within the content"""
    here: str
    page: str
    """In the preview"""
    head: tuple[DeskCell, ...]
    goals: tuple[GoalPart, ...]
    open_count: int
    first_open: str
    notes: tuple[str, ...]
    unplaced: tuple[str, ...]
    aside: tuple[str, ...]
    corrections: tuple[str, ...]
    document: str
    withheld: str
    """Why the document is not on the site, and so cannot be shown"""
    edit: EditView | None


def sheet_desk(key: SheetKey, sheet: Sheet, chosen: str) -> SheetDesk:
    """`chosen`: the field to be put right, empty for none"""
    cells = _Cells(key, sheet, chosen)
    open_ones = questions(sheet)
    goal = FieldPath.parse(chosen).goal
    return SheetDesk(
        title=f"{sheet.ward} {sheet.section}（{era_year(key.year)}）",
        file=sheet_file(key),
        here=sheet_page(key),
        page=site_page(key, goal),
        head=tuple(cells.cell(name, word_of(name)) for name in HEAD_FIELDS),
        goals=tuple(cells.goal(goal) for goal in sheet.goals),
        open_count=len(open_ones),
        first_open=sheet_page(key, open_ones[0].field) if open_ones else "",
        notes=sheet.notes,
        unplaced=tuple(one.raw for one in sheet.unplaced),
        aside=tuple(one.raw for one in sheet.aside),
        corrections=tuple(f"{name_of(c.path)}: {c.why}" for c in sheet.corrections),
        document=sheet.source.document,
        withheld=sheet.source.withheld,
        edit=_edit(key, sheet, chosen),
    )


@dataclass(frozen=True, slots=True)
class _Cells:
    key: SheetKey
    sheet: Sheet
    chosen: str

    def goal(self, goal: Goal) -> GoalPart:
        path = FieldPath.of_goal(goal.number)
        rows = range(1, len(goal.measures) + 1)
        return GoalPart(
            goal.number,
            self.cell(str(path / "goal"), word_of("goal"), str(path)),
            tuple(tuple(self._row(FieldPath.of_measure(goal.number, row))) for row in rows),
        )

    def _row(self, row: FieldPath) -> Iterator[DeskCell]:
        for name in MEASURE_FIELDS:
            yield self.cell(str(row / name), head_of(name))

    def cell(self, field: str, label: str, *also: str) -> DeskCell:
        """`also`: wider fields whose doubts are shown here too"""
        found = find_field(self.sheet, FieldPath.parse(field))
        doubts = [d for d in self.sheet.review if d.field in (field, *also)]
        wider = next((d.field for d in doubts), field)
        return DeskCell(
            field=field,
            label=label,
            text=shown(as_plain(found.value)) if found else "",
            href="" if field in _FIXED and not doubts else sheet_page(self.key, wider),
            doubts=tuple(dict.fromkeys(sentence(d.reason) for d in doubts)),
            chosen=self.chosen in (field, *also) and bool(self.chosen),
        )


def _edit(key: SheetKey, sheet: Sheet, chosen: str) -> EditView | None:
    path = FieldPath.parse(chosen)
    found = find_field(sheet, path)
    known = questions(sheet)
    question = next((one for one in known if one.field == chosen), None)
    if question is None and (found is None or chosen in _FIXED):
        return None
    value = as_plain(found.value) if found else ""
    own = question or Question(chosen, (), (value,))
    twin = twin_of(sheet, own)
    fields = [one.field for one in known]
    place = fields.index(chosen) if question else 0
    text = "" if holds_records(value) else shown(value)
    return EditView(
        field=chosen,
        name=name_of(path),
        reasons=tuple(dict.fromkeys(sentence(doubt.reason) for doubt in own.doubts)),
        readings=tuple(
            ReadingView(number, shown(reading)) for number, reading in enumerate(own.readings, 1)
        ),
        twin=name_of(twin.path) if twin else "",
        typable=bool(own.readings) and not holds_records(value),
        is_list=isinstance(value, tuple),
        text=text,
        lines=min(_TALLEST, max(2, len(text) // _WIDE + text.count("\n") + 1)),
        place=place + 1 if question else 0,
        before=sheet_page(key, fields[place - 1]) if question and place else "",
        after=_after(key, fields, chosen),
    )


def _after(key: SheetKey, fields: list[str], chosen: str) -> str:
    """The doubt after the chosen one; of a field without doubt the first."""
    later = fields[fields.index(chosen) + 1 :] if chosen in fields else fields
    return sheet_page(key, later[0]) if later else ""


def next_open(before: Sheet, now: Sheet, field: str) -> str:
    """The doubt to go on with after a save, which may have settled another one too; empty: none."""
    fields = [one.field for one in questions(before)]
    place = fields.index(field) + 1 if field in fields else 0
    left = {one.field for one in questions(now)}
    return next((one for one in (*fields[place:], *fields) if one in left), "")


def shown(value: Plain) -> str:
    """A text as it stands, a list line by line."""
    if isinstance(value, tuple):
        return "\n".join(map(shown, value))
    if isinstance(value, dict):
        return "、".join(f"{word_of(k)}: {shown(v)}" for k, v in value.items() if v)
    return str(value)
