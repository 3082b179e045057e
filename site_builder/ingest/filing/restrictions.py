"""Which documents are not published as they came: those of the switches of convert, and those that
an earlier run has noted down in content/documents.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from hashlib import sha256

from site_builder.content.eras import era_year
from site_builder.content.folder.frame import Frame, SourceDocument
from site_builder.content.origins.restricted import RestrictedDocument
from site_builder.ingest.filing.documents import NamedDocument, ReadDocument
from site_builder.problems import Problem, Severity, Where


@dataclass(frozen=True, slots=True)
class Publication:
    """How the documents of a run go public."""

    clean_copy: bool = False
    """A copy without the names of people, comments … in the document's stead"""
    withhold: str = ""
    """Not at all, for this reason"""


KEPT_BACK = "document-restricted"
AS_THEY_CAME = Publication()


class Handling(Enum):
    """What becomes of one document."""

    OPEN = "open"
    """It is published as it came"""
    COPY = "copy"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document as it is read: a copy, where only a copy of it is published."""

    document: NamedDocument
    sha256: str
    """Of what is read"""
    restriction: RestrictedDocument | None = None
    is_new: bool = False
    """The restriction is another one than an earlier run has noted down"""


def handling(known: RestrictedDocument | None, wish: Publication) -> Handling:
    """`known`: what an earlier run has noted down of the document"""
    if wish.withhold:
        return Handling.WITHHELD
    if wish.clean_copy:
        return Handling.COPY
    if known is None:
        return Handling.OPEN
    return Handling.WITHHELD if known.withheld else Handling.COPY


def find_known(restricted: Iterable[RestrictedDocument], digest: str) -> RestrictedDocument | None:
    """Of a document as it came, or of the copy that stands for it."""
    return next((one for one in restricted if digest in (one.sha256, one.copy)), None)


def prepared(
    document: NamedDocument,
    digest: str,
    known: RestrictedDocument | None,
    wish: Publication,
    copy: bytes | None,
) -> Prepared:
    """`digest`: of the document as it came; `copy`: of one whose handling is COPY; a text is its
    own"""
    about = known.about if known else ""
    if copy is None:
        why = wish.withhold or (known.withheld if known else "")
        held = RestrictedDocument(digest, about, withheld=why) if why else None
        return Prepared(document, digest, held, held != known)
    made = digest if copy is document[1] else sha256(copy).hexdigest()
    if known and known.copy == made:
        return Prepared((document[0], copy), made, known)
    restriction = RestrictedDocument(digest, about, copy=made) if made != digest else None
    return Prepared((document[0], copy), made, restriction, restriction != known)


def now_restricted(
    frame: Frame, documents: Sequence[Prepared], read: Iterable[ReadDocument]
) -> tuple[RestrictedDocument, ...]:
    """For content/documents.yaml: what was noted down, and what this run makes of it."""
    abouts = {one.sha256: _about(one) for one in read if one.parsed.sheets}
    own = {one.sha256: one.restriction for one in documents}
    listed = {one.sha256: one for one in frame.restricted if own.get(one.sha256, one)}
    for digest, one in own.items():
        if one is None:
            continue
        named = replace(one, about=abouts.get(digest, one.about))
        listed[one.sha256] = named
        for before in frame.restricted:
            if before.copy == digest and one.withheld:  # somebody has brought the copy itself
                listed[before.sha256] = replace(before, copy="", withheld=one.withheld)
    return tuple(listed.values())


def _about(read: ReadDocument) -> str:
    """中央区 令和7年度"""
    sheets = read.parsed.sheets
    return "・".join(dict.fromkeys(f"{one.ward} {era_year(one.fiscal_year)}" for one in sheets))


def stale_documents(
    frame: Frame, handled: Iterable[Prepared], restricted: Iterable[RestrictedDocument]
) -> tuple[SourceDocument, ...]:
    """Those in content/sources/ that must not be there any more; `restricted`: as it is now"""
    kept = {one.copy for one in restricted}
    came = {one.restriction.sha256 for one in handled if one.restriction}
    return tuple(
        document
        for document in frame.documents
        if document.sha256 in came or (document.is_copy and document.sha256 not in kept)
    )


def told_again(documents: Iterable[Prepared]) -> Iterator[Problem]:
    """That an earlier run has settled how a document is published."""
    for one in documents:
        if one.restriction is None:
            continue
        if why := one.restriction.withheld:
            message = f"この文書は載せないことになっているので（{why}）、公開しません。"
        else:
            message = "この文書は写しだけを載せることになっているので、写しを読み取りました。"
        hint = (
            "受け取ったまま公開するなら、content/documents.yaml の項目を消して、"
            "もう一度 convert してください。"
        )
        name = one.document[0]
        yield Problem(Where(name), KEPT_BACK, message, hint, Severity.WARNING)
