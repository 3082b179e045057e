"""assets-manifest.json: the files whose names change with their content.

A page that is open while the site is published anew goes on asking for those of its own
generation; who publishes can add them by the manifest of the last publication
(scripts/last_generation.py).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from hashlib import sha256

NAME = "assets-manifest.json"
_HASHED = re.compile(
    r"assets/[\w./-]+\.[0-9a-f]{10}\.\w+|search/(?:words-)?[0-9a-f]{10}/[\w./-]+", re.ASCII
)


def is_hashed(path: str) -> bool:
    """Of a path within output/"""
    return bool(_HASHED.fullmatch(path)) and ".." not in path


def with_manifest(files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """The files, and last the manifest of them."""
    digests: dict[str, str] = {}
    for path, data in files:
        if is_hashed(path):
            digests[path] = sha256(data).hexdigest()
        yield path, data
    yield NAME, f"{json.dumps({'files': digests}, indent=1, sort_keys=True)}\n".encode()
