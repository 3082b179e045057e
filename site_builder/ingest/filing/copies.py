"""Copies of documents without what they carry beside their forms; each must read as its document
does, and carry nothing any more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from site_builder.attempts import Failed, attempt_each
from site_builder.content.sheet.model import Sheet, Source
from site_builder.ingest.document import Seen
from site_builder.ingest.filing.documents import LIMITS, NamedDocument, failed
from site_builder.ingest.formats.clean.clean_copy import clean_copy
from site_builder.ingest.sheet.parse import Parsed, parse_document
from site_builder.problems import DocumentError, Problem, Severity, Where
from site_builder.workers import usable_processes

COPIED = "document-copied"
_INSTEAD = (
    "もとのソフトで消してから（Excelなら「ファイル」→「情報」→「ドキュメントの検査」）取り込むか、"
    "--withhold わけ で、この文書を載せずに取り込んでください。"
)


def make_copies(
    documents: Sequence[NamedDocument], problems: list[Problem]
) -> dict[NamedDocument, bytes]:
    """Of those of which there can be one; the others are problems."""
    made: dict[NamedDocument, bytes] = {}
    processes = max(1, min(usable_processes(), len(documents)))
    for place, outcome in attempt_each(_copy, documents, processes, LIMITS):
        if isinstance(outcome, Failed):
            problems.append(failed(documents[place][0], outcome))
        elif isinstance(outcome, _CheckedCopy):
            made[documents[place]] = outcome.data
            problems += outcome.told
        else:
            problems += outcome
    return made


@dataclass(frozen=True, slots=True)
class _CheckedCopy:
    data: bytes
    told: tuple[Problem, ...] = ()


def _copy(document: NamedDocument) -> _CheckedCopy | tuple[Problem, ...]:
    name, data = document
    before = parse_document(name, data)
    if not before.sheets:
        return before.problems
    try:
        copy = clean_copy(name, data)
    except DocumentError as error:
        return error.problems
    if copy == data:
        return _CheckedCopy(data)
    flaws = _flaws(name, before, parse_document(name, copy))
    return flaws or _CheckedCopy(copy, (_told(name, before.carried.every),))


def _told(name: str, carried: Sequence[str]) -> Problem:
    message = f"取り除いた写しを載せます: {'、'.join(carried) or '作成者の名前など'}。"
    return Problem(Where(name), COPIED, message, severity=Severity.WARNING)


def _flaws(name: str, before: Parsed, after: Parsed) -> tuple[Problem, ...]:
    where = Where(name)
    if found := "、".join(after.carried.every):
        message = f"取り除けないものが残るので、写しをつくれませんでした: {found}。"
        return (Problem(where, "copy-carries", message, _INSTEAD),)
    if list(map(_said, before.sheets)) != list(map(_said, after.sheets)):
        message = "写しを読み取ると、もとの文書と違うシートになるので、写しをつくれませんでした。"
        return (Problem(where, "copy-differs", message, _INSTEAD),)
    return ()


def _said(sheet: Sheet) -> Sheet:
    """But for the places of hidden rows and columns, which a copy does not have."""
    kept = tuple(one for one in sheet.aside if one.reason != Seen.HIDDEN)
    return replace(sheet, source=Source(), aside=kept)
