"""Messages about documents that are copied to content/sources/, and so published."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from site_builder.content.folder.frame import Frame
from site_builder.ingest.filing.documents import ReadDocument
from site_builder.problems import Problem, Severity, Where

CARRIES = "document-carries"
_HINT = (
    "公開してよいか、確かめてください。--clean-copy をつけてもう一度 convert すると、これらを"
    "取り除いた写しを代わりに載せます。文書を載せないのなら、--withhold わけ をつけます。"
)


def going_public(
    frame: Frame, read: Iterable[ReadDocument], used: Collection[str]
) -> tuple[ReadDocument, ...]:
    """Those that are filed for the first time; `used`: hashes of those that have a sheet"""
    there = {document.sha256 for document in frame.documents}
    fresh = (one for one in read if one.sha256 in used and one.sha256 not in there)
    return tuple(one for one in fresh if not one.withheld)


def carried_warnings(public: Iterable[ReadDocument]) -> Iterator[Problem]:
    for one in public:
        if one.parsed.carried.other:
            found = "、".join(one.parsed.carried.every)
            message = (
                f"この文書には、様式のほかに次のものがあり、文書とともに公開されます: {found}。"
            )
            yield Problem(Where(one.parsed.document), CARRIES, message, _HINT, Severity.WARNING)


def count_named(public: Sequence[ReadDocument]) -> int:
    """Nearly every workbook says who made it: that alone is no warning of its own."""
    carried = (one.parsed.carried for one in public)
    return sum(bool(found.people) and not found.other for found in carried)
