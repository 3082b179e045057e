"""Readings above names, in a finished page: only its words change, never a tag or an attribute."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from site_builder.content.readings import Reading, Readings

_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"<(/?)([a-z0-9]+)")
_BARE = frozenset(["title", "script", "style", "ruby", "option", "textarea", "svg"])
"""Elements whose words stay as they are: what stands in them is no text of the page"""
_OTHER_WORDS = {"課": "題程税目外", "区": "間分域画別割切"}
"""地域課題 is not 地域課, 北区域 not 北区: signs that make another word of a name's end"""


@dataclass(frozen=True, slots=True)
class Ruby:
    names: re.Pattern[str] | None
    """Every name that has a reading, longer ones first: 江南区 before 南区"""
    html: Mapping[str, str]


def make_ruby(readings: Readings, render: Callable[[Reading], str]) -> Ruby:
    html = {reading.name: render(reading) for reading in readings}
    longest_first = sorted(html, key=lambda name: (-len(name), name))
    names = re.compile("|".join(map(_pattern, longest_first))) if html else None
    return Ruby(names, html)


def _pattern(name: str) -> str:
    going_on = _OTHER_WORDS.get(name[-1:])
    return re.escape(name) + (f"(?![{going_on}])" if going_on else "")


def with_ruby(page: str, ruby: Ruby) -> str:
    if ruby.names is None:
        return page
    head, body, rest = str(page).partition("<body")  # a Markup would escape what it is joined to
    return head + body + "".join(_parts(rest, ruby, ruby.names))


def _parts(html: str, ruby: Ruby, names: re.Pattern[str]) -> Iterator[str]:
    bare = 0
    for part in _TAG.split(html):
        if part.startswith("<"):
            tag = _NAME.match(part)
            if tag and tag[2] in _BARE:
                bare += -1 if tag[1] else 1
            yield part
        elif bare or not part.strip():
            yield part
        else:
            yield names.sub(lambda match: ruby.html[match[0]], part)
