"""What was asked of a site, as text and back, and what the answer is now."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from site_builder.content.lineage.model import GoalRef
from site_builder.content.sheet.model import SheetKey
from site_builder.content.wording import Policy
from site_builder.graph.site import Site
from site_builder.memory.watch import IS_ANY, IS_IN, SIZE, Read
from site_builder.pages import Batch

ABSENT = "(absent)"
_encode = json.JSONEncoder(ensure_ascii=False).encode


def dump_reads(reads: Iterable[Read]) -> str:
    """One read a line, as JSON, in one order"""
    return "\n".join(sorted(map(_line, reads)))


@lru_cache(maxsize=8192)  # most are of many pages
def _line(read: Read) -> str:
    return _encode([_plain(step) for step in read])


def reads_beside(batch: Batch, reads: str) -> str:
    """Without what the batch is given: the node of its sheet, the subject of its pages, counts as a
    whole, and of a page it is known whether it has readings."""
    node = [_line(("sheets", batch.sheet)).removesuffix("]") + ","] if batch.sheet else []
    own = (*node, *(_line(("easy", IS_IN, page.url)) for page in batch.pages))
    return "\n".join(line for line in reads.split("\n") if not line.startswith(own))


def parse_read(line: str) -> Read:
    """Of what dump_reads has made"""
    return tuple(_step(step) for step in json.loads(line))


def _plain(step: Any) -> Any:
    if isinstance(step, str | int):
        return step
    if isinstance(step, SheetKey):
        return ["sheet", step.year, step.ward, step.section]
    if isinstance(step, GoalRef):
        return ["goal", *_plain(step.key)[1:], step.number]
    if isinstance(step, Policy):
        return ["policy", step.kind, *step.levels]
    raise TypeError(f"{type(step).__qualname__} is no step to a value")


def _step(step: Any) -> Any:
    if not isinstance(step, list):
        return step
    kind, *parts = step
    if kind == "policy":
        return Policy(parts[0], tuple(parts[1:]))
    key = SheetKey(*parts[:3])
    return key if kind == "sheet" else GoalRef(key, parts[3])


def answer(site: Site, read: Read) -> Any:
    """What the site says there now; ABSENT where there is no such place."""
    value: Any = site
    for place, step in enumerate(read):
        if step == SIZE:
            return len(value)
        if step == IS_ANY:
            return bool(value)
        if step == IS_IN:
            return read[place + 1] in value
        value = _next(value, step)
        if value is ABSENT:
            return ABSENT
    return value


def _next(value: Any, step: Any) -> Any:
    if isinstance(value, Mapping):
        return value.get(step, ABSENT)
    if isinstance(value, tuple):
        return value[step] if step < len(value) else ABSENT
    return getattr(value, step)
