"""What the last run made of each document: one that is unchanged is not read again.

Kept in .site-builder/ beside the content, as plain JSON. It may be deleted at any time: then every
document is read anew. A document counts as unchanged while its bytes, this program with its
readers, organization.yaml, documents.yaml and every file that the run wrote for it are unchanged.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from site_builder.content.origins.provenance import provenance_file
from site_builder.content.origins.restricted import RESTRICTED
from site_builder.content.sheet.model import Aside
from site_builder.content.sheet.place import sheet_key
from site_builder.content.writing import write_whole
from site_builder.ingest.filing.documents import NamedDocument
from site_builder.ingest.sheet.balance import Balance
from site_builder.problems import Problem, Severity, Where

_PACKAGE = Path(__file__).parents[2]
_LIBRARIES = ("openpyxl", "pypdfium2", "python-calamine")
_SETTINGS = ("organization.yaml", RESTRICTED)
"""What is made of a document depends on these files of the content"""


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """What became of one document."""

    path: str
    stored: str
    """Its name in content/sources/; empty where nothing could be used"""
    sheets: int
    goals: int
    measures: int
    doubts: int
    balance: Balance
    is_known: bool = False
    """It is as it was in the last run, and was not read again"""


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was made of one document."""

    report: DocumentReport
    files: Mapping[str, str]
    """Path within content/ → sha256 of what the run left there"""
    aside: Mapping[str, tuple[Aside, ...]]
    """Sheet file → what was set aside"""
    problems: tuple[Problem, ...]
    """Warnings, which each run reports again"""
    is_settled: bool = True
    """Whether reading it again would change nothing and report nothing new"""


def remember(
    content: Path,
    report: DocumentReport,
    aside: Mapping[str, tuple[Aside, ...]],
    problems: Sequence[Problem],
    *,
    settled: bool,
) -> Remembered:
    """With its sheets, their provenance and its copy, as they are on the disk now."""
    provenance = [provenance_file(key) for file in aside if (key := sheet_key(file))]
    written = (*aside, *provenance, f"sources/{report.stored}")
    files = {file: _digest(content / file) for file in written} if settled else {}
    return Remembered(report, files, aside, tuple(problems), settled)


# --- on disk ------------------------------------------------------------------------------


def load_last_run(content: Path, found: Iterable[NamedDocument]) -> dict[NamedDocument, Remembered]:
    """Of the `found` documents those that are as they were; none where the memory is another
    program's, or cannot be used for any reason."""
    try:
        held = json.loads(_file(content).read_text(encoding="utf-8"))
        if held["made_by"] != _made_by(content):
            return {}
        known = {key: _read(one) for key, one in held["documents"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    keyed = ((document, known.get(_key(*document))) for document in found)
    return {document: one for document, one in keyed if one and _is_there(content, one)}


def _is_there(content: Path, one: Remembered) -> bool:
    return all(_digest(content / file) == wanted for file, wanted in one.files.items())


def store_last_run(content: Path, documents: Mapping[NamedDocument, Remembered]) -> None:
    """Does nothing where it cannot be written: the next run reads all documents again."""
    held = {_key(*document): _as_held(one) for document, one in documents.items()}
    text = json.dumps({"made_by": _made_by(content), "documents": held}, ensure_ascii=False)
    with suppress(OSError):
        write_whole(_file(content), text.encode())


def _as_held(one: Remembered) -> dict[str, Any]:
    return asdict(replace(one, report=replace(one.report, is_known=False)))


def _key(name: str, data: bytes) -> str:
    return f"{sha256(data).hexdigest()} {name}"


def _digest(path: Path) -> str:
    """Empty where there is no such file"""
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _file(content: Path) -> Path:
    whole = content.resolve()
    name = sha256(bytes(whole)).hexdigest()[:16]
    return whole.parent / ".site-builder" / f"converted-{name}.json"


def _made_by(content: Path) -> str:
    return " ".join((_program(), *(_digest(content / name) for name in _SETTINGS)))


@cache
def _program() -> str:
    """The program's own code, and the libraries that read documents."""
    sources = sorted(_PACKAGE.rglob("*.py"))
    code = sha256(b"\0".join(path.read_bytes() for path in sources)).hexdigest()
    return " ".join((code, *(version(library) for library in _LIBRARIES)))


def _read(held: Mapping[str, Any]) -> Remembered:
    report = dict(held["report"])
    figures = report.pop("balance")
    balance = Balance(figures["total"], figures["counts"])
    return Remembered(
        DocumentReport(**{**report, "balance": balance, "is_known": True}),
        held["files"],
        {file: tuple(Aside(**one) for one in entries) for file, entries in held["aside"].items()},
        tuple(_problem(one) for one in held["problems"]),
    )


def _problem(held: Mapping[str, Any]) -> Problem:
    where, severity = Where(**held["where"]), Severity(held["severity"])
    return Problem(where, held["code"], held["message"], held["hint"], severity)
