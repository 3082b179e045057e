"""The facts of a form's head: what their texts look like, and what the sheet stores of them.

One rule for every layout; where the text of a fact stands is found by each layout itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Protocol

from site_builder.content.eras import parse_fiscal_year
from site_builder.content.sheet.model import Doubt
from site_builder.content.wording import squash
from site_builder.ingest.document import Piece
from site_builder.ingest.draft import FieldReading
from site_builder.ingest.form.columns.named import NamedColumn, label_years
from site_builder.ingest.form.dates import is_year, other_day, read_day, read_years
from site_builder.ingest.form.joining import join_spaced
from site_builder.ingest.form.labels import HEADER_LABELS, head_label_at, label_of
from site_builder.ingest.form.letters import typed
from site_builder.ingest.form.measures import names_measure
from site_builder.ingest.form.offices import (
    is_torn,
    names_department,
    names_section,
    names_ward,
    read_section,
    read_ward,
    split_ward,
    wards_in,
    without_spaces,
)

FACTS = tuple(label.value for label in HEADER_LABELS)
_ALMOST_DATE = re.compile(r"(?:令和|平成|R|H|20\d\d)?\D?\d{1,4}[年./-]\d{1,2}.*", re.IGNORECASE)
_BULLET = re.compile(r"(?:^|\s)\s*[・･•●]")

Facts = Mapping[str, FieldReading]


# --- what a text looks like ---------------------------------------------------------------


def is_fact(text: str) -> bool:
    """Whether a text is plainly a fact, wherever it stands: a day, a year."""
    return is_year(text) or bool(read_day(text))


def is_head_label(text: str) -> bool:
    """Whether a cell is a label of the head, alone or with its value behind it."""
    return label_of(text) in HEADER_LABELS or head_label_at(text) is not None


def likeness(name: str, text: str) -> float:
    """How much a text looks like a fact, as a rough logarithm of odds."""
    bare = squash(text)
    match name:
        case "fiscal_year":
            return 6.0 if is_year(bare) else -9.0
        case "created" | "evaluated":
            return 5.0 if read_day(bare) else (-1.0 if _ALMOST_DATE.fullmatch(bare) else -9.0)
        case "department":
            near = "区" in bare[:5] or names_department(bare)
            return 5.0 if names_ward(bare) else (2.0 if near else -3.0)
    if is_fact(bare) or names_ward(bare):
        return -6.0
    if name == "section":
        return -6.0 if bare.startswith("・") else (4.0 if names_section(bare) else -1.0)
    return 3.0 if bare[0] == "・" or len(bare) > 12 else -1.5


# --- what it says -------------------------------------------------------------------------


class FactText(Protocol):
    """The text of a fact, as it stands in the document."""

    @property
    def text(self) -> str: ...

    @property
    def pieces(self) -> tuple[Piece, ...]: ...


def read_facts(told: Mapping[str, FactText]) -> tuple[Facts, tuple[Doubt, ...]]:
    """Without those whose text does not say what it should."""
    facts: dict[str, FieldReading] = {}
    for name, one in told.items():
        facts |= _read(name, one.text, one.pieces)
    texts = {name: one.text for name, one in told.items()}
    doubts = [doubt for name, text in texts.items() for doubt in _doubts(name, text)]
    whole, more = _with_ward(facts, {name: texts[name] for name in texts if name in facts})
    return whole, (*doubts, *more)


def _read(name: str, text: str, pieces: tuple[Piece, ...]) -> dict[str, FieldReading]:
    """A department also names the ward, a section the one that it belongs to."""
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
        case "parent_section":
            return {name: FieldReading(without_spaces(text), pieces)}
        case "department":
            ward = FieldReading(read_ward(text), ())
            return {name: FieldReading(without_spaces(text), pieces), "ward": ward}
    return {name: FieldReading(indicator_names(text), pieces)}


def _doubts(name: str, text: str) -> Iterator[Doubt]:
    """Of a torn name; of two wards; of two years, 令和6年度（2025年度）; of a day like 4/1/2025,
    which may mean the fourth of January."""
    if name in ("department", "section") and is_torn(text):
        yield Doubt(name, "header", text)
    wards = wards_in(text) if name == "department" else ()
    if len(wards) > 1:
        yield Doubt("ward", "header", text, wards[1:])
    years = read_years(text) if name == "fiscal_year" else ()
    if len(years) > 1:
        yield Doubt(name, "year", text, years[1:])
    other = other_day(text) if name in ("created", "evaluated") else ""
    if other:
        yield Doubt(name, "number-format", text, (other,))


def indicator_names(text: str) -> tuple[str, ...]:
    """One name per bullet, without the bullet; the first may have lost its own."""
    items = [join_spaced(item) for item in _BULLET.split(typed(text)) if item.strip()]
    if len(items) == 1 and "\n" in items[0]:
        lines = items[0].split("\n")
        return tuple(lines) if all(map(names_measure, lines)) else ("".join(lines),)
    return tuple("".join(item.split("\n")) for item in items)


def _with_ward(facts: Facts, told: Mapping[str, str]) -> tuple[Facts, tuple[Doubt, ...]]:
    """西区役所 地域課 in one cell, whether the other one is blank or says the ward again.

    `told`: fact → its text in the document"""
    whole = told.get("section") or told.get("department", "")
    known = "section" in told and "ward" in facts and bool(facts["ward"].value)
    split = None if "parent_section" in told else split_ward(whole, known)
    if not split:
        return facts, ()
    section, parent = read_section(split.section)
    said = {"section": section, "ward": split.ward, "department": split.office}
    said |= {"parent_section": parent} if parent else {}
    kept = ("ward", "department") if known else ()
    split_facts = {
        name: replace(facts.get(name, FieldReading("", ())), value=value)
        for name, value in said.items()
        if name not in kept
    }
    doubts = [] if split.sure else [Doubt("section", "header", whole, (without_spaces(whole),))]
    if known and facts["ward"].value != split.ward:
        doubts.append(Doubt("ward", "header", whole, (split.ward,)))
    return {**facts, **split_facts}, tuple(doubts)


# --- the year -----------------------------------------------------------------------------


def year_of(facts: Facts) -> int | None:
    value = facts["fiscal_year"].value if "fiscal_year" in facts else None
    return value if isinstance(value, int) else None


def with_year(
    facts: Facts, columns: Iterable[NamedColumn], title: str = ""
) -> tuple[Facts, tuple[Doubt, ...]]:
    """The title may say the year that the head does not, 令和7年度 組織目標管理シート, and so may
    R7目標, which casts doubt on another year."""
    if "fiscal_year" not in facts and (year := parse_fiscal_year(title)):
        facts = {**facts, "fiscal_year": FieldReading(year, ())}
    labels = label_years(columns)
    if not labels or year_of(facts) in labels:
        return facts, ()
    if "fiscal_year" in facts:
        doubt = Doubt("fiscal_year", "year", " ".join(labels.values()), tuple(labels))
        return facts, (doubt,)
    year, raw = next(iter(labels.items()))
    return {**facts, "fiscal_year": FieldReading(year, ())}, (Doubt("fiscal_year", "year", raw),)
