"""The odd kinds by name, with the formats in which each can be made."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Protocol, TypeVar

from benchmarks.forms.odd import around, columns, documents, head, letters, marks, rows
from benchmarks.forms.odd.laid import Laid, Odds, Said
from benchmarks.forms.spreadsheet.workbooks import GridForms
from benchmarks.forms.truth import Sheet


def _same_said(rng: Random, said: Said) -> Said:
    return said


def _same_laid(rng: Random, laid: Laid) -> Laid:
    return laid


def _same_forms(rng: Random, forms: GridForms) -> GridForms:
    return forms


@dataclass(frozen=True)
class Kind:
    """One switch; what it does to the sheet, to the laid-out form and to the whole document."""

    name: str
    formats: str
    """In which it can be made, parted by spaces"""
    said: Callable[[Random, Said], Said] = _same_said
    laid: Callable[[Random, Laid], Laid] = _same_laid
    document: Callable[[Random, GridForms], GridForms] = _same_forms
    apart: bool = False
    """Each form needs a worksheet of its own"""


class Named(Protocol):
    """A kind of any form of document."""

    @property
    def name(self) -> str: ...
    @property
    def formats(self) -> str: ...


K = TypeVar("K", bound=Named)

_TABLES = "xlsx csv pdf office browser"
KINDS = (
    Kind("title-words", _TABLES, said=around.title_words),
    Kind("gaiji", "xlsx csv", said=letters.gaiji),
    Kind("year-words", _TABLES, said=head.first_reiwa, laid=head.year_words),
    Kind("foreign-dates", "xlsx", laid=head.foreign_dates),
    Kind("ward-with-section", _TABLES, laid=head.ward_with_section),
    Kind("other-labels", _TABLES, laid=head.other_labels),
    Kind("repeated", _TABLES, said=rows.several_rows, laid=rows.repeated),
    Kind("ditto", _TABLES, laid=rows.ditto),
    Kind("error-values", _TABLES, laid=rows.error_values),
    Kind("float-numbers", _TABLES, laid=rows.float_numbers),
    Kind("other-year", _TABLES, laid=columns.other_year),
    Kind("second-summary", _TABLES, laid=columns.second_summary),
    Kind("label-row", _TABLES, laid=rows.label_row),
    Kind("line-per-row", "xlsx csv pdf office", said=rows.nothing_covers, laid=rows.line_per_row),
    Kind("struck", "xlsx pdf office browser", laid=marks.struck),
    Kind("struck-by-format", "xlsx", laid=marks.struck_by_format),
    Kind("hidden-text", "xlsx pdf office browser", laid=marks.hidden_text),
    Kind("hidden-lines", "xlsx", laid=marks.hidden_lines, apart=True),
    Kind("beside", "xlsx csv", laid=around.beside),
    Kind("below", "xlsx", laid=around.below, apart=True),
    Kind("font-traces", "xlsx csv", laid=letters.font_traces),
    Kind("unquoted-comma", "csv", laid=documents.unquoted_comma),
    Kind("separator-line", "csv", document=documents.with_separator_line),
    Kind("drawn-twice", "pdf", document=documents.drawn_twice),
    Kind("watermark", "pdf", document=documents.with_watermark),
    Kind("example", "xlsx", document=documents.with_example),
    Kind("stray-note", ""),  # of a dump
    Kind("cut-page", ""),  # of a dump
)
"""In the order in which they are applied together"""
NAMES = tuple(kind.name for kind in KINDS)
COMBINED = "combined"
"""Two to four kinds at once"""
PLAIN = "plain"


def kinds_of(form: str, kinds: Sequence[K]) -> tuple[K, ...]:
    return tuple(kind for kind in kinds if form in kind.formats.split())


def chosen(name: str, form: str, seed: int, kinds: Sequence[K]) -> tuple[K, ...]:
    """The kinds of one document; the names of several are joined by +."""
    possible = kinds_of(form, kinds)
    if name != COMBINED:
        return tuple(kind for kind in possible if kind.name in name.split("+"))
    rng = Random(f"kinds {seed}")
    names = [kind.name for kind in rng.sample(possible, rng.randint(2, 4))]
    return tuple(kind for kind in possible if kind.name in names)


def odds(kinds: Sequence[Kind], seed: int) -> Odds:
    """The kinds as one change of each form."""
    rng = Random(f"odd {seed}")

    def say(sheet: Sheet) -> Said:
        said = Said(sheet)
        for kind in kinds:
            said = kind.said(rng, said)
        return said

    def lay(laid: Laid) -> Laid:
        for kind in kinds:
            laid = kind.laid(rng, laid)
        return laid

    return Odds(say, lay, any(kind.apart for kind in kinds))


def with_oddities(kinds: Sequence[Kind], forms: GridForms, seed: int) -> GridForms:
    """What the kinds do to the document as a whole."""
    rng = Random(f"oddities {seed}")
    for kind in kinds:
        forms = kind.document(rng, forms)
    return forms
