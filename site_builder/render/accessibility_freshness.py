"""Whether the committed results of the accessibility tests are those of today's pages."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from site_builder.content.folder.site import MarkdownPage
from site_builder.graph.site import Site
from site_builder.problems import Problem, Severity, Where
from site_builder.render.engine.templates import Templates

COMMAND = "python3 scripts/setup.py accessibility"


def fingerprint(texts: tuple[MarkdownPage, ...], templates: Templates) -> str:
    """Of the templates and the pages' own words. Sheets come and go within their templates; the
    tests look at these with content at its worst."""
    parts = [templates.digest, *(f"{text.id}\0{text.markdown}" for text in texts)]
    return sha256("\0".join(parts).encode()).hexdigest()


def is_fresh(site: Site, templates: Templates) -> bool:
    tested = site.accessibility.tested
    return tested is not None and tested.site == fingerprint(site.texts, templates)


def check_tested(site: Site, templates: Templates, path: str) -> Iterator[Problem]:
    """A warning where the results are out of date; none without results. `path`: their file"""
    if site.accessibility.tested and not is_fresh(site, templates):
        message = "アクセシビリティの試験のあとで、ひな形かページの文章が変わっています。"
        hint = f"急ぎませんが、{COMMAND} 日付 で試験をやり直せます。ページにもそう出ます。"
        yield Problem(Where(path), "stale-accessibility", message, hint, Severity.WARNING)
