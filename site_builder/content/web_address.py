"""What the address of a site can be."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_NOT_IN_ADDRESS = re.compile(r"""[\s"'<>\\^`{|}@?#\x00-\x20\x7f-\xa0\u200b-\u206f\ufeff]""")


def is_web_address(text: str) -> bool:
    """https://example.jp/goals: what a site's addresses can begin with; it stands in pages, in
    feeds and in robots.txt as it is."""
    try:
        parts = urlsplit(text)
        known = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # an invalid port, an unclosed bracket
        return False
    return known and not _NOT_IN_ADDRESS.search(text)
