"""The pictures beside shared links, drawn by a real Chromium."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from scripts import cards
from site_builder.content.folder.cards import HEIGHT, WIDTH, CardWords

LONG = CardWords("とても長い名前" * 2, "とても長い説明" * 2, "長い名の区", "ながいなのく", False)
WORDS = [
    LONG,
    CardWords("区役所の目標と結果", "組織目標管理シート", "西蒲区", "にしかんく", False),
    CardWords("<b>名前</b>", "説明", "", "", True),
]


@pytest.mark.parametrize("words", WORDS)
def test_every_word_of_a_card_is_seen(page: Page, words: CardWords) -> None:
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    cards.show(page, words)
    said = page.evaluate("document.body.textContent")
    assert words.title in said and words.subtitle in said and words.name in said
    assert ("公式サイトではありません" in said) is not words.official
    cut = """[...document.querySelectorAll("header, h1, footer *")].filter((e) => {
      const box = e.getBoundingClientRect();
      return box.right > innerWidth || box.bottom > innerHeight || box.top < 0 || box.left < 0;
    }).map((e) => e.textContent)"""
    assert page.evaluate(cut) == []


def test_only_stale_cards_are_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    drawn: list[list[str]] = []

    def draw(content: Path, wanted: dict[str, CardWords]) -> None:
        drawn.append(list(wanted))
        for card in wanted:
            (content / f"cards/{card}.png").write_bytes(b"")

    monkeypatch.setattr(cards, "draw", draw)
    cards.main(tmp_path)
    (tmp_path / "cards/kita.png").unlink()
    cards.main(tmp_path)
    cards.main(tmp_path)
    assert [len(names) for names in drawn] == [9, 1] and drawn[1] == ["kita"]
    assert "画像 0 枚を描きました（全部で 9 枚）" in capsys.readouterr().out
