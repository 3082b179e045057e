"""What is told before a document is copied to content/sources/, where it is published."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from hashlib import sha256

from site_builder.ingest.filing.documents import ReadDocument
from site_builder.problems import Problem, Severity, Where

CARRIES = "document-carries"
_HINT = (
    "公開してよいか、確かめてください。よくないものは、もとのソフトで消して（Excelなら「ファイル」→「情報」→"
    "「ドキュメントの検査」）保存し、content/sources/ の写しと入れかえて、取り込み直してください。"
)


def carried_warnings(
    read: Iterable[ReadDocument], there: Collection[str], used: Collection[str]
) -> Iterator[Problem]:
    """Of each document that is filed for the first time; `there`: hashes of those that are."""
    for one in read:
        fresh = one.stored in used and sha256(one.data).hexdigest() not in there
        if fresh and one.parsed.carried:
            found = "、".join(one.parsed.carried)
            message = (
                f"この文書には、様式のほかに次のものがあり、文書とともに公開されます: {found}。"
            )
            yield Problem(Where(one.parsed.document), CARRIES, message, _HINT, Severity.WARNING)
