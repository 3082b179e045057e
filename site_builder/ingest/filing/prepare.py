"""Documents as they came → as they are read: with the copies that stand for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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

_Known = tuple[NamedDocument, RestrictedDocument | None]


def prepare(
    content: Path,
    frame: Frame,
    came: Sequence[NamedDocument],
    wish: Publication,
    problems: list[Problem],
) -> tuple[Prepared, ...]:
    """Without those of which no copy could be made: they are problems."""
    known = list(_known(content, frame, came, wish, problems))
    to_copy = [pair for pair in known if handling(pair[1], wish) is Handling.COPY]
    copies = {} if wish.clean_copy else dict(_stored_copies(content, frame, to_copy))
    copies |= {one: one[1] for one, entry in to_copy if _is_copy(one, entry)}
    copies |= make_copies([one for one, _ in to_copy if one not in copies], problems)
    failed = {one for one, _ in to_copy if one not in copies}
    made = tuple(
        prepared(one, entry, wish, copies.get(one)) for one, entry in known if one not in failed
    )
    problems += told_again(made) if wish == Publication() else ()
    return made


def _known(
    content: Path,
    frame: Frame,
    came: Sequence[NamedDocument],
    wish: Publication,
    problems: list[Problem],
) -> Iterator[_Known]:
    """With what was noted down of each. One that lies in content/sources/ alone is not taken from
    there: it would be lost."""
    for one in came:
        entry = find_known(frame.restricted, sha256(one[1]).hexdigest())
        how = handling(entry, wish)
        stays = how is Handling.OPEN or (how is Handling.COPY and _is_copy(one, entry))
        if stays or not is_filed(Path(one[0]), content):
            yield one, entry
        else:
            problems.append(_filed(one[0]))


def _filed(name: str) -> Problem:
    message = "これは sources/ の中のファイルです。写しに替えたり、除いたりすると、なくなります。"
    hint = "content/ の外に写してから、外の文書を指定して、もう一度 convert してください。"
    return Problem(Where(name), "document-filed", message, hint)


def _is_copy(document: NamedDocument, entry: RestrictedDocument | None) -> bool:
    return entry is not None and sha256(document[1]).hexdigest() == entry.copy


def _stored_copies(
    content: Path, frame: Frame, wanted: Sequence[_Known]
) -> Iterator[tuple[NamedDocument, bytes]]:
    """Those that an earlier run has made"""
    names = {document.sha256: document.name for document in frame.documents}
    for document, entry in wanted:
        if entry and entry.copy in names:
            unread: list[Problem] = []
            for _, data in load_files([content / "sources" / names[entry.copy]], unread):
                yield document, data
