"""How far a long task has come. The caller who asks to be told keeps the clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T")


class BuildStage(StrEnum):
    """Of a build, in this order"""

    LOAD = "load"
    CHECK = "check"
    PAGES = "pages"
    SEARCH = "search"
    DATA = "data"
    PUBLISH = "publish"


Tell = Callable[[BuildStage, int, int], None]
"""(stage, how much of it is done, how much there is; 0: nobody knows)"""


def tell_nobody(stage: BuildStage, done: int, count: int) -> None:
    """Where nobody asks."""


def telling(items: Sequence[T], stage: BuildStage, tell: Tell) -> Iterator[T]:
    """The items; each is counted when the caller is done with it."""
    tell(stage, 0, len(items))
    for done, item in enumerate(items, 1):
        yield item
        tell(stage, done, len(items))
