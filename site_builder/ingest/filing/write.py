"""What was read, on its way into content/: documents, organization, sheets, provenance.

Nothing that a person has worked on is ever overwritten, and no file is ever half written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from site_builder.content.city.model import Organization
from site_builder.content.city.write_organization import extend_organization
from site_builder.content.comparison.differences import Difference
from site_builder.content.folder.frame import Frame
from site_builder.content.folder.store import load_sheet
from site_builder.content.origins.provenance import (
    Provenance,
    dump_provenance,
    provenance_file,
    text_file,
)
from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.sheet.model import Aside
from site_builder.content.sheet.place import sheet_file
from site_builder.content.sheet.write import dump_sheet
from site_builder.content.writing import read_text, write_whole
from site_builder.ingest.filing.documents import ReadDocument
from site_builder.ingest.filing.places import Filed
from site_builder.ingest.sheet.origins import encoding_of
from site_builder.ingest.update.last_conversion import last_conversion
from site_builder.ingest.update.update import SheetFate, update
from site_builder.problems import DocumentError, Problem, Where


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one sheet's file."""

    file: str
    """Path within content/"""
    fate: SheetFate
    differences: tuple[Difference, ...] = ()
    """Of a sheet that was there: what the document says otherwise than before or, where the file
    stays, than the file"""
    asked: tuple[FieldPath, ...] = ()
    """Fields where a person's words stay beside the document's, which are a doubt now"""
    aside: tuple[Aside, ...] = ()
    """Of the new reading"""
    document: str = ""
    """sha256 of the one that was read for it"""


@contextmanager
def writing(content: Path) -> Iterator[None]:
    """Turns an OSError into a problem with the folder and the reason."""
    try:
        yield
    except OSError as error:
        message = f"書き込めませんでした（{error.strerror}: {error.filename}）。"
        hint = "空き容量と書き込みの権限を確かめてください。"
        problem = Problem(Where(str(content)), "content-not-writable", message, hint)
        raise DocumentError([problem]) from error


def store_documents(
    content: Path, frame: Frame, read: Iterable[ReadDocument], used: Collection[str]
) -> None:
    """Only documents of which a sheet could be used (`used`: their hashes). A copy that takes the
    place of its document does so after the sheets."""
    there = {document.sha256 for document in frame.documents}
    taken = {document.name for document in frame.documents}
    for one in read:
        if one.sha256 not in used or one.withheld:
            continue
        if one.sha256 not in there and one.stored not in taken:
            write_whole(content / "sources" / one.stored, one.data)
        if not encoding_of(one.data, one.parsed.text):
            _write_changed(content / text_file(one.stored), one.parsed.text.encode())


def store_organization(content: Path, before: Organization, after: Organization) -> None:
    path = content / "organization.yaml"
    if before == after and path.exists():
        return
    text = read_text(path)[0] if path.exists() else ""
    write_whole(path, extend_organization(text, after).encode())


def store_sheet(
    content: Path, filed: Filed, origin: Provenance, problems: list[Problem]
) -> Iterator[Outcome]:
    """With `origin`, where its texts stand: unless the file stays with another conversion."""
    file, document = sheet_file(filed.key), filed.sheet.source.sha256
    path = content / file
    if not path.exists():
        write_whole(path, dump_sheet(filed.sheet).encode())
        _store_provenance(content, filed, origin)
        yield Outcome(file, SheetFate.NEW, aside=filed.sheet.aside, document=document)
        return
    text, found = read_text(path)
    there, flaws = load_sheet(str(path), text) if not found else (None, found)
    problems += flaws
    if there is None:
        return
    same = there.source.document == filed.sheet.source.document
    base = last_conversion(content, there, at_hand=document if same else "")
    made = update(text, there, base, filed.sheet)
    if made.text:
        write_whole(path, made.text.encode())
    if made.text or there.source.converted == origin.converted:
        _store_provenance(content, filed, origin)
    aside = filed.sheet.aside
    yield Outcome(file, made.fate, made.differences, made.asked, aside, document)


def _store_provenance(content: Path, filed: Filed, origin: Provenance) -> None:
    """Of a document that is withheld, nothing tells where its texts stood."""
    path = content / provenance_file(filed.key)
    if filed.sheet.source.withheld:
        path.unlink(missing_ok=True)
    else:
        _write_changed(path, dump_provenance(origin).encode())


def _write_changed(path: Path, data: bytes) -> None:
    if not path.is_file() or path.read_bytes() != data:
        write_whole(path, data)
