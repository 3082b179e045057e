"""The one thing by which a page of the preview differs from the published one."""

from __future__ import annotations

import re

_BODY = re.compile("<body[^>]*>")


def with_block(page: str, version: int, bar: str = "") -> str:
    """The page with the preview's style and script, and the desk's bar, first in its body."""
    style = '<link rel="stylesheet" href="/__preview.css">'
    script = f'<script src="/__reload.js?seen={version}" defer></script>'
    body = _BODY.search(page)
    at = body.end() if body else 0
    return f"{page[:at]}<div data-preview>{style}{script}{bar}</div>{page[at:]}"
