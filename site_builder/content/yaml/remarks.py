"""What YAML takes for a remark, though it stands behind a value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from site_builder.content.yaml.reader import LineColumn
from site_builder.content.yaml.signs import place_at

_REMARK = re.compile(r"(?<=[ \t])#.*")


def remarks(text: str) -> Iterator[tuple[LineColumn, str]]:
    """Of a text that `read_yaml` can read: each with its place."""
    if " #" not in text and "\t#" not in text:  # told at once, unlike by a pattern
        return
    found = [match for match in _REMARK.finditer(text) if _follows_something(text, match.start())]
    if not found:  # as in nearly every file
        return
    events: Iterator[Any] = yaml.parse(text, Loader=yaml.CSafeLoader)
    scalars = [event for event in events if isinstance(event, yaml.ScalarEvent)]
    spans = [(_index(one.start_mark), _index(one.end_mark)) for one in scalars]
    for match in found:
        if not any(start <= match.start() < end for start, end in spans):
            yield place_at(text, match.start()), match[0].rstrip()


def _index(mark: Any) -> int:
    return int(mark.index)


def _follows_something(text: str, at: int) -> bool:
    return bool(text[text.rfind("\n", 0, at) + 1 : at].strip())
