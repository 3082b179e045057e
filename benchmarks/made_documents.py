"""Made-up documents of every format, with the truth of their sheets."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Literal, get_args

from benchmarks.forms.documents import make_document
from benchmarks.forms.odd.dump_kinds import DUMP_KINDS, dump_change, with_dump_oddities
from benchmarks.forms.odd.kinds import KINDS, PLAIN, chosen, kinds_of, odds, with_oddities
from benchmarks.forms.odd.laid import Owed
from benchmarks.forms.pdf.ruled import as_pdf, random_look
from benchmarks.forms.pdf.web_page import as_web_page, random_page_look
from benchmarks.forms.spreadsheet.grid import COLUMNS, GridNoise
from benchmarks.forms.spreadsheet.printable import as_printable_workbook, random_print_look
from benchmarks.forms.spreadsheet.workbooks import GridForms, as_csv, as_workbook, make_grid_forms
from benchmarks.forms.text.noise import active_kinds
from benchmarks.forms.truth import Flavour, Sheet
from benchmarks.printers import (
    browser_pdfs,
    has_browser,
    has_office,
    has_pdftotext,
    office_files,
    pdf_text,
    pdfium_text,
)

Format = Literal[
    "xlsx",
    "csv",
    "pdf",
    "office",
    "browser",
    "tabular",
    "raw",
    "layout",
    "pdftotext",
    "pdftotext-raw",
    "pdfium",
]
"""pdf: drawn in many ways; office, browser: as LibreOffice and Chromium print; layout … pdfium:
texts taken from the PDFs of both"""
FORMATS: tuple[Format, ...] = get_args(Format)
_PDFTOTEXT: Mapping[Format, tuple[str, ...]] = {
    "layout": ("-layout",),
    "pdftotext": (),
    "pdftotext-raw": ("-raw",),
}
_PDF_TEXTS: tuple[Format, ...] = (*_PDFTOTEXT, "pdfium")
_CSV = (("utf-8-sig", ","), ("utf-8", "\t"), ("cp932", ";"), ("cp932", ","))
_BARE = 0.2
"""Share of the workbooks in which nobody ruled the blank cells"""


@dataclass(frozen=True)
class Made:
    """A document, the truth of its sheets and what makes each of them hard."""

    name: str
    data: bytes
    sheets: tuple[Sheet, ...]
    kinds: tuple[tuple[str, ...], ...]
    owed: tuple[Owed, ...]
    """What a reading of each sheet does beside giving its cells"""
    text: str = ""
    """Of a text dump, to show what was misread"""
    starts: tuple[int, ...] = ()
    """The first line of each sheet in it, counted from 0"""


def can_make(form: Format) -> bool:
    if form in ("office", "browser"):
        return has_office() if form == "office" else has_browser()
    if form in _PDF_TEXTS:
        return has_office() and has_browser() and has_pdftotext()
    return True


def kinds_for(form: Format) -> list[str]:
    """The names of the odd kinds that a format can have."""
    return [
        *(kind.name for kind in kinds_of(form, KINDS)),
        *(kind.name for kind in kinds_of(form, DUMP_KINDS)),
    ]


def make(form: Format, seed: int, sheets: int, kind: str = PLAIN) -> Made:
    """The same document for the same seed."""
    return make_all(form, [(seed, sheets)], kind)[0]


def make_all(form: Format, wanted: Sequence[tuple[int, int]], kind: str = PLAIN) -> list[Made]:
    """One document for each seed and number of sheets; other programs print all in one run."""
    if form in ("tabular", "raw"):
        flavour: Flavour = "raw" if form == "raw" else "tabular"
        return [_dump(flavour, seed, sheets, kind) for seed, sheets in wanted]
    if form in _PDF_TEXTS:
        return [_pdf_text(form, seed, sheets) for seed, sheets in wanted]
    laid = [_lay_out(form, seed, sheets, kind) for seed, sheets in wanted]
    data = _printed(
        form, [(forms, seed) for (_, forms), (seed, _) in zip(laid, wanted, strict=True)]
    )
    return [replace(made, data=one) for (made, _), one in zip(laid, data, strict=True)]


def _lay_out(form: Format, seed: int, sheets: int, kind: str) -> tuple[Made, GridForms]:
    """A document that is not printed yet."""
    typed = False if form in ("csv", "pdf", "browser") else None
    odd = chosen(kind, form, seed, KINDS)
    forms = make_grid_forms(seed, sheets, typed=typed, odds=odds(odd, seed))
    forms = with_oddities(odd, forms, seed)
    names = [one.name for one in odd]
    kinds = tuple((*_kinds(noise), *names) for noise in forms.noises)
    ending = form if form in ("xlsx", "csv") else "pdf"
    name = f"{form}-{seed}.{ending}" if kind == PLAIN else f"{form}-{kind}-{seed}.{ending}"
    return Made(name, b"", forms.sheets, kinds, forms.owed), forms


def _pdf_text(form: Format, seed: int, sheets: int) -> Made:
    """Of a PDF that LibreOffice or, for each second seed, Chromium has printed."""
    made = make("browser" if seed % 2 else "office", seed, sheets)
    pdf = made.data
    data = pdfium_text(pdf) if form == "pdfium" else pdf_text(pdf, *_PDFTOTEXT[form])
    return replace(made, name=f"{form}-{seed}.txt", data=data)


def _dump(form: Flavour, seed: int, sheets: int, kind: str) -> Made:
    odd = chosen(kind, form, seed, DUMP_KINDS)
    made = make_document(seed, form, sheets, dump_change(odd, seed) if odd else None)
    made = with_dump_oddities(odd, made, seed)
    names = [one.name for one in odd]
    kinds = tuple((*active_kinds(noise), *names) for noise in made.noises)
    starts = () if odd else tuple(made.starts)
    name = made.name if kind == PLAIN else f"{form}-{kind}-{seed}.txt"
    return Made(name, made.text.encode(), made.sheets, kinds, made.owed, made.text, starts)


def _kinds(noise: GridNoise) -> Iterator[str]:
    plain = GridNoise()
    changed = (f.name for f in fields(noise) if getattr(noise, f.name) != getattr(plain, f.name))
    for name in changed:
        yield "moved column" if name == "order" else name
    assert set(noise.order) == set(COLUMNS)


def _printed(form: Format, all_forms: Sequence[tuple[GridForms, int]]) -> list[bytes]:
    if form == "xlsx":
        return [as_workbook(forms) for forms, _ in all_forms]
    rngs = [(forms, random.Random(seed)) for forms, seed in all_forms]
    if form == "csv":
        return [as_csv(forms, *rng.choice(_CSV)) for forms, rng in rngs]
    if form == "pdf":
        return [as_pdf(forms, random_look(rng)) for forms, rng in rngs]
    if form == "browser":
        return browser_pdfs([as_web_page(forms, random_page_look(rng)) for forms, rng in rngs])
    return office_files([_workbook(forms, rng) for forms, rng in rngs], "pdf")


def _workbook(forms: GridForms, rng: random.Random) -> bytes:
    """Set up for printing, or as it is."""
    if rng.random() < _BARE:
        return as_workbook(forms, japanese=True)
    return as_printable_workbook(forms, rng, random_print_look(rng))
