"""The lines of a document around a text, with the text marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from site_builder.content.origins.provenance import Place, Provenance
from site_builder.content.sheet.field_path import FieldPath

OPEN, CLOSE = ">>>", "<<<"
_AROUND = 1
"""Lines above and below"""
_BESIDE = 40
"""Characters before and behind within a long line"""


def places_near(provenance: Provenance, field: FieldPath) -> tuple[Place, ...]:
    """The field's; of a branch all below it; of what has none, of the branch that it stands in."""
    fields = {FieldPath.parse(name): places for name, places in provenance.fields.items()}
    while field.steps:
        below = (places for path, places in fields.items() if field.covers(path))
        if found := fields.get(field) or tuple(place for places in below for place in places):
            return found
        field = field.parent
    return ()


def place_name(place: Place) -> str:
    """資料の12行目, シート「地域課」のC7, 2ページ"""
    if not place.sheet:
        return f"資料の{place.line}行目"
    if place.sheet.isdecimal():
        return f"{place.sheet}ページ"
    return f"シート「{place.sheet}」の{place.cell}" if place.cell else f"シート「{place.sheet}」"


def excerpt(lines: Sequence[str], places: Sequence[Place]) -> tuple[str, ...]:
    """With line numbers; none where the places are not in the document."""
    within = [place for place in places if place.line <= len(lines)]
    if not within:
        return ()
    numbers = {place.line + n for place in within for n in range(-_AROUND, _AROUND + 1)}
    shown = sorted(number for number in numbers if 0 < number <= len(lines))
    made: list[str] = []
    for before, number in pairwise([0, *shown]):
        made += ["    …"] if made and number > before + 1 else []
        made += (f"{number:>5}| {text}" for text in _line(lines, number, within))
    return tuple(made)


def _line(lines: Sequence[str], number: int, places: Sequence[Place]) -> Iterator[str]:
    text = lines[number - 1]
    own = sorted({(p.column - 1, p.column - 1 + p.length) for p in places if p.line == number})
    if not own:
        yield _clipped(text[: 2 * _BESIDE], False, len(text) > 2 * _BESIDE)
    for start, end in own:
        first, last = max(0, start - _BESIDE), min(len(text), end + _BESIDE)
        marked = f"{text[first:start]}{OPEN}{text[start:end]}{CLOSE}{text[end:last]}"
        yield _clipped(marked, first > 0, last < len(text))


def _clipped(text: str, before: bool, behind: bool) -> str:
    """Tabs part the cells of a dump: they are shown as what they are."""
    return f"{'…' if before else ''}{text.replace(chr(9), ' | ')}{'…' if behind else ''}"
