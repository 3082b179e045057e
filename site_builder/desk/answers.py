"""A form of the desk → what it makes of the sheet's file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from site_builder.content.folder.store import load_sheet
from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.sheet.fields import find_field, name_of
from site_builder.content.sheet.review import (
    CHOSEN,
    CONFIRMED,
    TYPED,
    Answer,
    Question,
    questions,
    read_typed,
)
from site_builder.content.yaml.emit import as_plain
from site_builder.decisions.settled_doubts import answered, corrected
from site_builder.problems import Problem, Where

TEXT = "text"
"""The choice of one's own words"""
_DIGITS = 10


@dataclass(frozen=True, slots=True)
class Given:
    """What a person sent."""

    field: str
    choice: str
    """Number of a reading from 1, or TEXT"""
    text: str
    why: str
    seen: str
    """Hash of the file that the form was made from"""
    was: str
    """What the field said when the form was made"""
    reading: str
    """The chosen reading, as the form showed it"""

    @classmethod
    def of(cls, form: Mapping[str, str]) -> Given:
        choice = form.get("choice", TEXT)
        return cls(
            field=form.get("field", ""),
            choice=choice,
            text=_text(form, "text"),
            why=" ".join(form.get("why", "").split()),
            seen=form.get("seen", ""),
            was=_text(form, "reading-1"),
            reading=_text(form, f"reading-{choice}"),
        )

    @property
    def is_torn(self) -> bool:
        """A reading is chosen, and another text was typed, which would be lost."""
        return self.choice != TEXT and bool(self.text) and self.text != self.was

    @property
    def words(self) -> str:
        """What the person wants the field to say"""
        return self.text if self.choice == TEXT else self.reading

    @property
    def what(self) -> str:
        done = "確かめました" if self.choice == "1" else "直しました"
        return f"{name_of(FieldPath.parse(self.field))}を{done}"


def number_in(text: str) -> int:
    """0 where it is no number that the desk has given."""
    return int(text) if text.isdecimal() and len(text) < _DIGITS else 0


def _text(form: Mapping[str, str], name: str) -> str:
    """Browsers end the lines of a text with CR LF."""
    return form.get(name, "").replace("\r\n", "\n").strip()


def applied(given: Given, path: str, text: str) -> tuple[str, Problem | None]:
    """The file's new text, or what is wrong with what was sent."""
    sheet, flaws = load_sheet(path, text)
    if sheet is None:
        return text, flaws[0]
    question = next((one for one in questions(sheet) if one.field == given.field), None)
    found = find_field(sheet, FieldPath.parse(given.field))
    if question is None and found is None:
        return text, _problem(path, "no-such-field", "その欄は、いまのシートにはありません。", "")
    if given.is_torn:
        hint = "「下の文に書き直す」を選ぶか、下の文をもとに戻してください。"
        return text, _problem(
            path, "two-answers", "読みが選ばれていますが、文も書かれています。", hint
        )
    own = question or Question(given.field, (), (as_plain(found.value if found else ""),))
    answer = _answer(own, given)
    if answer is None:
        hint = "番号の読みを選ぶか、自分の文を書いてください。"
        return text, _problem(path, "no-answer", "答えが選ばれていません。", hint)
    if question:
        return answered(path, text, question, answer)
    if not given.why:
        hint = "もとの文書とちがう文にするわけを、短く書いてください（例: 資料の誤記のため）。"
        return text, _problem(path, "no-reason", "直した理由がありません。", hint)
    if answer.value is None:
        return text, _problem(path, "nothing-changed", "文が変わっていません。", "")
    return corrected(path, text, given.field, answer)


def _answer(question: Question, given: Given) -> Answer | None:
    if given.choice == TEXT:
        try:
            value = read_typed(question, given.text)
        except ValueError:
            return None
        is_same = value == question.readings[0]
        return Answer(None if is_same else value, given.why or (CONFIRMED if is_same else TYPED))
    number = number_in(given.choice)
    if number == 1:
        return Answer(None, given.why or CONFIRMED)
    if 1 < number <= len(question.readings):
        return Answer(question.readings[number - 1], given.why or CHOSEN)
    return None


def _problem(path: str, code: str, message: str, hint: str) -> Problem:
    return Problem(Where(path), code, message, hint)
