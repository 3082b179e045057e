"""The indexer: the same bytes each time, and plain words when it fails."""

from __future__ import annotations

from pathlib import Path

import pagefind_bin
import pytest

from site_builder.problems import PublishError
from site_builder.search.pagefind import make_pagefind
from site_builder.search.shadow import MARK, ShadowPage, word_of


def page(number: int, text: str) -> ShadowPage:
    words = " ".join([*map(word_of, text), MARK])
    return ShadowPage(number, words)


PAGES = tuple(page(n, f"避難所{n}の運営と子育て{n % 7}を支える") for n in range(60))


def test_index_is_the_same_each_time() -> None:
    first = make_pagefind(PAGES)
    assert all(make_pagefind(PAGES) == first for _ in range(5))


def test_each_page_has_a_name_of_its_own() -> None:
    index = make_pagefind(PAGES)
    assert sorted(index.ids) == list(range(60))
    assert len(set(index.ids.values())) == 60


def test_only_what_the_browser_needs_is_published() -> None:
    index = make_pagefind(PAGES)
    names = {name.split(".")[-1] for name, _ in index.files}
    assert names == {"js", "json", "pagefind", "pf_index", "pf_meta"}
    assert sum(name.endswith(".js") for name, _ in index.files) == 1


def fake(folder: Path, script: str) -> str:
    program = folder / "pagefind"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return str(program)


@pytest.mark.parametrize(
    "script", ["exit 3", "head -c 9 >/dev/null; exit 3", "printf 'e30=,'; exit 0"]
)
def test_indexer_that_stops_is_told(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: fake(tmp_path, script))
    with pytest.raises(PublishError) as caught:
        make_pagefind(PAGES)
    [problem] = caught.value.problems
    assert problem.code == "search-indexer-failed"


def test_missing_indexer_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: str(tmp_path / "none"))
    with pytest.raises(PublishError) as caught:
        make_pagefind(PAGES)
    assert caught.value.problems[0].code == "search-indexer-missing"
