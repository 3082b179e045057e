"""Bytes of one document → its sheets, problems and figures, without touching any file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from site_builder.content.sheet.model import Doubt, Sheet
from site_builder.content.sheet.restore import fingerprint, with_ordered_review
from site_builder.ingest.document import NOTHING_CARRIED, Carried, Document, Flavour, Form
from site_builder.ingest.draft import Draft
from site_builder.ingest.form.aside.drafts import draft_doubts
from site_builder.ingest.form.aside.examples import example_doubts
from site_builder.ingest.form.aside.midyear import midyear_doubts
from site_builder.ingest.form.aside.set_aside import set_aside
from site_builder.ingest.form.labels import names_form
from site_builder.ingest.formats.from_pdf import from_pdf
from site_builder.ingest.formats.registry import read_format
from site_builder.ingest.layouts.dump.reader import read_raw
from site_builder.ingest.layouts.grid.reader import read_grid
from site_builder.ingest.layouts.tabular.reader import read_tabular
from site_builder.ingest.sheet.balance import (
    NOTHING,
    Balance,
    balance,
    check_balance,
    check_texts,
    place_of,
    top_of,
)
from site_builder.ingest.sheet.make import make_sheet
from site_builder.ingest.sheet.notes import note_doubts
from site_builder.ingest.sheet.origins import Fields, trace
from site_builder.ingest.sheet.strays import with_strays
from site_builder.problems import DocumentError, Problem, Severity, Where

_READERS: Mapping[Flavour, Callable[[Form], Draft]] = {
    Flavour.TABULAR: read_tabular,
    Flavour.RAW: read_raw,
    Flavour.GRID: read_grid,
}


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one document holds; `sheets` are those that can be used."""

    document: str
    sheets: tuple[Sheet, ...]
    problems: tuple[Problem, ...]
    balance: Balance
    text: str = ""
    """The document's, in which every place is counted"""
    traces: tuple[Fields, ...] = ()
    """For each of `sheets`, where its texts stand"""
    tops: tuple[Where, ...] = ()
    """For each of `sheets`, where it begins"""
    carried: Carried = NOTHING_CARRIED


def parse_document(name: str, data: bytes) -> Parsed:
    """`name` is what problems and `source.document` call the document."""
    try:
        document = read_format(name, data)
    except DocumentError as error:
        return Parsed(name, (), error.problems, NOTHING)
    read = [_read(document, form) for form in document.forms]
    figures = balance(document, (one.draft for one in read))
    if not document.forms:
        return Parsed(name, (), (*document.warnings, _no_forms(document)), figures)
    problems = [*document.warnings, *(problem for one in read for problem in one.problems)]
    sheets = [(sealed(one.sheet, name), one) for one in read if one.sheet]
    return Parsed(
        name,
        tuple(sheet for sheet, _ in sheets),
        tuple(sorted(problems, key=_place)),
        figures,
        document.original or document.text,
        tuple(trace(document, one.form, one.draft) for _, one in sheets),
        tuple(top_of(document, one.form) for _, one in sheets),
        document.carried,
    )


@dataclass(frozen=True, slots=True)
class _ReadForm:
    form: Form
    draft: Draft
    sheet: Sheet | None
    """None where it cannot be used: a form that does not balance is not written"""
    problems: tuple[Problem, ...]


def _read(document: Document, form: Form) -> _ReadForm:
    draft = with_strays(document, form, _draft(document, form))
    if form.flavour is Flavour.GRID and _is_blank(draft):
        return _ReadForm(form, draft, None, (_blank_form(top_of(document, form)),))
    made = make_sheet(document, form, _with_cut(document, form, draft))
    found = (
        *_cut(document, form, draft),
        *check_balance(document, form, draft),
        *check_texts(document, draft),
        *(() if isinstance(made, Sheet) else made),
    )
    sheet = made if isinstance(made, Sheet) and not found else None
    return _ReadForm(form, draft, sheet, found)


def _draft(document: Document, form: Form) -> Draft:
    """The layouts see only what is to be taken as said."""
    live, aside = set_aside(form)
    draft = _READERS[form.flavour](live)
    doubts = (
        *draft.doubts,
        *draft_doubts(form, document.forms),
        *example_doubts(form),
        *midyear_doubts(form, draft),
        *note_doubts(form, draft),
    )
    return replace(draft, aside=(*aside, *draft.aside), doubts=doubts)


def sealed(sheet: Sheet, document: str, withheld: str = "") -> Sheet:
    """The converter's output: doubts in order, the document's name and the hash of it all.
    `withheld`: why the document is not published; nobody can look up its lines then"""
    source = replace(sheet.source, document=document, withheld=withheld)
    named = replace(sheet, source=source)
    ordered = with_ordered_review(_without_aside(named) if withheld else named)
    return replace(ordered, source=replace(ordered.source, converted=fingerprint(ordered)))


def _without_aside(sheet: Sheet) -> Sheet:
    """What a withheld document hides stays with it: content/ may be public."""
    hidden = [one.raw for one in sheet.aside if one.raw]
    review = tuple(
        replace(doubt, raw="", other=())
        if any(raw in text for raw in hidden for text in (doubt.raw, str(doubt.other)))
        else doubt
        for doubt in sheet.review
    )
    return replace(sheet, source=replace(sheet.source, lines=""), aside=(), review=review)


def _place(problem: Problem) -> Where:
    return problem.where


def _no_forms(document: Document) -> Problem:
    if names_form(document.text):
        return from_pdf(document.name)
    where = Where(document.name, 1, 1)
    message = "組織目標管理シートが見つかりません。"
    hint = "この文書が組織目標管理シートの写しか確かめてください。"
    return Problem(where, "document-without-sheets", message, hint)


def _is_blank(draft: Draft) -> bool:
    """True for a form without entries, as at the end of a workbook."""
    texts = (draft.goals, draft.notes, draft.unplaced, draft.cut)
    return not any(texts) and set(draft.header) <= {"fiscal_year", "department", "ward"}


def _blank_form(top: Where) -> Problem:
    message = "記入のない様式なので、飛ばしました。"
    return Problem(top, "blank-form", message, severity=Severity.WARNING)


def _is_cut(document: Document, form: Form, draft: Draft) -> bool:
    """True where the document ends within its last form, without a line break."""
    ended = document.text.endswith(("\n", "\r", "\f"))
    return draft.cut is not None and form is document.forms[-1] and not ended


def _with_cut(document: Document, form: Form, draft: Draft) -> Draft:
    """Where it is open whether the document was cut, its last text is in doubt."""
    if not draft.cut or not draft.cut.field or not _is_cut(document, form, draft):
        return draft
    doubt = Doubt(draft.cut.field, "cut", draft.cut.piece.text)
    return replace(draft, doubts=(*draft.doubts, doubt))


def _cut(document: Document, form: Form, draft: Draft) -> Iterator[Problem]:
    if draft.cut and not draft.cut.field and _is_cut(document, form, draft):
        where = place_of(document, draft.cut.piece.end - 1)
        message = "文書がシートの途中で切れているようです。"
        hint = "写しが途中で止まったと思われます。元の文書をもう一度取り込んでください。"
        yield Problem(where, "document-cut", message, hint)
