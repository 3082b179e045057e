"""Addresses of the desk."""

from __future__ import annotations

from urllib.parse import quote

from site_builder.content.sheet.model import SheetKey
from site_builder.serve.desk import DESK as MOUNT

DESK = f"{MOUNT}/"


def sheet_page(key: SheetKey, field: str = "") -> str:
    page = f"{DESK}sheets/{key.year}/{key.ward}/{key.section}/"
    return f"{page}?field={quote(field, safe='/')}#edit" if field else page


def picture_page(key: SheetKey, field: str, *, close: bool = False) -> str:
    """Of the document's page that the field was read from"""
    place = f"{DESK}pictures/{key.year}/{key.ward}/{key.section}/"
    return f"{place}?field={quote(field, safe='/')}{'&close=1' if close else ''}"


def site_page(key: SheetKey, goal: int = 0) -> str:
    """In the preview"""
    page = f"/wards/{key.ward}/{key.section}/{key.year}/"
    return f"{page}#goal-{goal}" if goal else page
