"""Open doubts as questions to a person, and what their answer makes of the sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.sheet.fields import find_field, same
from site_builder.content.sheet.model import Correction, Doubt, Sheet
from site_builder.content.sheet.restore import with_field, with_ordered_review
from site_builder.content.sheet.rules import sheet_issues
from site_builder.content.yaml.emit import as_plain
from site_builder.content.yaml.plain import Plain

CONFIRMED = "もとの文書と見比べて、このままでよいと確かめました。"
CHOSEN = "もとの文書と見比べて、この読みを選びました。"
TYPED = "もとの文書と見比べて、書き直しました。"


@dataclass(frozen=True, slots=True)
class Question:
    """What is open about one field."""

    field: str
    doubts: tuple[Doubt, ...]
    readings: tuple[Plain, ...]
    """The sheet's value first; empty where the sheet has no such field"""

    @property
    def path(self) -> FieldPath:
        return FieldPath.parse(self.field)


@dataclass(frozen=True, slots=True)
class Answer:
    value: Plain | None
    """None: the value stays as it is"""
    why: str


def questions(sheet: Sheet) -> tuple[Question, ...]:
    fields = dict.fromkeys(doubt.field for doubt in sheet.review)
    return tuple(_question(sheet, field) for field in fields)


def _question(sheet: Sheet, field: str) -> Question:
    doubts = tuple(doubt for doubt in sheet.review if doubt.field == field)
    found = find_field(sheet, FieldPath.parse(field))
    if found is None:
        return Question(field, doubts, ())
    own = as_plain(found.value)
    readings = [own]
    for other in (_fitting(own, doubt, other) for doubt in doubts for other in doubt.other):
        if other is not None and not any(same(other, known) for known in readings):
            readings.append(other)
    return Question(field, doubts, tuple(readings))


def _fitting(own: Plain, doubt: Doubt, other: Plain) -> Plain | None:
    """The reading as a value of the field: of one entry of a list, the list with that entry
    changed; None where the list does not have it just once."""
    if not isinstance(own, tuple) or isinstance(other, tuple):
        return other
    if own.count(doubt.raw) != 1:
        return None
    return tuple(other if part == doubt.raw else part for part in own)


def is_typable(question: Question) -> bool:
    """Whether one text can be the field's value: a field that holds rows needs several."""
    return bool(question.readings) and not holds_records(question.readings[0])


def read_typed(question: Question, text: str) -> Plain:
    """What a person typed, in the shape of the field; ValueError where none can be typed."""
    if not is_typable(question):
        raise ValueError(question.field)
    if isinstance(question.readings[0], tuple):
        return tuple(part.strip() for part in text.replace("、", "\n").split("\n") if part.strip())
    return text


def answer(sheet: Sheet, question: Question, given: Answer) -> Sheet:
    """The sheet with the answer; ValueError where the field cannot hold it."""
    decided = sheet
    for part, value in _with_twin(sheet, question, given.value):
        decided = _decided(decided, part, value, given.why)
    if any(True for _ in sheet_issues(decided)):
        raise ValueError(question.field)
    return with_ordered_review(decided)


def correct(sheet: Sheet, field: FieldPath, given: Answer) -> Sheet:
    """The sheet with another value in a field and the reason for it; ValueError where the field
    cannot hold it, or has it already. What is open about the field is settled by that."""
    own = find_field(sheet, field)
    if own is None or holds_records(as_plain(own.value)):
        raise ValueError(field)
    known = (one for one in questions(sheet) if one.field == str(field))
    question = next(known, Question(str(field), (), (as_plain(own.value),)))
    if not question.doubts and (given.value is None or same(given.value, question.readings[0])):
        raise ValueError(field)
    return answer(sheet, question, given)


def _decided(sheet: Sheet, question: Question, value: Plain | None, why: str) -> Sheet:
    path = question.path if value is not None else small_field(sheet, question.path)
    found, field = find_field(sheet, path), str(path)
    was = as_plain(found.value) if found else ""
    now = was if value is None else value
    changed = with_field(sheet, field, now) if now != was else sheet
    made = Correction(field, was, now, why, question.doubts)
    review = tuple(doubt for doubt in sheet.review if doubt not in question.doubts)
    return replace(changed, review=review, corrections=(*sheet.corrections, made))


def _with_twin(
    sheet: Sheet, question: Question, value: Plain | None
) -> Iterator[tuple[Question, Plain | None]]:
    """Two cells whose texts ran together are parted at one place, so one choice settles both."""
    yield question, value
    twin = twin_of(sheet, question)
    if twin and (value is None or value in question.doubts[0].other):
        theirs = twin.doubts[0].other
        yield twin, None if value is None else theirs[question.doubts[0].other.index(value)]


def twin_of(sheet: Sheet, question: Question) -> Question | None:
    """The question about the other one of two cells whose texts ran together."""
    if [doubt.reason for doubt in question.doubts] != ["melted"]:
        return None
    (doubt,) = question.doubts
    for other in questions(sheet):
        one, *rest = other.doubts
        alike = (one.reason, one.raw, len(one.other)) == ("melted", doubt.raw, len(doubt.other))
        if alike and not rest and other.field != question.field:
            return other
    return None


def small_field(sheet: Sheet, path: FieldPath) -> FieldPath:
    """A field of one text that stands for `path` in a correction: the path itself, else the goal's
    sentence or the section. An unchanged part with rows need not be written out twice."""
    found = find_field(sheet, path)
    if found and not holds_records(as_plain(found.value)):
        return path
    goal = FieldPath.of_goal(path.goal) / "goal"
    return goal if find_field(sheet, goal) else FieldPath(("section",))


def holds_records(value: Plain) -> bool:
    """Whether the value has rows or spans in it, not texts alone."""
    parts = value if isinstance(value, tuple) else (value,)
    return any(isinstance(part, Mapping) for part in parts)
