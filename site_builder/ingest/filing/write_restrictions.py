"""content/documents.yaml; what it bars from content/sources/ goes once no sheet names it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from site_builder.content.folder.frame import Frame, SourceDocument
from site_builder.content.folder.store import list_sheets
from site_builder.content.origins.provenance import text_file
from site_builder.content.origins.restricted import (
    RESTRICTED,
    RestrictedDocument,
    dump_restricted,
)
from site_builder.content.writing import read_text, write_whole
from site_builder.content.yaml.emit import inline
from site_builder.ingest.filing.documents import ReadDocument
from site_builder.problems import Problem, Severity, Where

_RECORD = (
    "corrections に書いていない手直しを書くか、もとに戻してから、もう一度 convert してください。"
)


def store_restricted(content: Path, frame: Frame, restricted: Sequence[RestrictedDocument]) -> None:
    if set(restricted) != set(frame.restricted):
        write_whole(content / RESTRICTED, dump_restricted(restricted).encode())


def replace_stale(
    content: Path, stale: Iterable[SourceDocument], read: Sequence[ReadDocument]
) -> Iterator[Problem]:
    """A copy takes the place of its document; what is withheld goes."""
    copies = {one.stored: one for one in read if one.stored and not one.withheld}
    for document in stale:
        left = [file for file in list_sheets(content)[0] if _names(content / file, document)]
        if left:
            yield from (_still_named(content / file, document) for file in left)
        elif document.name in copies:
            write_whole(content / "sources" / document.name, copies[document.name].data)
        else:
            (content / "sources" / document.name).unlink()
            (content / text_file(document.name)).unlink(missing_ok=True)
            yield _taken_out(content, document)


def _names(sheet: Path, document: SourceDocument) -> bool:
    text = read_text(sheet)[0]
    named = f"^  document: {re.escape(inline(document.name, in_flow=False))}$"
    return document.sha256 in text and bool(re.search(named, text, re.MULTILINE))


def _still_named(sheet: Path, document: SourceDocument) -> Problem:
    message = (
        f"人の手が入っていて書き換えられないシートが、資料「{document.name}」を指しています。"
        "資料は、まだ sources/ にあります。"
    )
    return Problem(Where(str(sheet)), "document-still-named", message, _RECORD)


def _taken_out(content: Path, document: SourceDocument) -> Problem:
    message = f"資料「{document.name}」を sources/ から除きました。"
    hint = (
        "published.txt に残るアドレスは、check が知らせます。まだ公開していなければ "
        "publish-record --against HEAD で消え、公開したあとなら redirects.yaml に書きます。"
    )
    where = Where(str(content / "sources" / document.name))
    return Problem(where, "document-taken-out", message, hint, Severity.WARNING)
