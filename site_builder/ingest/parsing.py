"""Bytes of one document → its sheets, problems and figures, without touching any file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from site_builder.content.model import Sheet
from site_builder.ingest.balance import Balance, balance
from site_builder.ingest.document import Flavour, Form
from site_builder.ingest.draft import Draft
from site_builder.ingest.raw import read_raw
from site_builder.ingest.sheet import make_sheet
from site_builder.ingest.tabular import read_tabular
from site_builder.ingest.text import read_document
from site_builder.problems import DocumentError, Problem

_READERS: Mapping[Flavour, Callable[[Form], Draft]] = {
    Flavour.TABULAR: read_tabular,
    Flavour.RAW: read_raw,
}


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one document holds; `sheets` are those that can be used."""

    document: str
    sheets: tuple[Sheet, ...] = ()
    problems: tuple[Problem, ...] = ()
    balance: Balance = Balance(0, {})


def parse_document(name: str, data: bytes) -> Parsed:
    try:
        document = read_document(name, data)
    except DocumentError as error:
        return Parsed(name, problems=error.problems)
    drafts = [(form, _READERS[form.flavour](form)) for form in document.forms]
    results = [make_sheet(document, form, draft) for form, draft in drafts]
    figures = balance(document, [draft for _, draft in drafts])
    sheets = tuple(r for r in results if isinstance(r, Sheet))
    problems = [p for r in results if not isinstance(r, Sheet) for p in r]
    return Parsed(name, sheets, tuple(problems), figures)
