"""The names of things in the data: they stay as long as the page of a sheet does."""

from __future__ import annotations

from site_builder.content.sheet.model import SheetKey


def sheet_id(key: SheetKey) -> str:
    return f"{key.year}/{key.ward}/{key.section}"


def goal_id(key: SheetKey, number: int) -> str:
    return f"{sheet_id(key)}/{number}"


def measure_id(key: SheetKey, number: int, position: int) -> str:
    return f"{goal_id(key, number)}/{position}"
