"""The browser normalises texts and reads codes as content/wording.py does."""

from __future__ import annotations

import random
from pathlib import Path

from playwright.sync_api import Page

from site_builder.content.wording import query_policies, search_form
from site_builder.graph import urls

SCRIPT = Path("templates/assets/js/site/wording.js")
ALPHABET = (
    "あがぱアガパｱｶﾞﾊﾟＡａAa①②⑳㉑⑴㈱㍻ｰー－‐−–—~～〜 \u3000\t\u00a0\u0085\ufeff\u200b"
    "%％１1İßﬁ々〇○、。か\u3099\U0001f600\U00020bb7"
)


def forms(page: Page, texts: list[str]) -> list[str]:
    page.goto("about:blank")
    page.add_script_tag(content=SCRIPT.read_text(encoding="utf-8"))
    made: list[str] = page.evaluate("texts => texts.map(SearchWording.searchForm)", texts)
    return made


def random_texts(count: int) -> list[str]:
    dice = random.Random(1)
    anything = [chr(n) for n in range(0x20, 0x30000) if not 0xD800 <= n < 0xE000]
    texts = ["".join(dice.choices(ALPHABET, k=dice.randint(1, 12))) for _ in range(count)]
    return texts + ["".join(dice.choices(anything, k=8)) for _ in range(count)]


def test_search_form_is_the_same(page: Page) -> None:
    texts = random_texts(1500)
    made = forms(page, texts)
    differ = [
        (t, f, search_form(t)) for t, f in zip(texts, made, strict=True) if f != search_form(t)
    ]
    # Newer signs of Unicode may be known to one side only; none stands in a sheet.
    assert all(t not in ALPHABET for t, _, _ in differ)
    assert len(differ) <= len(texts) // 200, differ[:5]


def test_codes_are_the_same(page: Page) -> None:
    words = [
        "政策7-1-②",
        "7-1-2",
        "７－１－②",
        "行財-1-4-②",
        "政策15-1-①",
        "(7-1-2)",
        "7-1",
        "政策7-1-",
    ]
    words += ["1,000", "①-①-①", "政策07-1-2", "100-1-1", "7ー1ー2", "福祉7-3-①", "7-1-21"]
    forms(page, [])
    made = page.evaluate("words => words.map(SearchWording.policyIds)", words)
    for word, ids in zip(words, made, strict=True):
        assert (word, ids) == (word, [urls.policy_id(p) for p in query_policies(word)])
