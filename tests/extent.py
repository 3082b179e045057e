"""How many cases a test tries: some by `make test`, all by `make test-full` (pytest --full).

Whole tests that only the full run needs are marked `pytest.mark.full`, single parameters are given
by `full`. Tests that make their cases ask `amount` for their number.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import settings

QUICK = "quick"
FULL = "full"
"""Profiles of hypothesis; tests/conftest.py loads one before it imports the first test"""


def amount(quick: int, full: int) -> int:
    """`@settings(max_examples=amount(20, 200))`, `parametrize("seed", range(amount(3, 30)))`"""
    return full if settings.get_current_profile_name() == FULL else quick


def full(*values: Any) -> list[Any]:
    """`parametrize("width", [360, *full(640, 1280)])`"""
    return [pytest.param(value, marks=pytest.mark.full) for value in values]
