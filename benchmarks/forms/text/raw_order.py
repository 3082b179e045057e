"""The order of merged cells in a raw dump: any order, with one rule that the samples never break.

An indicator directly behind a goal belongs to that goal.
"""

import random
from dataclasses import dataclass
from typing import Literal

from benchmarks.forms.text.noise import RawNoise

WORK = "主な取組（事業）"
COLUMNS = "No.\n\n組織目標 指標"
RESULTS = "評価 目標達成状況 今後の方針\n取組指標"


@dataclass(frozen=True)
class Block:
    """A merged cell as printed, and whose it is."""

    text: str
    kind: Literal["goal", "indicator", "other"] = "other"
    owner: int | None = None


Unit = list[Block]  # blocks that stay together


def order_blocks(
    rng: random.Random, noise: RawNoise, pairs: list[Unit], loose: list[Unit], title: list[str]
) -> list[str]:
    """All merged cells and header words, one after the other."""
    if noise.permuted:
        rng.shuffle(pairs)
    units = _detach(pairs) if noise.detached else pairs
    for unit in loose:
        units.insert(rng.randint(0, len(units)), unit)
    units = _with_header(rng, noise, units, title)
    return [block.text for unit in _parted(units) for block in unit]


def _detach(pairs: list[Unit]) -> list[Unit]:
    """Some sheets merge the indicators before the goals; the last pair stays together."""
    early = [[block] for pair in pairs[:-1] for block in pair if block.kind == "indicator"]
    goals = [[block for block in pair if block.kind != "indicator"] for pair in pairs[:-1]]
    return [*early, *goals, *pairs[-1:]]


def _with_header(
    rng: random.Random, noise: RawNoise, units: list[Unit], title: list[str]
) -> list[Unit]:
    results = [RESULTS]
    if noise.split_header:
        results = ["今後の方針\n取組指標"]
        title = ["評価 目標達成状況", *title]
    heads = [[Block(text) for text in texts] for texts in (title, [COLUMNS], results, [WORK])]
    place = min(1, len(units))
    if noise.header_last:
        return [*units[:-1], heads[2], *units[-1:], heads[3], heads[1], heads[0]]
    if rng.random() < 0.2:
        heads[1], heads[2] = heads[2], heads[1]
    return [*heads[:3], *units[:place], heads[3], *units[place:]]


def _parted(units: list[Unit]) -> list[Unit]:
    """Move loose indicators to the front that would follow a goal which is not theirs."""
    ordered: list[Unit] = []
    waiting: list[Unit] = []
    for unit in units:
        foreign = bool(ordered) and _foreign(ordered[-1][-1], unit[0])
        (waiting if foreign else ordered).append(unit)
    return [*waiting, *ordered]


def _foreign(before: Block, block: Block) -> bool:
    return before.kind == "goal" and block.kind == "indicator" and before.owner != block.owner
