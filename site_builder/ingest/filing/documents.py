"""Files and folders → documents that were read; one that cannot be read stops no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from site_builder.attempts import Ending, Failed, Limits, attempt_each
from site_builder.ingest.filing.inputs import find_files, load_files
from site_builder.ingest.sheet.parse import Parsed, parse_document
from site_builder.problems import Problem, Where
from site_builder.workers import usable_processes

LIMITS = Limits(seconds=240.0, cpu_seconds=60, memory=1 << 30)
"""For one document of any format; a long one takes three seconds and 300 MB"""

NamedDocument = tuple[str, bytes]
"""Its path as messages name it, and its bytes"""
Progress = Callable[[int, int], None]
"""Told how many documents are read, and how many there are"""


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document that was read, with the name that it gets in content/sources/."""

    parsed: Parsed
    data: bytes
    sha256: str
    stored: str = ""
    withheld: str = ""
    """Why it is not put there"""

    @property
    def document(self) -> NamedDocument:
        return self.parsed.document, self.data


def find_documents(
    documents: Iterable[Path], problems: list[Problem], content: Path | None = None
) -> list[NamedDocument]:
    """Each document once, even if it is named twice, in the order of their names; of what lies
    in `content` no more than its documents."""
    return load_files(find_files(documents, content, problems), problems)


def read_documents(
    found: Sequence[NamedDocument],
    problems: list[Problem],
    progress: Progress = lambda *_: None,
) -> tuple[ReadDocument, ...]:
    """In their order"""
    outcomes: dict[int, Parsed | Failed] = {}
    processes = max(1, min(usable_processes(), len(found)))
    for place, outcome in attempt_each(_parse, found, processes, LIMITS):
        outcomes[place] = outcome
        progress(len(outcomes), len(found))
    read = []
    for place, (name, data) in enumerate(found):
        outcome = outcomes[place]
        if isinstance(outcome, Failed):
            problems.append(failed(name, outcome))
        else:
            problems += outcome.problems
            read.append(ReadDocument(outcome, data, sha256(data).hexdigest()))
    return tuple(read)


def _parse(document: NamedDocument) -> Parsed:
    return parse_document(*document)


def failed(name: str, failed: Failed) -> Problem:
    hint = "この文書を添えて、プログラムの管理者に知らせてください。ほかの文書は読みました。"
    if failed.ending is Ending.HUNG:
        message = f"{LIMITS.seconds:.0f}秒たっても読み終わらないので、やめました。"
        return Problem(Where(name), "document-slow", message, hint)
    if failed.ending is not Ending.MISTAKE:
        message = "時間かメモリーがかかりすぎたか、途中で止められたので、読めませんでした。"
        hint = "組織目標管理シートだけの、小さいファイルに分けてください。ほかの文書は読みました。"
        return Problem(Where(name), "document-huge", message, hint)
    last = failed.detail.strip().rpartition("\n")[2]
    message = f"読んでいる途中で、プログラムが止まりました（{last}）。"
    return Problem(Where(name), "document-crashed", message, hint)
