"""外字: letters that only the machine shows on which they were typed, as print shops mark them."""

from __future__ import annotations

import re

GETA = "〓"
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")


def with_geta(html: str) -> str:
    """A reader's machine would show nothing, or another letter. Data files keep the letter."""
    return _PRIVATE.sub(GETA, html)
