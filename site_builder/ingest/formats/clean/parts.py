"""The parts of a workbook's package: what they refer to, and how they are written anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from posixpath import dirname, join, normpath
from xml.etree import ElementTree as ET
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from site_builder.ingest.formats.file_kinds import MOST_UNPACKED
from site_builder.ingest.formats.unseen_cells import local
from site_builder.ingest.formats.xlsx.mend import Parts

_OFFICE = "http://schemas.openxmlformats.org"
RELATIONS = f"{_OFFICE}/officeDocument/2006/relationships"
_PREFIXES = {
    f"{_OFFICE}/spreadsheetml/2006/main": "",
    RELATIONS: "r:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
    f"{_OFFICE}/drawingml/2006/spreadsheetDrawing": "xdr:",
    f"{_OFFICE}/drawingml/2006/main": "a:",
}
"""Of what has another namespace nothing is kept"""
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PICTURES = {
    "png": "image/png",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "emf": "image/x-emf",
    "wmf": "image/x-wmf",
}


class NoCopy(Exception):
    """A part that cannot be taken over; its text says what it is, for the staff."""


@dataclass(frozen=True, slots=True)
class Relation:
    id: str
    kind: str
    """worksheet, drawing, image …"""
    target: str
    """Name of the part"""


def relations(parts: Parts, path: str) -> Iterator[Relation]:
    """What a part refers to within the package"""
    folder, base = dirname(path), path.rpartition("/")[2]
    data = parts.get(f"{folder}/_rels/{base}.rels")
    for one in ET.fromstring(data) if data else ():
        if one.get("TargetMode") != "External":
            target = normpath(join("/", folder, one.get("Target", "").replace("\\", "/")))
            kind = one.get("Type", "").rpartition("/")[2]
            yield Relation(one.get("Id", ""), kind, target.lstrip("/"))


def relations_part(path: str, kept: Iterable[Relation]) -> tuple[str, bytes]:
    folder, base = dirname(path), path.rpartition("/")[2]
    lines = (
        f'<Relationship Id={quoteattr(one.id)} Type="{RELATIONS}/{one.kind}" '
        f"Target={quoteattr(f'/{one.target}')}/>"
        for one in kept
    )
    text = f'<Relationships xmlns="{_OFFICE}/package/2006/relationships">{"".join(lines)}'
    return f"{folder}/_rels/{base}.rels".lstrip("/"), _xml(f"{text}</Relationships>")


def types_part(parts: Parts, old: bytes) -> bytes:
    """[Content_Types].xml for these parts"""
    known = {
        one.get("PartName", "").lstrip("/"): one.get("ContentType", "")
        for one in ET.fromstring(old)
        if local(one.tag) == "Override"
    }
    kinds = {"rels": "application/vnd.openxmlformats-package.relationships+xml"}
    kinds |= {"xml": "application/xml"} | _PICTURES
    used = sorted({name.rpartition(".")[2].lower() for name in parts} & kinds.keys())
    lines = [f'<Default Extension="{end}" ContentType="{kinds[end]}"/>' for end in used]
    lines += (
        f"<Override PartName={quoteattr(f'/{name}')} ContentType={quoteattr(known[name])}/>"
        for name in parts
        if name in known
    )
    inner = "".join(lines)
    return _xml(f'<Types xmlns="{_OFFICE}/package/2006/content-types">{inner}</Types>')


def _xml(text: str) -> bytes:
    return (_DECLARATION + text).encode()


# --- elements -----------------------------------------------------------------------------


def written(root: ET.Element) -> bytes:
    """With the prefixes that Excel uses. Raise NoCopy where the part is of an unknown kind."""
    if not _rename(root):
        raise NoCopy("見慣れない作りの部分")
    for uri, prefix in _PREFIXES.items():
        if prefix != "xml:":
            root.set(f"xmlns:{prefix}".rstrip(":"), uri)
    return _xml(ET.tostring(root, encoding="unicode"))


def _rename(element: ET.Element) -> bool:
    """In place; False of an element that is not kept."""
    name = _prefixed(str(element.tag))
    if name is None:
        return False
    element.tag = name
    given = dict(element.attrib)
    element.attrib.clear()
    renamed = ((_prefixed(key, owned=True), value) for key, value in given.items())
    element.attrib.update({key: value for key, value in renamed if key})
    for child in list(element):
        if not _rename(child):
            element.remove(child)
    return True


def _prefixed(name: str, *, owned: bool = False) -> str | None:
    """`owned`: an attribute, which mostly has no namespace of its own"""
    if not name.startswith("{"):
        return name if owned else None
    uri, _, own = name[1:].partition("}")
    prefix = _PREFIXES.get(uri)
    return None if prefix is None else prefix + own


# --- the archive --------------------------------------------------------------------------


def pictures(data: bytes) -> Mapping[str, bytes]:
    """By the names of their parts"""
    with ZipFile(BytesIO(data)) as archive:
        found = [one for one in archive.infolist() if one.filename.rpartition(".")[2] in _PICTURES]
        if sum(one.file_size for one in found) > MOST_UNPACKED:
            raise NoCopy("大きすぎる画像")
        names = (one.filename.replace("\\", "/").lstrip("/") for one in found)
        return {name: archive.read(one) for name, one in zip(names, found, strict=True)}


def packed(parts: Parts) -> bytes:
    """The same parts are always the same bytes: no part tells when it was written."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            info = ZipInfo(name)
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, data)
    return stream.getvalue()
