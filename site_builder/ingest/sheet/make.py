"""Draft → Sheet: what a layout has read, in the shape of content/."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from site_builder.content.sheet.fields import MEASURE_FIELDS
from site_builder.content.sheet.model import (
    Aside,
    Doubt,
    Goal,
    Measure,
    Sheet,
    Source,
    Span,
    Unplaced,
)
from site_builder.content.wording import parse_policies
from site_builder.content.yaml.plain import Plain
from site_builder.ingest.document import Document, Flavour, Form
from site_builder.ingest.draft import NO_GOAL, TANGLED, Draft, GoalRows, Leftover, Row
from site_builder.ingest.form.letters import has_no_letter, typed
from site_builder.ingest.form.policies import is_vision, other_codes
from site_builder.ingest.sheet.balance import place_of, top_of
from site_builder.problems import Problem, Where

_NEEDED = {
    "fiscal_year": (
        "sheet-without-year",
        "年度が読み取れません。",
        "「年度」の欄を確かめてください。",
    ),
    "ward": (
        "sheet-without-ward",
        "区の名前が読み取れません。",
        "「組織名(部)」の欄を確かめてください。",
    ),
    "section": (
        "sheet-without-section",
        "課の名前が読み取れません。",
        "「組織名(準部・課・機関名)」の欄を確かめてください。",
    ),
}


def make_sheet(document: Document, form: Form, draft: Draft) -> Sheet | tuple[Problem, ...]:
    """The sheet, or the problems that make it unusable."""
    problems = tuple(_missing(document, form, draft))
    if problems:
        return problems
    goals = tuple(map(_goal, draft.goals))
    sheet = Sheet(
        **{name: _plain(draft, name) for name in _TEXTS},  # type: ignore[arg-type]  # by name
        goals=goals,
        spans=tuple(span for rows in draft.goals for span in _spans(rows)),
        notes=tuple(str(note.value) for note in draft.notes),
        unplaced=tuple(_unplaced(form, leftover) for leftover in draft.unplaced),
        aside=tuple(_aside(document, leftover) for leftover in draft.aside),
        source=_source(document, form),
    )
    whole: Sheet = _typed(replace(sheet, review=(*draft.doubts, *_new_doubts(draft, sheet))))
    return whole


def _typed(part: Any) -> Any:
    """A part of a sheet, its texts without what stands for signs of no width."""
    if isinstance(part, str):
        return typed(part)
    if isinstance(part, tuple):
        return tuple(map(_typed, part))
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **{f.name: _typed(getattr(part, f.name)) for f in fields(part)})
    return part


# --- what a sheet cannot do without -------------------------------------------------------


def _missing(document: Document, form: Form, draft: Draft) -> Iterator[Problem]:
    top = top_of(document, form)
    for name, problem in _NEEDED.items():
        if not _plain(draft, name):
            yield Problem(top, *problem)
    if not draft.goals:
        yield _no_goals(document, top, draft)
    counts = Counter(_number(goal) for goal in draft.goals)
    for goal in draft.goals:
        if counts[_number(goal)] > 1 and goal.number.pieces:
            where = place_of(document, goal.number.pieces[0].start)
            message = f"同じ番号（No.{_number(goal)}）の目標が2つ以上あります。"
            yield Problem(where, "goal-number-twice", message, "番号を確かめてください。")


def _no_goals(document: Document, top: Where, draft: Draft) -> Problem:
    rows = [one for one in draft.unplaced if one.reason in (NO_GOAL, TANGLED)]
    if not rows:
        hint = "文書が途中で切れていないか確かめてください。"
        return Problem(top, "sheet-without-goals", "組織目標の表が読み取れません。", hint)
    where = place_of(document, rows[0].pieces[0].start)
    if rows[0].reason == TANGLED:
        message = "欄の切れ目がはっきりしないところが多すぎて、組織目標の表が読み取れません。"
        hint = "元のExcelかPDFを渡してください。"
        return Problem(where, "sheet-tangled", message, hint)
    hint = "「No.」の欄を確かめてください。"
    return Problem(where, "sheet-without-numbers", "目標の番号（No.）が読み取れません。", hint)


# --- the sheet's parts --------------------------------------------------------------------

_TEXTS: Mapping[str, Plain] = {
    "fiscal_year": 0,
    "ward": "",
    "section": "",
    "parent_section": "",
    "department": "",
    "created": "",
    "evaluated": "",
    "policy_indicators": (),
}


def _plain(draft: Draft, name: str) -> Plain:
    return draft.header[name].value if name in draft.header else _TEXTS[name]


def _number(rows: GoalRows) -> int:
    value = rows.number.value
    assert isinstance(value, int | str)
    return int(value)


def _goal(rows: GoalRows) -> Goal:
    text = str(rows.goal.value) if rows.goal else ""
    return Goal(_number(rows), text, tuple(map(_measure, rows.rows)))


def _measure(row: Row) -> Measure:
    return Measure(**{name: reading.value for name, reading in row.cells.items()})  # type: ignore[arg-type]  # by name


def _spans(rows: GoalRows) -> Iterator[Span]:
    for place, row in enumerate(rows.rows, 1):
        for name, count in row.covered.items():
            yield Span(f"goals/{_number(rows)}/measures/{place}/{name}", count)


def _raw(leftover: Leftover) -> str:
    return " ".join(piece.text.strip() for piece in leftover.pieces)


def _aside(document: Document, leftover: Leftover) -> Aside:
    where = place_of(document, leftover.pieces[0].start)
    return Aside(_raw(leftover), where.place or f"{where.line}行目", leftover.reason)


def _unplaced(form: Form, leftover: Leftover) -> Unplaced:
    start = leftover.pieces[0].start
    line = max(line.number for line in form.lines if line.piece.start <= start)
    return Unplaced(_raw(leftover), line, leftover.reason)


_KINDS = {Flavour.TABULAR: "recognised", Flavour.RAW: "text", Flavour.GRID: "text"}


def _source(document: Document, form: Form) -> Source:
    lines = f"{form.lines[0].number}-{form.lines[-1].number}"
    return Source(document.name, document.sha256, _KINDS[form.flavour], lines)


# --- doubts that both flavours share ------------------------------------------------------


def _new_doubts(draft: Draft, sheet: Sheet) -> Iterator[Doubt]:
    known = {(doubt.field, doubt.reason) for doubt in draft.doubts}
    found = (*_code_doubts(sheet), *_letter_doubts(sheet))
    return (doubt for doubt in found if (doubt.field, doubt.reason) not in known)


def _letter_doubts(sheet: Sheet) -> Iterator[Doubt]:
    """Texts with signs that mean something only where they were typed (外字)."""
    for name in ("ward", "section", "parent_section", "department"):
        yield from _letter_doubt(name, getattr(sheet, name))
    for goal in sheet.goals:
        yield from _letter_doubt(f"goals/{goal.number}/goal", goal.goal)
        for place, measure in enumerate(goal.measures, 1):
            for name in MEASURE_FIELDS:
                value = getattr(measure, name)
                text = value if isinstance(value, str) else " ".join(value)
                yield from _letter_doubt(f"goals/{goal.number}/measures/{place}/{name}", text)


def _letter_doubt(field: str, text: str) -> Iterator[Doubt]:
    if has_no_letter(text):
        yield Doubt(field, "garbled", text)


def _code_doubts(sheet: Sheet) -> Iterator[Doubt]:
    """Words of 総合計画上の位置づけ that are neither a code of the plan nor a ward's vision."""
    for goal in sheet.goals:
        for place, measure in enumerate(goal.measures, 1):
            strange = [code for code in measure.policies if not _is_known(code)]
            if strange:
                field = f"goals/{goal.number}/measures/{place}/policies"
                others = tuple(code for word in strange for code in other_codes(word))
                yield Doubt(field, "code", " ".join(strange), others)


def _is_known(stored: str) -> bool:
    return bool(parse_policies(stored)) or is_vision(stored)
