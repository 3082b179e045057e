"""Open doubts as text: for people and for machines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from site_builder.cli.reports.aside import aside_lines
from site_builder.content.field_names import word_of
from site_builder.content.sheet.fields import name_of
from site_builder.content.sheet.reasons import sentence
from site_builder.content.sheet.review import Question, holds_records, questions
from site_builder.content.yaml.plain import Plain
from site_builder.decisions.settled_doubts import Reviewed

NONE_OPEN = "決める欄はありません。"
_SHOWN = 200
"""Characters of a whole row; a text is shown whole, for two may differ in their last word"""


def as_text(reviewed: Sequence[Reviewed]) -> str:
    lines = [line for one in reviewed for line in (f"{one.file}:", *_listed(one), *_aside(one))]
    count = sum(len(questions(one.sheet)) for one in reviewed)
    sheets = sum(bool(one.sheet.review) for one in reviewed)
    total = f"確かでない欄は、{sheets}枚のシートに{count}か所あります。" if count else NONE_OPEN
    return "\n".join([*lines, total]) + "\n"


def _listed(one: Reviewed) -> Iterator[str]:
    for question in questions(one.sheet):
        yield f"  {question.field}（{name_of(question.path)}）"
        yield from (f"    {line}" for line in (*reasons(question), *choices(question)))


def _aside(one: Reviewed) -> Iterator[str]:
    if one.sheet.aside:
        yield "  シートに載せない文字"
        yield from (f"    {line}" for line in aside_lines(one.sheet.aside))


def reasons(question: Question) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sentence(doubt.reason) for doubt in question.doubts))


def choices(question: Question) -> tuple[str, ...]:
    """Numbered from 1; the first is what the sheet says."""
    return tuple(
        f"{number}. {shown(value)}{'（いまの読み）' if number == 1 else ''}"
        for number, value in enumerate(question.readings, 1)
    )


def shown(value: Plain) -> str:
    """On one line; a line break of the text is shown as ⏎."""
    text = _words(value) or "（空欄）"
    return f"{text[:_SHOWN]}…" if holds_records(value) and len(text) > _SHOWN else text


def _words(value: Plain) -> str:
    if isinstance(value, Mapping):
        pairs = ((word_of(key), _words(part)) for key, part in value.items())
        return "｛" + "、".join(f"{name}: {words}" for name, words in pairs if words) + "｝"
    if isinstance(value, tuple):
        return "、".join(map(_words, value))
    return str(value).replace("\n", "⏎")


def as_json(reviewed: Sequence[Reviewed]) -> str:
    records = [
        {
            "file": one.file,
            "field": question.field,
            "name": name_of(question.path),
            "reasons": [doubt.reason for doubt in question.doubts],
            "raw": [doubt.raw for doubt in question.doubts],
            "readings": question.readings,
        }
        for one in reviewed
        for question in questions(one.sheet)
    ]
    aside = [
        {"file": one.file, "raw": text.raw, "place": text.place, "reason": text.reason}
        for one in reviewed
        for text in one.sheet.aside
    ]
    return json.dumps({"open": records, "aside": aside}, indent=2) + "\n"
