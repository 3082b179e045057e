"""content/documents.yaml: documents that are not published as they came.

Written by convert, which knows such a document again by its hash, whatever its name is. Without
its entry the next convert of the document publishes it as any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from site_builder.content.yaml.emit import as_plain, entries, joined
from site_builder.content.yaml.reader import Path, Raw
from site_builder.content.yaml.shape import Issue, Issues, filled, list_of, record, text

RESTRICTED = "documents.yaml"
_HEAD = (
    "# 受け取ったままでは公開しない文書です。convert の --clean-copy と --withhold が書きます。\n"
    "# 一つの項目を消すと、次に convert したときから、その文書は受け取ったまま公開されます。\n"
)
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class RestrictedDocument:
    sha256: str
    """Of the document as it came, which is never in content/sources/"""
    about: str = ""
    """For people: 中央区 令和7年度"""
    copy: str = ""
    """sha256 of the copy that stands for it there, without the names of people, comments …"""
    withheld: str = ""
    """Why neither it nor a copy is there"""


def _sha256(raw: Raw, path: Path, issues: Issues) -> str:
    value = text(raw, path, issues)
    if value and not _SHA256.fullmatch(value):
        hint = "convert が書いたとおりに戻してください。"
        issues.append(
            Issue(path, "bad-sha256", f"「{value}」は SHA-256 の値ではありません。", hint)
        )
    return value


def _filled_sha256(raw: Raw, path: Path, issues: Issues) -> str:
    return _sha256(raw, path, issues) if filled(raw, path, issues) else ""


_DOCUMENT = record(
    RestrictedDocument,
    {"sha256": _filled_sha256, "about": text, "copy": _sha256, "withheld": text},
    {"sha256": ""},
)


def _listed(documents: tuple[RestrictedDocument, ...]) -> tuple[RestrictedDocument, ...]:
    return documents


read_restricted = record(_listed, {"documents": list_of(_DOCUMENT)}, {"documents": ()})


def restricted_issues(documents: tuple[RestrictedDocument, ...]) -> Iterator[Issue]:
    seen: set[str] = set()
    for index, one in enumerate(documents):
        if bool(one.copy) == bool(one.withheld.strip()):
            message = (
                "copy（写しの SHA-256）と withheld（載せないわけ）の、どちらか一つが要ります。"
            )
            hint = "convert が書いたとおりに戻すか、この項目を消してください。"
            yield Issue(("documents", index), "copy-or-withheld", message, hint)
        if one.sha256 in seen:
            message = "同じ文書の項目が2つあります。"
            yield Issue(("documents", index, "sha256"), "double-document", message, "1つにします。")
        seen.add(one.sha256)


def dump_restricted(documents: Iterable[RestrictedDocument]) -> str:
    """In the order of their hashes"""
    listed = sorted(documents, key=lambda one: one.sha256)
    return _HEAD + joined(entries({"documents": as_plain(tuple(listed))}, 0))
