"""The facts at the head of a tabular form: year, department, section, dates, policy indicators.

Labels and values are cells in any order; a value belongs to the label before it, unless it
plainly looks like another fact (a date, a year, a ward …).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from site_builder.content.sheet.model import Doubt
from site_builder.content.wording import squash
from site_builder.ingest.document import Piece
from site_builder.ingest.draft import FieldReading, Leftover
from site_builder.ingest.form.dates import is_year, other_day, read_day, read_years
from site_builder.ingest.form.facts import (
    indicator_names,
    read_department,
    read_section,
    read_ward,
    split_ward,
)
from site_builder.ingest.form.labels import (
    HEADER_LABELS,
    Label,
    cut_label,
    find_label,
    head_label_at,
    label_of,
)
from site_builder.ingest.form.rows import RowCell, TableLine

FACTS = tuple(label.value for label in HEADER_LABELS)
_LONG = (Label.POLICY_INDICATORS, Label.SECTION, Label.DEPARTMENT)
_WARD = re.compile(r".{1,4}区(?:役所)?")
_OFFICE = re.compile(r".+(?:課|センター|出張所|室|館|所|係|園|署|局|支所|連絡所|事務局)")
_ALMOST_DATE = re.compile(r"(?:令和|平成|R|H|20\d\d)?\D?\d{1,4}[年./-]\d{1,2}.*", re.IGNORECASE)

_BESIDE = 4.0
"""The value follows its label"""
_SAME_ROW = 1.0
_BESIDE_OTHER = -1.0
_LEFT_OUT = -1.2
_SURE = 2.0
"""A reading below is doubtful"""


@dataclass(frozen=True, slots=True)
class _Part:
    """A label or a value of the head."""

    row: int
    pieces: tuple[Piece, ...]
    label: str = ""
    """The fact that it names; empty for a value"""

    @property
    def text(self) -> str:
        return "  ".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Head:
    facts: Mapping[str, FieldReading]
    labels: tuple[Piece, ...]
    unplaced: tuple[Leftover, ...]
    doubts: tuple[Doubt, ...]


def read_head(rows: Sequence[TableLine]) -> Head:
    parts = [part for row in rows for cell in row.cells for part in _parts(row.number, cell)]
    values = [place for place, part in enumerate(parts) if not part.label]
    chosen = _assign(parts, values)
    facts: dict[str, FieldReading] = {}
    doubts: list[Doubt] = []
    left: list[_Part] = [parts[place] for place in values if place not in chosen]
    for place, name in chosen.items():
        found = _read(name, parts[place].text, parts[place].pieces)
        left += [] if found else [parts[place]]
        facts.update(found)
        if not found or _score(parts, place, name) < _SURE:
            doubts.append(Doubt(name, "header", parts[place].text))
        doubts += _two_years(name, parts[place].text)
        doubts += _two_days(name, parts[place].text)
    told = {name: parts[place].text for place, name in chosen.items() if name in facts}
    facts, split_doubts = _with_ward(facts, told)
    doubts += split_doubts
    doubts += _unread(parts, [place for place in values if place not in chosen], facts)
    labels = tuple(piece for part in parts if part.label for piece in part.pieces)
    return Head(
        facts, labels, tuple(Leftover(part.pieces, "header") for part in left), tuple(doubts)
    )


def _two_years(name: str, text: str) -> Iterator[Doubt]:
    """A doubt where the head names two years: 令和6年度（2025年度）"""
    years = read_years(text) if name == "fiscal_year" else ()
    if len(years) > 1:
        yield Doubt(name, "year", text, years[1:])


def _two_days(name: str, text: str) -> Iterator[Doubt]:
    """A doubt on a date like 4/1/2025, which may mean the fourth of January."""
    other = other_day(text) if name in ("created", "evaluated") else ""
    if other:
        yield Doubt(name, "number-format", text, (other,))


def _with_ward(
    facts: Mapping[str, FieldReading], told: Mapping[str, str]
) -> tuple[dict[str, FieldReading], list[Doubt]]:
    """西区役所 地域課 in one cell, whether the other one is blank or says the ward again.

    `told`: fact → its text in the document"""
    whole = told.get("section") or told.get("department", "")
    known = "section" in told and "ward" in facts and bool(facts["ward"].value)
    split = split_ward(whole, known)
    if not split:
        return dict(facts), []
    section, parent = read_section(split.section)
    said = {"section": section, "ward": split.ward, "department": split.office}
    said |= {"parent_section": parent} if parent else {}
    kept = ("ward", "department") if known else ()
    split_facts = {
        name: replace(facts.get(name, FieldReading("", ())), value=value)
        for name, value in said.items()
        if name not in kept
    }
    doubts = [] if split.sure else [Doubt("section", "header", whole, ("".join(whole.split()),))]
    if known and facts["ward"].value != split.ward:
        doubts.append(Doubt("ward", "header", whole, (split.ward,)))
    return {**facts, **split_facts}, doubts


def _unread(
    parts: Sequence[_Part], left: Sequence[int], facts: Mapping[str, FieldReading]
) -> Iterator[Doubt]:
    """A value beside a label that has no other, but which does not look like the fact."""
    for place in left:
        before = parts[place - 1] if place else None
        if before and before.label and before.row == parts[place].row and before.label not in facts:
            yield Doubt(before.label, "header", parts[place].text)


def _parts(row: int, cell: RowCell) -> Iterator[_Part]:
    """A cell is mostly one label or one value, but a label may be glued to a value."""
    whole = _whole_label(cell.text)
    found = None if whole else _glued_label(cell.text)
    if not found:
        yield _Part(row, cell.pieces, whole)
        return
    name, start, end = found
    before, rest = cell.cut(start)
    label, behind = rest.cut(end - start + len(_behind_label(cell.text[end:])))
    if before.pieces:
        yield _Part(row, before.pieces)
    yield _Part(row, label.pieces, name)
    if behind.pieces:
        yield from _parts(row, behind)


def _behind_label(rest: str) -> str:
    """The colon between a label and its value."""
    return rest[: len(rest) - len(rest.lstrip(" \u3000:："))]


def _whole_label(text: str) -> str:
    """The fact that the text as a whole names, also where it is cut; empty for a value."""
    label = label_of(text) or cut_label(text)
    if label is Label.EVALUATION:
        label = Label.EVALUATED  # 評価 in the head is 評価日, cut
    return label.value if label in HEADER_LABELS else ""


def _glued_label(text: str) -> tuple[str, int, int] | None:
    places = []
    for found in (*(find_label(label, text) for label in HEADER_LABELS), head_label_at(text)):
        if found and (found.label in _LONG or _stands_apart(text, found.start, found.end)):
            places.append((found.start, -found.end, found.label.value))
    if not places:
        return None
    start, end, name = min(places)
    return name, start, -end


def _stands_apart(text: str, start: int, end: int) -> bool:
    """年度 is a word of many texts: as a label it has white space around it."""
    before = not text[:start].strip() or text[start - 1].isspace()
    return before and (end == len(text) or text[end].isspace() or text[end] in ":：")


# --- which value is which fact ------------------------------------------------------------


def _assign(parts: Sequence[_Part], values: Sequence[int]) -> Mapping[int, str]:
    """The best pairing of values with facts, each at most once."""
    states: dict[frozenset[str], tuple[float, dict[int, str]]] = {frozenset(): (0.0, {})}
    for place in values:
        steps: dict[frozenset[str], tuple[float, dict[int, str]]] = {}
        for used, (score, pairs) in states.items():
            _offer(steps, used, score + _LEFT_OUT, pairs)
            for name in FACTS:
                if name not in used:
                    better = score + _score(parts, place, name)
                    _offer(steps, used | {name}, better, {**pairs, place: name})
        states = steps
    return max(states.values(), key=lambda state: state[0])[1]


def _offer(
    steps: dict[frozenset[str], tuple[float, dict[int, str]]],
    used: frozenset[str],
    score: float,
    pairs: dict[int, str],
) -> None:
    if used not in steps or score > steps[used][0]:
        steps[used] = (score, pairs)


def _score(parts: Sequence[_Part], place: int, name: str) -> float:
    part = parts[place]
    score = _looks(squash(part.text), name)
    before = parts[place - 1] if place else None
    if before and before.label and before.row == part.row:
        return score + (_BESIDE if before.label == name else _BESIDE_OTHER)
    beside = any(other.row == part.row and other.label == name for other in parts[:place])
    return score + (_SAME_ROW if beside else 0.0)


def _looks(bare: str, name: str) -> float:
    """How much a value looks like a fact, as a rough logarithm of odds."""
    match name:
        case "fiscal_year":
            return 6.0 if is_year(bare) else -9.0
        case "created" | "evaluated":
            return 5.0 if read_day(bare) else (-1.0 if _ALMOST_DATE.fullmatch(bare) else -9.0)
        case "department":
            return 5.0 if _WARD.fullmatch(bare) else (2.0 if "区" in bare[:5] else -3.0)
        case "section":
            return _looks_like_section(bare)
    plain = read_day(bare) or is_year(bare) or _WARD.fullmatch(bare)
    return -6.0 if plain else (3.0 if bare[0] == "・" or len(bare) > 12 else -1.5)


def _looks_like_section(bare: str) -> float:
    if read_day(bare) or is_year(bare) or bare.startswith("・") or _WARD.fullmatch(bare):
        return -6.0
    name = re.sub(r"\(.*\)$", "", bare)
    return 4.0 if len(bare) < 32 and _OFFICE.fullmatch(name) else -1.0


def _read(name: str, text: str, pieces: tuple[Piece, ...]) -> dict[str, FieldReading]:
    """The facts that one value gives: a department also names the ward."""
    match name:
        case "fiscal_year":
            years = read_years(text)
            return {name: FieldReading(years[0], pieces)} if years else {}
        case "created" | "evaluated":
            day = read_day(text)
            return {name: FieldReading(day, pieces)} if day else {}
        case "section":
            section, parent = read_section(text)
            above = {"parent_section": FieldReading(parent, ())} if parent else {}
            return {name: FieldReading(section, pieces), **above}
        case "department":
            ward = FieldReading(read_ward(text), ())
            return {name: FieldReading(read_department(text), pieces), "ward": ward}
    return {name: FieldReading(indicator_names(text), pieces)}
