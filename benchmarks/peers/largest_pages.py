"""The heaviest page of each kind in a built site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from site_builder.graph import urls
from site_builder.graph.site import PageMeta

_ELEMENT = re.compile(rb"<[a-z]")


@dataclass(frozen=True)
class Weight:
    kind: str
    url: str
    size: int
    """Bytes"""
    elements: int


def largest_pages(output: Path, pages: Iterable[PageMeta]) -> list[Weight]:
    """By the size of their files, one a kind, the largest kind first."""
    largest: dict[str, Weight] = {}
    for weight in _weights(output, pages):
        known = largest.get(weight.kind)
        if not known or weight.size > known.size:
            largest[weight.kind] = weight
    return sorted(largest.values(), key=lambda weight: -weight.size)


def _weights(output: Path, pages: Iterable[PageMeta]) -> Iterator[Weight]:
    for page in pages:
        html = (output / urls.path(page.url)).read_bytes()
        yield Weight(page.kind.name, page.url, len(html), len(_ELEMENT.findall(html)))
