"""Each question to a page finds its flaw on a page that has them all."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.asking import (
    FRAME,
    HEARD,
    HOVER,
    LANGUAGE,
    LISTENING,
    MEDIA,
    ORIENTATION,
    PLAIN_EVENTS,
    STRUCTURE,
    TIMED,
)
from tests.browser.conftest import ServeFolder
from tests.browser.looking import CLIPPED, FLAWS, ask_axe, load_axe, open_page
from tests.browser.visiting import QUESTIONS, Visit
from tests.browser.walking import jumps, list_stops, walk

WRONG = """<!doctype html><html lang="ja"><meta charset="utf-8"><title>悪い例</title>
<style>
  .tip { display: none } a:hover .tip { display: inline }
  @media (orientation: portrait) { body { display: block } }
  :focus-visible { outline: 3px solid black }
  .low { outline: none !important; position: absolute; top: 300px; left: 300px }
  .high { position: absolute; top: 100px; left: 0 }
  .lid { position: fixed; top: 90px; left: 0; width: 200px; height: 60px; background: white }
  .tiny { box-sizing: border-box; width: 20px; height: 20px }
  .pale { color: #ddd; background: #fff; forced-color-adjust: none }
  .box { height: 10px; overflow: hidden }
  @keyframes go { to { opacity: 0 } } .go { animation: go 9s infinite }
</style>
<h2>二から</h2><h4></h4><nav></nav>
<p lang="en">日本語</p><p>These words are English</p>
<p class="box">切れる<br>切れる</p><p class="go">動く</p><p style="font-size: 12px">小さい</p>
<p style="width: 4000px">広い</p>
<img src="data:," alt=""><input class="tiny" required>
<a class="low" href="#">下の<span class="tip">説明</span></a>
<a class="high" href="#">上の</a><div class="lid"></div>
<b title="説明">語</b><p class="pale">薄い</p>
<details><summary onclick="return false">開かない</summary></details>
<script>
  document.querySelector("b").addEventListener("click", () => {});
  document.addEventListener("touchmove", () => {});
  setInterval(() => {}, 9000);
</script>"""


@pytest.fixture
def wrong(page: Page, serve_folder: ServeFolder, tmp_path: Path) -> Page:
    (tmp_path / "index.html").write_text(WRONG, encoding="utf-8")
    page.add_init_script(f"({LISTENING})()")
    open_page(page, serve_folder(tmp_path))
    return page


def test_what_a_page_is_made_of(wrong: Page) -> None:
    assert len(wrong.evaluate(MEDIA)) == 3  # a picture, a field that must be filled, a movement
    assert set(wrong.evaluate(HEARD)) - PLAIN_EVENTS == {"click on B", "touchmove"}
    assert wrong.evaluate(TIMED) == 1
    assert len(wrong.evaluate(HOVER)) == 2 and len(wrong.evaluate(ORIENTATION)) == 1
    assert [lang for lang, _ in wrong.evaluate(LANGUAGE)] == ["en", "ja"]
    found = wrong.evaluate(STRUCTURE)
    assert (found["first"], found["one"], found["skipped"]) == (2, 0, [2, 4])
    assert (found["empty"], len(found["nameless"]), found["regions"]) == (1, 1, [0, 0, 0])


def test_what_a_reader_sees(wrong: Page) -> None:
    flaws = wrong.evaluate(FLAWS)
    assert [name for name, found in flaws.items() if not found] == []
    assert len(wrong.evaluate(CLIPPED)) == 1
    load_axe(wrong)
    assert {"label", "region", "page-has-heading-one"} <= {rule for rule, _ in ask_axe(wrong)}


def test_what_the_keyboard_meets(wrong: Page) -> None:
    names = list_stops(wrong)
    field, low, high, _ = walk(wrong, len(names))
    assert (field.ring, low.ring, high.ring) == (True, False, True)
    assert (low.seen, low.covered) == (True, False)
    assert (high.seen, high.covered) == (False, True)
    assert list(jumps([field, low, high])) == [(low.number, high.number)]


def test_every_question_finds_what_is_wrong(wrong: Page) -> None:
    titles = {"home": wrong.title(), "other": wrong.title()}
    frame = wrong.evaluate(FRAME)
    visit = Visit(wrong, "home", wrong.url, [], titles, frame)
    assert [check for check, question in QUESTIONS.items() if question(visit) == []] == []


def test_what_the_browser_complains_of_is_found(wrong: Page) -> None:
    complaint = "a file is missing"
    visit = Visit(wrong, "home", wrong.url, [complaint], {}, {})
    assert complaint in QUESTIONS["axe"](visit)
