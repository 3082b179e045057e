"""Two versions of a sheet → what a reader would call a change."""

from __future__ import annotations

from collections.abc import Callable

from site_builder.content.comparison.differences import (
    Difference,
    DifferenceKind,
    differences,
    in_words,
)
from site_builder.content.history.model import Change, ChangeKind
from site_builder.content.sheet.model import Sheet
from site_builder.content.wording import squash
from site_builder.content.yaml.plain import Plain

_UNTOLD = frozenset(["fiscal_year", "ward", "unplaced", "aside"])
"""Fields whose changes are not recorded: the sheet's place, and what is no field of the form"""
_AFTER_THE_YEAR = frozenset(["result", "evaluation", "attainment", "next_steps", "evaluated"])
_KINDS = {
    "result": ChangeKind.RESULT,
    "evaluation": ChangeKind.EVALUATION,
    "target": ChangeKind.TARGET,
}
_LONG = frozenset(["summary", "attainment", "next_steps"])


def compare_sheets(before: Sheet, after: Sheet, date: str) -> tuple[Change, ...]:
    """In the order of the form. Other white space, widths of signs and open doubts are none."""
    is_correction = _correction_rule(before, after)
    return tuple(
        _change(one, date, is_correction) for one in differences(before, after) if _is_change(one)
    )


def _is_change(one: Difference) -> bool:
    """True where words, a goal or a row differ; white space, widths and spans do not count."""
    if one.kind is DifferenceKind.VALUE and one.path.name not in _UNTOLD:
        return squash(in_words(one.was)) != squash(in_words(one.now))
    return one.kind in (DifferenceKind.ADDED, DifferenceKind.DROPPED)


def _change(one: Difference, date: str, is_correction: Callable[[Difference], bool]) -> Change:
    kind = ChangeKind.CORRECTION if is_correction(one) else _kind(one)
    was, now = _text(one, one.was), _text(one, one.now)
    entered = not was and one.path.name in _LONG
    return Change(date, kind, str(one.path), was, "" if entered else now)


def _kind(one: Difference) -> ChangeKind:
    if one.kind is DifferenceKind.ADDED:
        return ChangeKind.ADDED
    if one.kind is DifferenceKind.DROPPED:
        return ChangeKind.DROPPED
    return _KINDS.get(one.path.name, ChangeKind.WORDING)


def _text(one: Difference, value: Plain) -> str:
    if isinstance(value, tuple):
        return ("、" if one.path.name == "policies" else "\n").join(map(str, value))
    return in_words(value)


def _correction_rule(before: Sheet, after: Sheet) -> Callable[[Difference], bool]:
    """The document says what it said: whatever differs was this site's own slip. What a person
    enters at the end of the year into a sheet of its beginning is none."""
    source = after.source.sha256
    same_document = bool(source) and source == before.source.sha256
    first_results = not any(m.evaluation or m.result for g in before.goals for m in g.measures)
    recorded = tuple(c.path for c in after.corrections if c not in before.corrections)

    def is_correction(one: Difference) -> bool:
        if any(path.covers(one.path) for path in recorded):
            return True
        entered = not one.was and one.path.name in _AFTER_THE_YEAR
        return same_document and not (first_results and entered)

    return is_correction
