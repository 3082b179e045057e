"""Documents as they came → as they are read: with the copies that stand for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from site_builder.content.folder.frame import Frame
from site_builder.content.origins.restricted import RestrictedDocument
from site_builder.ingest.filing.copies import make_copies
from site_builder.ingest.filing.documents import NamedDocument
from site_builder.ingest.filing.inputs import is_filed, load_files
from site_builder.ingest.filing.restrictions import (
    Handling,
    Prepared,
    Publication,
    find_known,
    handling,
    prepared,
    told_again,
)
from site_builder.problems import Problem, Where


@dataclass(frozen=True, slots=True)
class _Came:
    """A document as it came, and what was noted down of it."""

    document: NamedDocument
    sha256: str
    known: RestrictedDocument | None

    @property
    def is_copy(self) -> bool:
        return self.known is not None and self.sha256 == self.known.copy


def prepare(
    content: Path,
    frame: Frame,
    came: Sequence[NamedDocument],
    wish: Publication,
    problems: list[Problem],
) -> tuple[Prepared, ...]:
    """Without those of which no copy could be made: they are problems."""
    known = list(_known(content, frame, came, wish, problems))
    to_copy = [one for one in known if handling(one.known, wish) is Handling.COPY]
    copies = {} if wish.clean_copy else dict(_stored_copies(content, frame, to_copy))
    copies |= {one.document: one.document[1] for one in to_copy if one.is_copy}
    missing = [one.document for one in to_copy if one.document not in copies]
    copies |= make_copies(missing, problems)
    failed = {one.document for one in to_copy if one.document not in copies}
    made = tuple(
        prepared(one.document, one.sha256, one.known, wish, copies.get(one.document))
        for one in known
        if one.document not in failed
    )
    problems += told_again(made) if wish == Publication() else ()
    return made


def _known(
    content: Path,
    frame: Frame,
    came: Sequence[NamedDocument],
    wish: Publication,
    problems: list[Problem],
) -> Iterator[_Came]:
    """With what was noted down of each. One that lies in content/sources/ alone is not taken from
    there: it would be lost."""
    for document in came:
        digest = sha256(document[1]).hexdigest()
        one = _Came(document, digest, find_known(frame.restricted, digest))
        how = handling(one.known, wish)
        stays = how is Handling.OPEN or (how is Handling.COPY and one.is_copy)
        if stays or not is_filed(Path(document[0]), content):
            yield one
        else:
            problems.append(_filed(document[0]))


def _filed(name: str) -> Problem:
    message = "これは sources/ の中のファイルです。写しに替えたり、除いたりすると、なくなります。"
    hint = "content/ の外に写してから、外の文書を指定して、もう一度 convert してください。"
    return Problem(Where(name), "document-filed", message, hint)


def _stored_copies(
    content: Path, frame: Frame, wanted: Sequence[_Came]
) -> Iterator[tuple[NamedDocument, bytes]]:
    """Those that an earlier run has made"""
    names = {document.sha256: document.name for document in frame.documents}
    for one in wanted:
        if one.known and one.known.copy in names:
            unread: list[Problem] = []
            for _, data in load_files([content / "sources" / names[one.known.copy]], unread):
                yield one.document, data
