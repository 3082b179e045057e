"""The talk with a person about each open doubt: plain lines in, plain lines out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import Enum
from pathlib import Path

from site_builder.cli.review_files import Reviewed, decide, origin_of
from site_builder.cli.review_report import choices, reasons
from site_builder.content.field_names import name_of
from site_builder.content.reviewing import (
    CHOSEN,
    CONFIRMED,
    TYPED,
    Answer,
    Question,
    questions,
    read_typed,
    twin_of,
)
from site_builder.content.store import load_sheet, read_text
from site_builder.problems import Problem

_NO_FIELD = "  （この欄はシートにありません）"
_PROMPT_CONFIRM = "1=このままでよい  Enter=あとで  q=終わる > "
_PROMPT = "番号=選ぶ  e=書き直す  Enter=あとで  q=終わる > "


class Turn(Enum):
    """What a person wants other than to answer."""

    LATER = "later"
    QUIT = "quit"


def talk(content: Path, reviewed: Iterable[Reviewed]) -> Iterator[Problem]:
    """Each answer is written at once: whoever stops here goes on there."""
    decided = later = 0
    for one in reviewed:
        for now, question in _still_open(content, one):
            _show(content, now, question)
            given = _ask(question)
            if given is Turn.QUIT:
                print(_summary(decided, later))
                return
            if given is Turn.LATER:
                later += 1
            elif problem := decide(content, one.file, question, given):
                yield problem
            else:
                decided += 1
                print("書き込みました。")
    print(_summary(decided, later))


def _summary(decided: int, later: int) -> str:
    return f"決めた欄: {decided}、あとにした欄: {later}"


def _still_open(content: Path, one: Reviewed) -> Iterator[tuple[Reviewed, Question]]:
    """One answer may settle another question, and shows in the readings of the next."""
    asked: set[str] = set()
    while waiting := [q for q in questions(one.sheet) if q.field not in asked]:
        asked.add(waiting[0].field)
        yield one, waiting[0]
        text, _ = read_text(content / one.file)
        one = replace(one, sheet=load_sheet(one.file, text)[0] or one.sheet)


def _show(content: Path, one: Reviewed, question: Question) -> None:
    origin = origin_of(content, one, question)
    print(f"\n── {one.file}  {name_of(question.field)}（{question.field}）")
    print("\n".join(reasons(question)))
    if origin.place:
        print(f"もとの文書 {origin.place}:")
    print("\n".join(origin.lines or [f"  {d.raw}" for d in question.doubts if d.raw]))
    twin = twin_of(one.sheet, question)
    print(f"読み（{name_of(twin.field)}も一緒に決まります）:" if twin else "読み:")
    print("\n".join(f"  {line}" for line in choices(question)) or _NO_FIELD)


def _ask(question: Question) -> Answer | Turn:
    while True:
        said = _line(_PROMPT if question.readings else _PROMPT_CONFIRM)
        if said is None or said.lower() == "q":
            return Turn.QUIT
        if not said:
            return Turn.LATER
        given = _understood(question, said)
        if given:
            return given
        print("その番号の読みはありません。")


def _understood(question: Question, said: str) -> Answer | None:
    """None where it is no answer."""
    if said.lower() == "e":
        return _typed(question)
    number = int(said) if said.isdecimal() else 0
    if number == 1:
        return Answer(None, _why(CONFIRMED))
    if 1 < number <= len(question.readings):
        return Answer(question.readings[number - 1], _why(CHOSEN))
    return None


def _typed(question: Question) -> Answer | None:
    print("新しい文を打ち、空の行で終えてください。")
    lines: list[str] = []
    while line := _line("  "):
        lines.append(line)
    try:
        value = read_typed(question, "\n".join(lines))
    except ValueError:
        print("この欄は一つの文では書けません。読みを選ぶか、シートのファイルを直してください。")
        return None
    return Answer(value, _why(TYPED)) if lines else None


def _why(usual: str) -> str:
    return _line(f"理由（Enter なら「{usual}」）> ") or usual


def _line(prompt: str) -> str | None:
    """None at the end of the input."""
    try:
        return input(prompt).strip()
    except EOFError:
        print()
        return None
