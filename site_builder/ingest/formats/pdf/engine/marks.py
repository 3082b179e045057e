"""What the page says of a text object: its layer, the words that are to be copied instead of it."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2.raw as pdfium


def has_mark(thing: Any, name: str) -> bool:
    return any(_name(mark) == name for mark in _marks(thing))


def _marks(thing: Any) -> Iterator[Any]:
    for place in range(max(0, pdfium.FPDFPageObj_CountMarks(thing))):
        yield pdfium.FPDFPageObj_GetMark(thing, place)


def _name(mark: Any) -> str:
    return _said(lambda *buffer: pdfium.FPDFPageObjMark_GetName(mark, *buffer))


def _key(mark: Any, place: int) -> str:
    return _said(lambda *buffer: pdfium.FPDFPageObjMark_GetParamKey(mark, place, *buffer))


def _said(read: Callable[..., int]) -> str:
    size = ctypes.c_ulong()
    read(None, 0, ctypes.byref(size))
    signs = (ctypes.c_ushort * (size.value // 2 + 1))()
    read(signs, size.value, ctypes.byref(size))
    return bytes(signs).decode("utf-16-le", "replace").rstrip("\0")


def speaks(thing: Any) -> bool:
    """Whether other words than its letters are to be copied of it."""
    return any(_key(mark, place) == "ActualText" for mark, place in _parameters(thing))


def without_words(thing: Any) -> None:
    for mark in list(_marks(thing)):
        pdfium.FPDFPageObj_RemoveMark(thing, mark)


def _parameters(thing: Any) -> Iterator[tuple[Any, int]]:
    for mark in _marks(thing):
        for place in range(max(0, pdfium.FPDFPageObjMark_CountParams(mark))):
            yield mark, place
