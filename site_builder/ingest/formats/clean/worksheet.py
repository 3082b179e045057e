"""The parts of a workbook that are kept: of each, what is seen and how it looks."""

from __future__ import annotations

from collections.abc import Callable, Collection
from xml.etree import ElementTree as ET

from site_builder.ingest.formats.clean.parts import RELATIONS, NoCopy
from site_builder.ingest.formats.unseen_cells import every, local, unseen_cells

REFERENCE = f"{{{RELATIONS}}}id"
_WORKSHEET = frozenset(
    [
        *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData"),
        *("mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations"),
        *("printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks"),
        *("drawing", "tableParts"),
    ]
)
_LISTS = frozenset(["conditionalFormatting", "dataValidations", "tableParts", "mergeCells"])
_TOLD = {"sheetPr": ("codeName",), "c": ("cm", "vm"), **dict.fromkeys(_LISTS, ("count",))}
_FORMULAS = frozenset(["formula", "formula1", "formula2"])
_OF_TABLE = frozenset(
    [
        *("extLst", "filterColumn", "sortState"),
        *("calculatedColumnFormula", "totalsRowFormula", "xmlColumnPr"),
    ]
)
_OF_DRAWING = frozenset(["extLst", "hlinkClick", "hlinkHover"])
_TOLD_BY_DRAWING = ("descr", "title", "macro", "textlink")
_ALTERNATIVE, _FALLBACK = "AlternateContent", "Fallback"


def clean_worksheet(root: ET.Element, kept: Collection[str]) -> None:
    """In place, as the others below. `kept`: ids of the parts that it may go on referring to"""
    for cell in list(unseen_cells(root)):
        cell.attrib.pop("t", None)
        cell[:] = []
    root[:] = [child for child in root if local(child.tag) in _WORKSHEET]
    _drop(root, lambda one: local(one.tag) == "extLst" or _looks_elsewhere(one))
    _drop(root, lambda one: one.get(REFERENCE, "") not in {"", *kept} and _is_link(one))
    root[:] = [child for child in root if len(child) or local(child.tag) not in _LISTS]
    for one in root.iter():
        _drop_attributes(one)
    for cell in every(root, "c"):
        if any(_is_result(part) for part in cell):
            cell[:] = [part for part in cell if local(part.tag) != "f"]


def _is_result(part: ET.Element) -> bool:
    """A formula without one stays: what it shows is in doubt."""
    return local(part.tag) == "is" or (local(part.tag) == "v" and bool(part.text))


def _drop_attributes(element: ET.Element) -> None:
    """What refers to parts that stay behind, and counts of what may have become less."""
    name = local(element.tag)
    for told in _TOLD.get(name, ()):
        element.attrib.pop(told, None)
    if not _is_link(element):
        element.attrib.pop(REFERENCE, None)


def _is_link(element: ET.Element) -> bool:
    return local(element.tag) in ("drawing", "tablePart")


def _looks_elsewhere(element: ET.Element) -> bool:
    """A format or a choice that depends on another worksheet, which may not be there any more."""
    if local(element.tag) not in ("cfRule", "dataValidation"):
        return False
    formulas = (one.text or "" for one in element if local(one.tag) in _FORMULAS)
    return any("!" in text or "[" in text for text in formulas)


def clean_table(root: ET.Element) -> None:
    _drop(root, lambda one: local(one.tag) in _OF_TABLE)
    for one in root.iter():
        for told in ("tableType", "connectionId", "queryTableFieldId", "comment"):
            one.attrib.pop(told, None)


def clean_drawing(root: ET.Element) -> None:
    """Raise NoCopy where it holds more than shapes and pictures."""
    _take_fallbacks(root)
    if any(True for _ in every(root, "graphicFrame")):
        raise NoCopy("グラフや図表")
    _drop(root, lambda one: local(one.tag) in _OF_DRAWING)
    for one in root.iter():
        for told in (*_TOLD_BY_DRAWING, f"{{{RELATIONS}}}link"):
            one.attrib.pop(told, None)


def _take_fallbacks(element: ET.Element) -> None:
    """Of what is given in two ways, the one that every program knows."""
    made: list[ET.Element] = []
    for child in element:
        if local(child.tag) == _ALTERNATIVE:
            made += (inner for one in child if local(one.tag) == _FALLBACK for inner in one)
        else:
            made.append(child)
    element[:] = made
    for child in element:
        _take_fallbacks(child)


def clean_styles(root: ET.Element) -> None:
    _drop(root, lambda one: local(one.tag) == "extLst")


def used_strings(worksheet: ET.Element) -> set[int]:
    """Places in the workbook's list of strings"""
    cells = (cell for cell in every(worksheet, "c") if cell.get("t") == "s")
    values = (part.text or "" for cell in cells for part in cell if local(part.tag) == "v")
    return {int(value) for value in values if value.strip().isdecimal()}


def clean_strings(root: ET.Element, used: Collection[int]) -> None:
    """Those that no cell shows any more are emptied: the place of the others counts."""
    for place, one in enumerate(list(root)):
        if place not in used:
            one[:] = [ET.Element(one.tag.replace("}si", "}t"))]
    _drop(root, lambda one: local(one.tag) == "extLst")


def _drop(root: ET.Element, unwanted: Callable[[ET.Element], bool]) -> None:
    for element in list(root.iter()):
        kept = [child for child in element if not unwanted(child)]
        if len(kept) < len(element):
            element[:] = kept
