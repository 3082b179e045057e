"""Files → documents that were read; what cannot be opened is a problem, and the rest goes on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from site_builder.ingest.parsing import Parsed, parse_document
from site_builder.problems import Problem, Where


@dataclass(frozen=True, slots=True)
class Read:
    """A document that was read, with the name that it gets in content/sources/."""

    parsed: Parsed
    data: bytes
    stored: str = ""


def read_documents(documents: Iterable[Path], problems: list[Problem]) -> Iterator[Read]:
    """Each document once, even if it is named twice."""
    seen: set[bytes] = set()
    for path in documents:
        try:
            data = path.read_bytes()
        except OSError as error:
            hint = "ファイルがあるか、開く許可があるかを確かめてください。"
            message = f"文書を開けません（{_refusal(error)}）。"
            problems.append(Problem(Where(str(path)), "document-unreadable", message, hint))
            continue
        if data not in seen:
            seen.add(data)
            parsed = parse_document(str(path), data)
            problems += parsed.problems
            yield Read(parsed, data)


def _refusal(error: OSError) -> str:
    """The commonest reasons in the words of the staff."""
    if isinstance(error, FileNotFoundError):
        return "その場所にファイルがありません"
    if isinstance(error, IsADirectoryError):
        return "ファイルではなくフォルダーです"
    if isinstance(error, PermissionError):
        return "読む許可がありません"
    return str(error.strerror)
