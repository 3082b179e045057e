"""外字: letters that only the machine shows on which they were typed, as print shops mark them."""

from __future__ import annotations

import re

GETA = "〓"
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_RARE = (b"\xee", b"\xf3", b"\xf4")
"""The first bytes that a private letter can have in UTF-8 and few other letters have"""
_PRIVATE_AREA = re.compile(b"\xef[\x80-\xa3]")
"""Others of them begin with a byte that full-width signs have, too"""


def with_geta(html: str) -> bytes:
    """The page in UTF-8. A reader's machine would show nothing, or another letter. Data files keep
    the letter. Hardly any page has one: its bytes are looked through quickly."""
    data = html.encode()
    if any(byte in data for byte in _RARE) or _PRIVATE_AREA.search(data):
        return _PRIVATE.sub(GETA, html).encode()
    return data
