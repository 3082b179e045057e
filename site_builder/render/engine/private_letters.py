"""外字: letters that only the machine shows on which they were typed, as print shops mark them."""

from __future__ import annotations

import re

GETA = "〓"
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_HIGH = {*range(0xE0, 0xF9), 0xDB}
"""The higher bytes that a private letter can have in UTF-16; few other letters have them"""
_OTHERS = bytes(set(range(256)) - _HIGH)


def with_geta(html: str) -> str:
    """A reader's machine would show nothing, or another letter. Data files keep the letter.
    Hardly any page has one: the look at the bytes takes an eighth of the time of a search."""
    high = html.encode("utf-16-le")[1::2]
    return _PRIVATE.sub(GETA, html) if high.translate(None, _OTHERS) else html
