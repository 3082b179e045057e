"""Readings above names, in a finished page: only its words change, never a tag or an attribute."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from site_builder.content.words.readings import NameReading, Readings

_BARE = re.compile(r"<(title|script|style|ruby|option|textarea|svg)\b.*?</\1>", re.DOTALL)
"""Elements whose words stay as they are: what stands in them is no text of the page"""
_IN_TEXT = r"(?=[^<>]*+(?:<|\Z))"
"""Behind a name that stands between tags: < and > of the text itself are escaped"""
_OTHER_WORDS = {"課": "題程税目外", "区": "間分域画別割切"}
"""地域課題 is not 地域課, 北区域 not 北区: signs that make another word of a name's end"""


@dataclass(frozen=True, slots=True)
class Ruby:
    names: re.Pattern[str] | None
    """Every name that has a reading, longer ones first: 江南区 before 南区"""
    html: Mapping[str, str]


def make_ruby(readings: Readings, render: Callable[[NameReading], str]) -> Ruby:
    html = {reading.name: render(reading) for reading in readings}
    longest_first = sorted(html, key=lambda name: (-len(name), name))
    found = "|".join(map(_pattern, longest_first))
    names = re.compile(f"(?:{found}){_IN_TEXT}") if html else None
    return Ruby(names, html)


def _pattern(name: str) -> str:
    going_on = _OTHER_WORDS.get(name[-1:])
    return re.escape(name) + (f"(?![{going_on}])" if going_on else "")


def with_ruby(page: str, ruby: Ruby) -> str:
    if ruby.names is None:
        return page
    head, body, rest = str(page).partition("<body")  # a Markup would escape what it is joined to
    return head + body + "".join(_pieces(rest, ruby.html, ruby.names))


def _pieces(html: str, readings: Mapping[str, str], names: re.Pattern[str]) -> Iterator[str]:
    start = 0
    for bare in _BARE.finditer(html):
        yield names.sub(lambda match: readings[match[0]], html[start : bare.start()])
        yield bare[0]
        start = bare.end()
    yield names.sub(lambda match: readings[match[0]], html[start:])
