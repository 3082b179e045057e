from __future__ import annotations

import json
from hashlib import sha256

import pytest

from site_builder.publish.assets_manifest import NAME, is_hashed, with_manifest


@pytest.mark.parametrize(
    ("path", "hashed"),
    [
        ("assets/site.885625f39a.css", True),
        ("assets/cards/kita.885625f39a.png", True),
        ("search/eff710b6d3/pagefind/index/s0_1.pf_index", True),
        ("search/words-eff710b6d3/words.js", True),
        ("search/goals.js", False),
        ("index.html", False),
        ("assets/icon.svg", False),
        ("assets/../x.885625f39a.css", False),
        ("search/eff710b6d3/../../index.html", False),
        ("data/goals.csv", False),
    ],
)
def test_only_names_that_change_with_their_content(path: str, hashed: bool) -> None:
    assert is_hashed(path) == hashed


def test_the_manifest_comes_last_and_tells_what_each_file_is() -> None:
    files = [("assets/a.0123456789.css", b"x"), ("index.html", b"y")]
    *same, (name, data) = with_manifest(files)
    assert same == files and name == NAME
    assert json.loads(data) == {"files": {"assets/a.0123456789.css": sha256(b"x").hexdigest()}}
