"""The names that documents get in content/sources/."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from site_builder.content.folder.frame import Frame
from site_builder.content.origins.restricted import RestrictedDocument
from site_builder.ingest.filing.documents import ReadDocument
from site_builder.ingest.filing.places import document_name
from site_builder.ingest.filing.restrictions import Prepared


def with_names(
    frame: Frame, read: Sequence[ReadDocument], handled: Sequence[Prepared]
) -> tuple[ReadDocument, ...]:
    """Each document with its name in content/sources/: the one that it has there already; a copy
    with that of the document that it stands for."""
    names = {document.sha256: document.name for document in frame.documents}
    restrictions = {one.document: one.restriction for one in handled}
    named = []
    for one in read:
        restriction = restrictions.get(one.document)
        if restriction and restriction.withheld:
            named.append(replace(one, withheld=restriction.withheld))
            continue
        if one.parsed.sheets and one.sha256 not in names:
            before = _name_before(frame, restriction, names) if restriction else ""
            names[one.sha256] = before or _new_name(frame, one, set(names.values()))
        named.append(replace(one, stored=names.get(one.sha256, "")))
    return tuple(named)


def _name_before(frame: Frame, copy: RestrictedDocument, names: dict[str, str]) -> str:
    """Of the document as it came or of an earlier copy of it; empty where none is there."""
    earlier = [one.copy for one in frame.restricted if one.sha256 == copy.sha256]
    return next((names[digest] for digest in (copy.sha256, *earlier) if digest in names), "")


def _new_name(frame: Frame, read: ReadDocument, taken: set[str]) -> str:
    own = PurePath(read.parsed.document).name
    return document_name(own, read.parsed.sheets, frame.organization, taken)
