"""Workbooks that Excel opens though they keep not to its own format → ones that openpyxl reads.

`canonical` gives parts the names and namespaces that Excel writes. `simplified` leaves of each
part what the reader looks at (values, merged areas, number formats, strikes, colours, hidden
state), so that nothing else in it can be refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from posixpath import normpath
from typing import TypeAlias
from xml.etree import ElementTree as ET
from zipfile import ZIP_STORED, ZipFile

Parts: TypeAlias = Mapping[str, bytes]
"""Name within the archive → unpacked bytes"""

WORKBOOK = "xl/workbook.xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", _MAIN.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _REL.encode()),
    (
        b"http://purl.oclc.org/ooxml/drawingml/main",
        b"http://schemas.openxmlformats.org/drawingml/2006/main",
    ),
)
_TARGET = re.compile(
    rb"<Relationship\b(?=[^>]*relationships/officeDocument\")[^>]*\bTarget=\"([^\"]+)\""
)


def pack(parts: Parts) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


# --- names and namespaces -----------------------------------------------------------------


def canonical(parts: Parts) -> Parts:
    """The same parts where they are as Excel writes them."""
    named = {name.replace("\\", "/").lstrip("/"): data for name, data in parts.items()}
    own = _workbook_name(named)
    if own != WORKBOOK and own in named:
        named = dict(_renamed(named, own))
    if any(old in named.get(WORKBOOK, b"") for old, _ in _STRICT):
        named = {name: _transitional(data) for name, data in named.items()}
    return parts if named == parts else named


def _workbook_name(parts: Parts) -> str:
    found = _TARGET.search(parts.get("_rels/.rels", b""))
    target = found[1].decode("utf-8", "replace").replace("\\", "/") if found else WORKBOOK
    return normpath(target.lstrip("/"))


def _renamed(parts: Parts, own: str) -> Iterator[tuple[str, bytes]]:
    """The workbook and its relations under their usual names, and whatever points at them."""
    folder, _, base = own.rpartition("/")
    moved = {own: WORKBOOK, f"{folder}/_rels/{base}.rels": "xl/_rels/workbook.xml.rels"}
    for name, data in parts.items():
        if name in ("_rels/.rels", "[Content_Types].xml"):
            data = data.replace(own.encode(), WORKBOOK.encode())
        yield moved.get(name, name), data


def _transitional(data: bytes) -> bytes:
    for old, new in _STRICT:
        data = data.replace(old, new)
    return data


# --- only what is read --------------------------------------------------------------------

_ANY = re.compile(".*", re.DOTALL)
_INT = re.compile(r"\d{1,9}")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_FLAG = re.compile("0|1|true|false")
_COLOUR = {
    "rgb": re.compile("(?:[0-9A-Fa-f]{2}){3,4}"),
    "theme": _INT,
    "indexed": _INT,
    "tint": _NUMBER,
    "auto": _FLAG,
}
_Kept: TypeAlias = Mapping[str, re.Pattern[str]]
_VALUE = {"val": _FLAG}
_PLACE: _Kept = {"ref": _ANY, "r": _ANY, "s": _INT}
_ATTRIBUTES: Mapping[str, _Kept] = {
    "workbookPr": {"date1904": _FLAG},
    "sheet": {
        "name": _ANY,
        "sheetId": _INT,
        "state": re.compile("visible|hidden|veryHidden"),
        f"{{{_REL}}}id": _ANY,
    },
    "definedName": {"name": _ANY, "localSheetId": _INT, "hidden": _FLAG},
    "numFmt": {"numFmtId": _INT, "formatCode": _ANY},
    "strike": _VALUE,
    "color": _COLOUR,
    "fgColor": _COLOUR,
    "bgColor": _COLOUR,
    "rgbColor": {"rgb": _COLOUR["rgb"]},
    "patternFill": {"patternType": re.compile("none|solid|gray125|gray0625|(?:light|dark)Gray")},
    "xf": {"numFmtId": _INT, "fontId": _INT, "fillId": _INT, "borderId": _INT, "xfId": _INT},
    "sheetFormatPr": {"zeroHeight": _FLAG, "defaultRowHeight": _NUMBER},
    "col": {"min": _INT, "max": _INT, "width": _NUMBER, "hidden": _FLAG, "style": _INT},
    "row": {"r": _INT, "ht": _NUMBER, "hidden": _FLAG, "s": _INT, "customFormat": _FLAG},
    "c": {**_PLACE, "t": re.compile("b|d|e|inlineStr|n|s|str")},
    "f": {"t": re.compile("array|normal|shared|dataTable"), "ref": _ANY, "si": _INT},
    "mergeCell": {"ref": re.compile(r"\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?")},
    "legacyDrawing": {f"{{{_REL}}}id": _ANY},
    "t": {"{http://www.w3.org/XML/1998/namespace}space": _ANY},
}
_CHILDREN: Mapping[str, Iterable[str]] = {
    "workbook": ("workbookPr", "sheets", "definedNames"),
    "sheets": ("sheet",),
    "definedNames": ("definedName",),
    "styleSheet": ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "colors"),
    "numFmts": ("numFmt",),
    "fonts": ("font",),
    "font": ("strike", "color"),
    "fills": ("fill",),
    "fill": ("patternFill",),
    "patternFill": ("fgColor", "bgColor"),
    "borders": ("border",),
    "cellStyleXfs": ("xf",),
    "cellXfs": ("xf",),
    "colors": ("indexedColors",),
    "indexedColors": ("rgbColor",),
    "worksheet": ("sheetFormatPr", "cols", "sheetData", "mergeCells", "legacyDrawing"),
    "cols": ("col",),
    "sheetData": ("row",),
    "row": ("c",),
    "c": ("f", "v", "is"),
    "mergeCells": ("mergeCell",),
    "sst": ("si",),
    "si": ("t", "r"),
    "is": ("t", "r"),
    "r": ("rPr", "t"),
    "rPr": ("strike", "color"),
}
_NEEDED = {"numFmt": "formatCode", "mergeCell": "ref", "definedName": "name"}
"""What says nothing without this attribute"""
_BLACK = "00000000"
_DROPPED = re.compile(r"docProps/.*|xl/(?:externalLinks|pivot\w*|tables|printerSettings)/.*")
_RELATION = re.compile(rb"<Relationship\b[^>]*?(?:/>|></Relationship>)")
_OVERRIDE = re.compile(rb"<Override\b[^>]*?(?:/>|></Override>)")
_NAMED = re.compile(rb"\b(?:Target|PartName)=\"([^\"]+)\"")


def simplified(parts: Parts) -> Parts:
    """Raise ET.ParseError where a part is no XML."""
    kept = {name: data for name, data in parts.items() if not _DROPPED.fullmatch(name)}
    return {name: _simple(name, data) for name, data in kept.items()}


def _simple(name: str, data: bytes) -> bytes:
    if name.endswith(".rels"):
        return _RELATION.sub(_without_dropped, data)
    if name == "[Content_Types].xml":
        return _OVERRIDE.sub(_without_dropped, data)
    if not re.fullmatch(r"xl/(?:workbook|styles|sharedStrings|worksheets/[^/]+)\.xml", name):
        return data
    root = ET.fromstring(data)
    _prune(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _without_dropped(entry: re.Match[bytes]) -> bytes:
    """A relation or a type, unless it is of a part that is left out."""
    found = _NAMED.search(entry[0])
    path = found[1].decode("utf-8", "replace") if found else ""
    steps = [step for step in path.split("/") if step not in ("", "..", "xl")]
    dropped = any(_DROPPED.fullmatch(f"{root}{'/'.join(steps)}") for root in ("", "xl/"))
    return b"" if dropped else entry[0]


def _prune(element: ET.Element) -> None:
    name = _local(element.tag)
    kept = _ATTRIBUTES.get(name, {})
    for key, value in list(element.attrib.items()):
        if key not in kept or not kept[key].fullmatch(value):
            del element.attrib[key]
    for child in list(element):
        if _local(child.tag) in _CHILDREN.get(name, ()):
            _prune(child)
        if _local(child.tag) not in _CHILDREN.get(name, ()) or _is_void(child):
            element.remove(child)
    if name == "fill" and not len(element):
        ET.SubElement(element, f"{{{_MAIN}}}patternFill")
    if name == "rgbColor":  # its place in the list counts
        element.attrib.setdefault("rgb", _BLACK)


def _is_void(element: ET.Element) -> bool:
    needed = _NEEDED.get(_local(element.tag))
    return needed is not None and needed not in element.attrib


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
