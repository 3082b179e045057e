"""The talk with a person about each open doubt: plain lines in, plain lines out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum
from pathlib import Path

from site_builder.cli.dialogs.terminal import ask, can_fill, on_screen
from site_builder.cli.reports.aside import aside_lines
from site_builder.cli.reports.doubts import choices, reasons
from site_builder.content.folder.store import load_sheet
from site_builder.content.sheet.fields import name_of
from site_builder.content.sheet.review import (
    CHOSEN,
    CONFIRMED,
    TYPED,
    Answer,
    Question,
    answer,
    is_typable,
    questions,
    read_typed,
    twin_of,
)
from site_builder.content.writing import read_text
from site_builder.content.yaml.plain import Plain
from site_builder.decisions.settled_doubts import Origin, Reviewed, decide, origin_of
from site_builder.problems import Problem

_NO_FIELD = "  （この欄はシートにありません）"
_BY_HAND = "行を分けたり、なくしたりするときは、シートのファイルを直してください。"
_LATER = "Enter=あとで  q=終わる > "


class Turn(Enum):
    """An input that answers nothing: go on, stop, or ask once more."""

    LATER = "later"
    QUIT = "quit"
    AGAIN = "again"


def talk(content: Path, reviewed: Sequence[Reviewed]) -> Iterator[Problem]:
    """Asks about each doubt. Each answer is written at once, so the review can stop anywhere."""
    if not reviewed:
        print("確かでない欄はありません。")
        return
    counts = {Turn.LATER: 0, None: 0}
    try:
        yield from _talk(content, reviewed, counts)
    finally:  # also where Ctrl+C ends it
        print(f"\n決めた欄: {counts[None]}、あとにした欄: {counts[Turn.LATER]}")


def _talk(
    content: Path, reviewed: Sequence[Reviewed], counts: dict[Turn | None, int]
) -> Iterator[Problem]:
    left = sum(len(questions(one.sheet)) for one in reviewed)
    for one in reviewed:
        left -= len(questions(one.sheet))
        for now, question, here in _still_open(content, one):
            _show(content, now, question, left + here)
            given = _ask(now, question)
            if given is Turn.QUIT:
                return
            if isinstance(given, Turn):
                counts[Turn.LATER] += 1
            elif problem := decide(content, one.file, question, given):
                yield problem
            else:
                counts[None] += 1
                print("書き込みました。")


def _still_open(content: Path, one: Reviewed) -> Iterator[tuple[Reviewed, Question, int]]:
    """With their number. One answer may settle another question, and shows in the readings of
    the next."""
    asked: set[str] = set()
    while waiting := [q for q in questions(one.sheet) if q.field not in asked]:
        asked.add(waiting[0].field)
        yield one, waiting[0], len(waiting)
        text, _ = read_text(content / one.file)
        one = replace(one, sheet=load_sheet(one.file, text)[0] or one.sheet)


def _show(content: Path, one: Reviewed, question: Question, left: int) -> None:
    origin = origin_of(content, one, question)
    twin = twin_of(one.sheet, question)
    lines = [
        f"\n── 残り{left}か所  {one.file}",
        f"{name_of(question.path)}（{question.field}）",
        *reasons(question),
        *_document(one, origin),
        *(origin.lines or [f"  {doubt.raw}" for doubt in question.doubts if doubt.raw]),
        f"読み（{name_of(twin.path)}も一緒に決まります）:" if twin else "読み:",
        *([f"  {line}" for line in choices(question)] or [_NO_FIELD]),
        *([] if is_typable(question) else [_BY_HAND]),
        *(["この文書で、シートに載せない文字:"] if one.sheet.aside else []),
        *(f"  {line}" for line in aside_lines(one.sheet.aside)),
    ]
    print(on_screen("\n".join(lines)))


def _document(one: Reviewed, origin: Origin) -> Iterator[str]:
    if why := one.sheet.source.withheld:
        yield f"もとの文書は、載せていません（{why}）。手もとの文書と見くらべてください。"
    elif origin.place:
        yield f"もとの文書 {origin.place}:"


def _prompt(question: Question) -> str:
    ways = "番号=選ぶ  " if len(question.readings) > 1 else "1=このままでよい  "
    return f"{ways}e=書き直す  {_LATER}" if is_typable(question) else ways + _LATER


def _ask(one: Reviewed, question: Question) -> Answer | Turn:
    while True:
        given = _understood(one, question, ask(_prompt(question)))
        if given is not Turn.AGAIN:
            return given


def _understood(one: Reviewed, question: Question, said: str | None) -> Answer | Turn:
    """The meaning of an input, full-width signs of a Japanese keyboard (１ ｅ) too."""
    word = None if said is None else unicodedata.normalize("NFKC", said).lower()
    if word is None or word == "q":
        return Turn.QUIT
    if not word:
        return Turn.LATER
    if word == "e" and is_typable(question):
        return _typed(one, question)
    number = int(word) if word.isdecimal() else 0
    if number == 1:
        return _reasoned(None, CONFIRMED)
    if 1 < number <= len(question.readings):
        return _reasoned(question.readings[number - 1], CHOSEN)
    print("その番号の読みはありません。" if number else "番号か文字を、下から選んでください。")
    return Turn.AGAIN


def _reasoned(value: Plain | None, usual: str) -> Answer | Turn:
    """Asks for the reason; QUIT where the input ends before it."""
    why = ask(f"理由（Enter なら「{usual}」） > ")
    return Turn.QUIT if why is None else Answer(value, why or usual)


def _typed(one: Reviewed, question: Question) -> Answer | Turn:
    lines = _lines(question.readings[0] if can_fill() else "")
    if lines is None:
        return Turn.QUIT
    if not lines:
        empty = ask("空欄にしますか。y=空欄にする  Enter=やめる > ")
        if empty is None or unicodedata.normalize("NFKC", empty).lower() != "y":
            return Turn.QUIT if empty is None else Turn.AGAIN
    value = read_typed(question, "\n".join(lines))
    if value == question.readings[0]:
        return _reasoned(None, CONFIRMED)
    try:
        answer(one.sheet, question, Answer(value, TYPED))
    except ValueError:
        print(f"その文は「{name_of(question.path)}」の欄に書けません。")
        return Turn.AGAIN
    return _reasoned(value, TYPED)


def _lines(own: Plain) -> list[str] | None:
    """What was typed; None at the end of the input. `own` stands there, one line after the other,
    to be changed."""
    given = own if isinstance(own, tuple) else str(own).split("\n") if own else ()
    print("一行ずつ直してください。" if given else "新しい文を打ってください。", end="")
    print("何もない行で Enter を押すと、終わります。")
    lines = []
    for text in given:
        line = ask("  ", str(text))
        if line is None:
            return None
        lines += [line] if line else []
    while line := ask("  "):
        lines.append(line)
    return None if line is None else lines
