from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jinja2
import pytest

from site_builder.graph import urls
from site_builder.graph.pages.kinds import KINDS
from tests.browser.kinds import EVERY_PART, NAMES, URLS, worst_files, worst_site
from tests.render.printing import FOLDER, templates


def test_no_kind_of_page_is_left_out() -> None:
    """A new kind is looked at as all others are, or this fails."""
    pages = worst_site().pages
    assert {pages[url].kind for url in URLS.values() if url in pages} == set(KINDS)


def test_every_address_is_a_page(tmp_path: Path) -> None:
    made = {path for path, _ in worst_files()}
    assert {urls.path(url) for url in URLS.values()} <= made


def test_every_kind_has_a_name_of_its_own() -> None:
    assert NAMES.keys() == URLS.keys() and len(set(NAMES.values())) == len(NAMES)


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> Mapping[str, set[str]]:
    """The partials that each kind of page is made of"""
    templates()  # all are compiled once
    asked: list[str] = []
    get = jinja2.Environment.get_template

    def note(self: jinja2.Environment, name: Any, *rest: Any) -> jinja2.Template:
        asked.append(str(name))
        return get(self, name, *rest)

    monkeypatch.setattr(jinja2.Environment, "get_template", note)
    held: dict[str, set[str]] = {}
    for path, _ in worst_files():
        held[path] = {name for name in asked if name.startswith("partials/")}
        asked.clear()
    return {kind: held[urls.path(url)] for kind, url in URLS.items()}


def test_content_at_its_worst_fills_every_part(parts: Mapping[str, set[str]]) -> None:
    every = {f"partials/{file.name}" for file in (FOLDER / "partials").iterdir()}
    assert every - set().union(*parts.values()) == set()


def test_few_kinds_hold_every_part(parts: Mapping[str, set[str]]) -> None:
    """What a new partial is first met in belongs to EVERY_PART."""
    here = set().union(*(parts[kind] for kind in EVERY_PART))
    assert {kind: rest for kind, held in parts.items() if (rest := held - here)} == {}
