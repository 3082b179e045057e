"""YAML as plain texts, lists and mappings.

Every scalar is the text that stands there; nothing is guessed from its look. Positions are not
kept: `positions` reads the text once more when a message needs them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from site_builder.content.yaml.messages import character, explain
from site_builder.content.yaml.signs import (
    FORBIDDEN,
    find_escape,
    forbidden_sign,
    holds_forbidden,
    place_at,
)
from site_builder.content.yaml.slips import find_slip

Raw: TypeAlias = "str | list[Raw] | dict[str, Raw]"
Path: TypeAlias = "tuple[str | int, ...]"
"""Where a value stands: ("goals", 0, "number"), list items from 0"""
LineColumn: TypeAlias = "tuple[int, int]"
"""Line and column from 1"""

_Scalar = yaml.ScalarEvent
_MappingEnd = yaml.MappingEndEvent
_SequenceEnd = yaml.SequenceEndEvent
_DEEPEST = 32  # no file of content/ has more than ten levels; recursion has its end


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with the YAML itself; the texts are for ward staff."""

    place: LineColumn
    code: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Positions:
    keys: dict[Path, LineColumn] = field(default_factory=dict)
    values: dict[Path, LineColumn] = field(default_factory=dict)

    def find(self, path: Path, on_key: bool) -> LineColumn:
        """Of the value, or of its key; of the nearest level above where there is none."""
        for end in range(len(path), -1, -1):
            place = self.keys.get(path[:end]) if on_key else None
            place = place or self.values.get(path[:end])
            if place:
                return place
        return (1, 1)


class _Stop(Exception):
    """Reading cannot go on after this flaw."""

    def __init__(self, flaw: Flaw) -> None:
        self.flaw = flaw


def read_yaml(text: str) -> tuple[Raw | None, tuple[Flaw, ...]]:
    """The one document of the text; None where there is none or it is broken."""
    flaws: list[Flaw] = []
    try:
        root = _document(text, flaws)
        return root, (*flaws, *_escaped_signs(text))
    except _Stop as stop:
        return None, (*flaws, stop.flaw)
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        return None, (*flaws, _syntax(text, error))


def _document(text: str, flaws: list[Flaw]) -> Raw | None:
    get: Callable[[], Any] = yaml.CSafeLoader(text).get_event
    get()
    event = get()
    if type(event) is yaml.StreamEndEvent:
        return None
    root = _node(get, get(), flaws, 0)
    get()
    event = get()
    if type(event) is not yaml.StreamEndEvent:
        _note(flaws, event, "yaml-documents", "「---」で、ファイルが2つに分かれています。")
    return root


def _node(get: Callable[[], Any], event: Any, flaws: list[Flaw], depth: int) -> Raw:
    kind = type(event)
    if kind is yaml.AliasEvent:
        _note(flaws, event, "yaml-alias", f"「*{event.anchor}」という書き方は使えません。")
        return f"*{event.anchor}"
    if event.anchor is not None or event.tag is not None:
        _note_mark(flaws, event)
    if kind is _Scalar:
        return str(event.value)
    if depth > _DEEPEST:
        raise _Stop(Flaw(_place(event.start_mark), "yaml-depth", "入れ子が深すぎます。", ""))
    if kind is yaml.MappingStartEvent:
        return _mapping(get, flaws, depth + 1)
    return _sequence(get, flaws, depth + 1)


def _sequence(get: Callable[[], Any], flaws: list[Flaw], depth: int) -> list[Raw]:
    items: list[Raw] = []
    while type(event := get()) is not _SequenceEnd:
        items.append(_node(get, event, flaws, depth))
    return items


def _mapping(get: Callable[[], Any], flaws: list[Flaw], depth: int) -> dict[str, Raw]:
    result: dict[str, Raw] = {}
    while type(event := get()) is not _MappingEnd:
        key = _node(get, event, flaws, depth)
        inner = get()
        # The many plain values are taken without a call: reading is half of a build.
        if type(inner) is _Scalar and inner.anchor is None and inner.tag is None:
            value: Raw = inner.value
        else:
            value = _node(get, inner, flaws, depth)
        if type(key) is str and key not in result and key != "<<":
            result[key] = value
        else:
            _note_key(flaws, event, key)
    return result


def _note_key(flaws: list[Flaw], event: Any, key: Raw) -> None:
    if not isinstance(key, str):
        _note(flaws, event, "yaml-key", "キーは1つの言葉で書いてください。")
    elif key == "<<":
        _note(flaws, event, "yaml-merge", "「<<」という書き方は使えません。")
    else:
        _note(flaws, event, "duplicate-key", f"「{key}」が同じところに2回あります。")


_HINTS = {
    "yaml-documents": "「---」の行を消すか、ファイルを分けてください。",
    "yaml-alias": '同じ内容でも、そのまま書き写してください。「*」で始まる文は " " で囲みます。',
    "yaml-anchor": '「&」で始まる文は " " で囲んでください。',
    "yaml-tag": '「!」で始まる文は " " で囲んでください。',
    "yaml-key": "「キー: 値」の形にしてください。",
    "yaml-merge": "中身をそのまま書き写してください。",
    "duplicate-key": "どちらか1つを残してください。",
}


def _note(flaws: list[Flaw], event: Any, code: str, message: str) -> None:
    flaws.append(Flaw(_place(event.start_mark), code, message, _HINTS[code]))


def _note_mark(flaws: list[Flaw], event: Any) -> None:
    if event.anchor is not None:
        _note(flaws, event, "yaml-anchor", f"「&{event.anchor}」という書き方は使えません。")
    if event.tag is not None:
        _note(flaws, event, "yaml-tag", "「!」で始まる書き方は使えません。")


def _place(mark: Any) -> LineColumn:
    return (mark.line + 1, mark.column + 1)


def _escaped_signs(text: str) -> Iterator[Flaw]:
    """The library refuses forbidden characters only where they stand raw."""
    if "\\" not in text:  # as in nearly every file
        return
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if type(event) is _Scalar and event.style == '"' and holds_forbidden(event.value):
            yield Flaw(place_at(text, _escape_in(event, text)), *FORBIDDEN)


def _escape_in(event: Any, text: str) -> int:
    start = event.start_mark.index
    return int(start + (find_escape(text[start : event.end_mark.index]) or 0))


def _syntax(text: str, error: Exception) -> Flaw:
    if not isinstance(error, yaml.MarkedYAMLError):
        return Flaw(forbidden_sign(text) or (1, 1), *FORBIDDEN)
    mark = error.problem_mark or error.context_mark
    here = _place(mark) if mark else (1, 1)
    if slip := find_slip(text, here[0]):
        return Flaw(*slip)
    start = _place(error.context_mark) if error.context_mark else here
    told = explain(error.problem or "", character(text, here))
    return Flaw(start if told.at_start else here, "yaml", told.message, told.hint)


def positions(text: str) -> Positions:
    """Where each key and value of a text that `read_yaml` can read stands; as far as that goes,
    where the file has changed since and is broken."""
    found = Positions()
    with suppress(yaml.YAMLError):
        get: Callable[[], Any] = yaml.CSafeLoader(text).get_event
        get()
        if type(get()) is not yaml.StreamEndEvent:
            _locate(get, get(), (), found)
    return found


def _locate(get: Callable[[], Any], event: Any, path: Path, found: Positions) -> None:
    found.values.setdefault(path, _place(event.start_mark))
    if type(event) is yaml.SequenceStartEvent:
        index = 0
        while type(item := get()) is not _SequenceEnd:
            _locate(get, item, (*path, index), found)
            index += 1
    elif type(event) is yaml.MappingStartEvent:
        while type(key := get()) is not _MappingEnd:
            inner = (*path, _key_text(get, key))
            found.keys.setdefault(inner, _place(key.start_mark))
            _locate(get, get(), inner, found)


def _key_text(get: Callable[[], Any], key: Any) -> str:
    """The key as `_node` reads it; one that is no text is read over."""
    read = _node(get, key, [], 0)
    return read if isinstance(read, str) else ""
