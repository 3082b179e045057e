"""Bytes of an Excel workbook → those of a copy that holds what is seen of it and no more.

It is made anew of the parts that are known: visible worksheets with their values, formats, shapes
and pictures. Formulas become their results; properties, comments, links, macros, names of cells
and whatever else a package may hold stay behind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from site_builder.ingest.formats.clean.parts import (
    NoCopy,
    Relation,
    packed,
    pictures,
    relations,
    relations_part,
    types_part,
    written,
)
from site_builder.ingest.formats.clean.picture import plain_picture
from site_builder.ingest.formats.clean.worksheet import (
    REFERENCE,
    clean_drawing,
    clean_strings,
    clean_styles,
    clean_table,
    clean_worksheet,
    used_strings,
)
from site_builder.ingest.formats.unseen_cells import every, local
from site_builder.ingest.formats.xlsx.mend import WORKBOOK, Parts
from site_builder.ingest.formats.xlsx.zip_guard import check_workbook
from site_builder.problems import DocumentError, Problem, Where

_TYPES = "[Content_Types].xml"
_PRINTED = ("_xlnm.Print_Area", "_xlnm.Print_Titles")
_HINT = "Excelで取り除いて保存し直すか、--withhold わけ で、この文書を載せずに取り込んでください。"


def clean_workbook(name: str, data: bytes) -> bytes:
    """Raise DocumentError where it holds what cannot be taken over."""
    parts, _ = check_workbook(name, data)
    try:
        return packed(_SeenPackage({**parts, **pictures(data)}).made())
    except (NoCopy, ET.ParseError, KeyError, ValueError) as error:
        what = str(error) if isinstance(error, NoCopy) else "読み解けない部分"
        message = f"{what}があるので、取り除いた写しをつくれません。"
        raise DocumentError([Problem(Where(name), "copy-impossible", message, _HINT)]) from error


@dataclass(slots=True)
class _SeenPackage:
    parts: Parts
    new: dict[str, bytes] = field(default_factory=dict)

    def made(self) -> Parts:
        book = ET.fromstring(self.parts[WORKBOOK])
        related = {one.id: one for one in relations(self.parts, WORKBOOK)}
        shown = [one for one in every(book, "sheet") if one.get("state", "visible") == "visible"]
        sheets = [related[sheet.attrib[REFERENCE]] for sheet in shown]
        if any(sheet.kind != "worksheet" for sheet in sheets):
            raise NoCopy("グラフだけのシート")
        used = {place for sheet in sheets for place in self._worksheet(sheet.target)}
        others = [one for one in related.values() if one.kind in ("styles", "theme")]
        strings = [one for one in related.values() if one.kind == "sharedStrings"]
        self._settings(others, strings, used)
        _clean_book(book, shown)
        self.new[WORKBOOK] = written(book)
        self._relate(WORKBOOK, [*sheets, *others, *strings])
        self._relate("", [Relation("rId1", "officeDocument", WORKBOOK)])
        types = types_part(self.new, self.parts[_TYPES])
        return {_TYPES: types, **dict(sorted(self.new.items()))}

    def _relate(self, path: str, kept: Sequence[Relation]) -> None:
        if kept:
            name, data = relations_part(path, kept)
            self.new[name] = data

    def _settings(
        self, others: Sequence[Relation], strings: Sequence[Relation], used: set[int]
    ) -> None:
        for one in others:
            self.new[one.target] = self.parts[one.target]
            if one.kind == "styles":
                root = ET.fromstring(self.parts[one.target])
                clean_styles(root)
                self.new[one.target] = written(root)
        for one in strings:
            root = ET.fromstring(self.parts[one.target])
            clean_strings(root, used)
            self.new[one.target] = written(root)

    def _worksheet(self, path: str) -> set[int]:
        """The strings that it shows"""
        kept = [one for one in relations(self.parts, path) if one.kind in ("drawing", "table")]
        root = ET.fromstring(self.parts[path])
        clean_worksheet(root, [one.id for one in kept])
        used = used_strings(root)
        kept = [one for one in kept if one.id in set(_references(root))]
        self.new[path] = written(root)
        self._relate(path, kept)
        for one in kept:
            self._below(one)
        return used

    def _below(self, one: Relation) -> None:
        """A drawing with its pictures, or a table"""
        root = ET.fromstring(self.parts[one.target])
        if one.kind == "table":
            clean_table(root)
        else:
            clean_drawing(root)
            shown = [each for each in relations(self.parts, one.target) if each.kind == "image"]
            self.new |= {each.target: plain_picture(self.parts[each.target]) for each in shown}
            self._relate(one.target, shown)
        self.new[one.target] = written(root)


def _references(root: ET.Element) -> Iterator[str]:
    return (one.get(REFERENCE, "") for one in root.iter())


def _clean_book(book: ET.Element, shown: Sequence[ET.Element]) -> None:
    """In place: of its parts the worksheets that are shown, and what is printed of them."""
    places = {str(old): place for place, old in enumerate(_places(book, shown))}
    for name in list(every(book, "definedNames")):
        own = [
            one for one in name if one.get("name") in _PRINTED and one.get("localSheetId") in places
        ]
        for one in own:
            one.set("localSheetId", str(places[one.attrib["localSheetId"]]))
        name[:] = own
    for sheets in every(book, "sheets"):
        sheets[:] = shown
    book[:] = [one for one in book if local(one.tag) in ("workbookPr", "sheets") or _names(one)]
    for one in every(book, "workbookPr"):
        date = one.get("date1904")
        one.attrib.clear()
        one.attrib.update({"date1904": date} if date else {})
    views = ET.Element(book.tag.replace("}workbook", "}bookViews"))
    ET.SubElement(views, book.tag.replace("}workbook", "}workbookView"))
    book.insert([local(one.tag) for one in book].index("sheets"), views)


def _names(element: ET.Element) -> bool:
    return local(element.tag) == "definedNames" and len(element) > 0


def _places(book: ET.Element, shown: Sequence[ET.Element]) -> Iterator[int]:
    """Among all worksheets"""
    return (place for place, one in enumerate(every(book, "sheet")) if one in shown)
