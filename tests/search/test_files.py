"""The search files of a site lie in a folder whose name changes with whatever is in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from site_builder.search import files
from site_builder.search.files import search_files
from site_builder.search.goals import printed_texts, search_goals
from site_builder.search.pagefind import PagefindIndex, make_pagefind
from site_builder.search.shadow import ShadowPage
from tests.render.printing import SHEETS, site_of


def folders() -> set[str]:
    site = site_of()
    texts = {key: printed_texts(sheet) for key, sheet in SHEETS.items()}
    made = search_files(site, search_goals(site, texts))
    return {path.split("/")[1] for path, _ in made if path.count("/") > 1}


def test_another_indexer_gives_another_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser may hold a file of the folder for ever: it must never mean something else."""
    before = folders()
    assert folders() == before

    def newer(pages: tuple[ShadowPage, ...]) -> PagefindIndex:
        index = make_pagefind(pages)
        return replace(index, files=tuple((name, data + b" ") for name, data in index.files))

    monkeypatch.setattr(files, "make_pagefind", newer)
    assert not folders() & before
