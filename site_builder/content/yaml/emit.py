"""The model as the text of content/*.yaml: the same sheet is always the same text.

A text is written so that every reader of YAML 1.1 or 1.2 gives it back: plain where nothing can
be misread, a literal block for text of several lines, else in double quotes. Nothing is ever
folded: a line of Japanese has no place where a space could be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from site_builder.content.yaml.plain import Plain

_FLOW_LISTS = frozenset(["policies", "from", "to"])
_FLOW_ITEMS = frozenset(["spans", "sections"])
_SPARSE = frozenset(["contact", "easy"])
"""Parts that most records lack: of them only what is filled is written"""
LEFT_OUT_WHEN_EMPTY = _SPARSE | {"settles", "aside", "withheld", "copy"}


def as_plain(value: Any) -> Plain:
    """A part of the model as YAML holds it; a record is a mapping in the order of its fields."""
    kind: Any = type(value)
    if isinstance(value, str):
        return value if kind is str else str(value)
    if kind is tuple:
        return tuple(map(as_plain, value))
    if _is_record(kind):
        return as_mapping(value)
    if isinstance(value, Mapping):
        return {key: as_plain(part) for key, part in value.items()}
    if isinstance(value, tuple):
        return tuple(map(as_plain, value))
    return value if isinstance(value, int) else str(value)


def as_mapping(record: Any) -> dict[str, Plain]:
    kind: Any = type(record)
    values = {name: as_plain(getattr(record, name)) for name in _names(kind)}
    for name in _SPARSE & values.keys():
        part = values[name]
        if isinstance(part, Mapping):
            values[name] = {key: value for key, value in part.items() if value}
    return {k: v for k, v in values.items() if v or k not in LEFT_OUT_WHEN_EMPTY}


_is_record = cache(is_dataclass)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def joined(lines: Iterator[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def entries(mapping: Mapping[str, Plain], indent: int) -> Iterator[str]:
    margin = " " * indent
    for key, value in mapping.items():
        start = f"{margin}{inline(key)}:"
        if isinstance(value, str):
            yield start + block(value, indent)
        elif isinstance(value, int) or not value or key in _FLOW_LISTS:
            yield f"{start} {flow(value)}"
        elif isinstance(value, Mapping):
            yield start
            yield from entries(value, indent + 2)
        else:
            yield start
            for item in value:
                yield from item_lines(key, item, indent + 2)


def item_lines(key: str | int, item: Plain, indent: int) -> Iterator[str]:
    """One item of the list below `key`."""
    margin = " " * indent
    if isinstance(item, str) and item:
        yield f"{margin}-{block(item, indent)}"
    elif isinstance(item, Mapping) and item and key not in _FLOW_ITEMS:
        first, *rest = entries(item, indent + 2)
        yield f"{margin}- {first.lstrip(' ')}"
        yield from rest
    else:
        yield f"{margin}- {flow(item)}"


# --- texts --------------------------------------------------------------------------------

# What an editor does not show, or YAML gives a meaning: controls, line ends of other systems,
# the spaces that look like others, marks of direction, tags, characters that YAML forbids.
_HIDDEN = (
    "\x00-\x09\x0b-\x1f\x7f-\xa0\xad\u061c\u115f\u1160\u180e\u2000-\u200f\u2028-\u202f"
    "\u205f-\u206f\u3164\ufeff\uffa0\ufff9-\uffff\U000e0000-\U000e0fff"
)
_HIDDEN_SIGN = re.compile(f"[{_HIDDEN}]")
_ESCAPED = re.compile(f'[\\n"\\\\{_HIDDEN}]')
_SHORT_ESCAPES = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}

# Only ASCII texts can be numbers, dates or words like `no`: of these, plain ones begin with a
# letter; dates, times, 0120, 4.50, -, ~, =, <<, .inf all begin with something else.
_ASCII_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_./()+~-]*(?: [A-Za-z0-9_./()+~-]+)*")
_KEYWORDS = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"])
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`<=~ \u3000")
_BLOCK_SIGNS = re.compile(r": | #|:$")
_FLOW_SIGNS = re.compile(r"[,\[\]{}:#?]")


def _is_plain(text: str, in_flow: bool) -> bool:
    if text.isascii():
        return bool(_ASCII_PLAIN.fullmatch(text)) and text.lower() not in _KEYWORDS
    if text[0] in _INDICATORS or text != text.strip() or "\n" in text or text[:3] == "...":
        return False
    signs = _FLOW_SIGNS if in_flow else _BLOCK_SIGNS
    return not signs.search(text) and not _HIDDEN_SIGN.search(text)


def _is_block(text: str) -> bool:
    """Only where the block's first line sets the indent and no space stands at a line's end."""
    lines = text.split("\n")
    if len(lines) < 2 or not lines[-1] or not lines[0] or lines[0][0] == " ":
        return False
    return not _HIDDEN_SIGN.search(text) and all(line == line.rstrip() for line in lines)


def _escape(match: re.Match[str]) -> str:
    sign = match[0]
    code = ord(sign)
    if sign in _SHORT_ESCAPES:
        return _SHORT_ESCAPES[sign]
    if code > 0xFFFF:
        return f"\\U{code:08x}"
    return f"\\u{code:04x}" if code > 0xFF else f"\\x{code:02x}"


def inline(text: str, in_flow: bool = True) -> str:
    """The text on one line; `in_flow`: also fit for [a, b] and {a: b}"""
    if text and _is_plain(text, in_flow):
        return text
    return f'"{_ESCAPED.sub(_escape, text)}"'


def flow(value: Plain) -> str:
    """A whole value on one line: [政策1-1-①, 行財3-2-②], {field: …, rows: 2}"""
    if isinstance(value, str):
        return inline(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{inline(k)}: {flow(v)}" for k, v in value.items()) + "}"
    return "[" + ", ".join(flow(v) for v in value) + "]"


def block(text: str, indent: int) -> str:
    """What stands after `key:` or `-`, its space included; `indent` is the key's own."""
    if not text:
        return ""
    if not _is_block(text):
        return " " + inline(text, in_flow=False)
    margin = " " * (indent + 2)
    lines = (margin + line if line else "" for line in text.split("\n"))
    return " |-\n" + "\n".join(lines)
