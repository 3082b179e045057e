"""Numbered items of neighbouring cells, side by side where their numbers match one to one.

    取組指標 【賑わい創出指標】        目標 ①13,000人
             ①参加人数                   ②80%以上
             ②満足度

Where anything does not match, there are no pairs and the cells stay as printed.
"""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.content.wording import CIRCLED


@dataclass(frozen=True, slots=True)
class Pair:
    """`values` are the same item in the other cells; a heading 【…】 has none."""

    item: str
    values: tuple[str, ...]


_NUMBERS = frozenset(CIRCLED)


def pair_items(indicator: str, values: tuple[str, ...]) -> tuple[Pair, ...]:
    """`values` are the cells beside the indicator; empty if not all of them match it."""
    head = _items(indicator)
    others = [_items(text) for text in values]
    if not _matching(head, others):
        return ()
    at_hand = [{item[0]: item for item in items} for items in others]
    return tuple(
        Pair(item, tuple(by_number[item[0]] for by_number in at_hand if item[0] in _NUMBERS))
        for item in head
    )


def _items(text: str) -> list[str]:
    """Lines that begin with a number or 【, each with the lines that belong to it."""
    items: list[str] = []
    for line in filter(None, text.split("\n")):
        if items and line[0] not in _NUMBERS and line[0] != "【":
            items[-1] = f"{items[-1]}\n{line}"
        else:
            items.append(line)
    return items


def _matching(head: list[str], others: list[list[str]]) -> bool:
    numbers = [item[0] for item in head if item[0] in _NUMBERS]
    headings = [item for item in head if item[0] == "【" and "\n" not in item]
    return (
        len(numbers) > 1
        and len(numbers) == len(set(numbers))
        and len(numbers) + len(headings) == len(head)
        and all([item[0] for item in items] == numbers for items in others)
    )
