"""The documents beside the sheets: where a sheet's texts stand in them, and what they say there."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path, PurePath

from site_builder.content.lines import lines_of
from site_builder.content.origins.provenance import (
    Provenance,
    parse_provenance,
    provenance_file,
    text_file,
)
from site_builder.content.plain_files import read_plain
from site_builder.content.sheet.model import Sheet, SheetKey
from site_builder.content.yaml.signs import (
    find_escape,
    forbidden,
    forbidden_problems,
    place_at,
)
from site_builder.problems import Problem, Severity, Where

_AGAIN = "もとの文書をもう一度 convert で読み取ると、つくり直されます。"
_MAX_SIZE = 20_000_000


def load_provenance(
    folder: Path, key: SheetKey, sheet: Sheet
) -> tuple[Provenance | None, tuple[Problem, ...]]:
    """None, with a warning, where there is none that fits the sheet's last conversion; a sheet
    that no document was read for needs none."""
    if not sheet.source.document:
        return None, ()
    path = folder / provenance_file(key)
    try:
        text = read_plain(path).decode("utf-8")
    except FileNotFoundError:
        return None, (_warning(path, "no-provenance", "もとの文書での場所の記録がありません。"),)
    except (OSError, UnicodeDecodeError):
        text = ""
    if problems := _forbidden(path, text):
        return None, problems
    read = parse_provenance(text)
    if read is None:
        return None, (_warning(path, "broken-provenance", "場所の記録が壊れています。"),)
    if read.converted != sheet.source.converted or read.document != sheet.source.document:
        message = "場所の記録が、いまのシートとは別の読み取りのものです。"
        return None, (_warning(path, "stale-provenance", message),)
    if not read.encoding and not _text(folder, read):
        message = "もとの文書から取り出した文字の控えが、読み取ったときのものと違います。"
        where = folder / text_file(read.document)
        return None, (_warning(where, "changed-text", message),)
    return read, ()


def _forbidden(path: Path, text: str) -> tuple[Problem, ...]:
    escape = find_escape(text) if "\\" in text else None
    if escape is not None:
        return (forbidden(str(path), place_at(text, escape)),)
    return forbidden_problems(str(path), text)


def _warning(path: Path, code: str, message: str) -> Problem:
    return Problem(Where(str(path)), code, message, _AGAIN, Severity.WARNING)


def read_original(folder: Path, provenance: Provenance) -> tuple[str, ...]:
    """The lines of the document's text; none where it is not the one that was read."""
    document = read_document_bytes(folder, provenance)
    if not document:
        return ()
    text = document if provenance.encoding else _text(folder, provenance)
    if not text:
        return ()
    try:
        return lines_of(text.decode(provenance.encoding or "utf-8"))
    except (UnicodeDecodeError, LookupError):
        return ()


def read_document_bytes(folder: Path, provenance: Provenance) -> bytes:
    """Nothing where the document is not the one that was read."""
    name = provenance.document
    if not name or PurePath(name).name != name:
        return b""
    document = _bytes(folder / "sources" / name)
    return document if sha256(document).hexdigest() == provenance.sha256 else b""


def _text(folder: Path, provenance: Provenance) -> bytes:
    """What was taken from a workbook or a PDF; nothing where it is not what was taken."""
    text = _bytes(folder / text_file(provenance.document))
    return text if sha256(text).hexdigest() == provenance.text else b""


def _bytes(path: Path) -> bytes:
    try:
        return read_plain(path, _MAX_SIZE)
    except OSError:
        return b""
