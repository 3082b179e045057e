from __future__ import annotations

from pathlib import Path

from site_builder.graph import urls
from site_builder.graph.page_kind import PageKind
from tests.browser.kinds import NAMES, URLS, worst_files, worst_site


def test_no_kind_of_page_is_left_out() -> None:
    """A new kind is looked at as all others are, or this fails."""
    pages = worst_site().pages
    assert {pages[url].kind for url in URLS.values() if url in pages} == set(PageKind)


def test_every_address_is_a_page(tmp_path: Path) -> None:
    made = {path for path, _ in worst_files()}
    assert {urls.path(url) for url in URLS.values()} <= made


def test_every_kind_has_a_name_of_its_own() -> None:
    assert NAMES.keys() == URLS.keys() and len(set(NAMES.values())) == len(NAMES)
