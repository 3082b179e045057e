"""A text as YAML, so that every reader of YAML 1.1 or 1.2 gives back the same text.

Plain where nothing can be misread, a literal block for text of several lines, else in double
quotes. Nothing is ever folded: a line of Japanese has no place where a space could be.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from site_builder.content.yaml.plain import Plain

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
    """The text on one line, fit for [a, b] and {a: b} unless told that it stands alone."""
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
