"""Draws the pictures that stand beside shared links: python3 scripts/setup.py cards [CONTENT]

One of the site and one of each ward go to content/cards/, with the hash of the words of each in
cards.yaml; those whose words are the same as before are left as they are.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import jinja2
from playwright.sync_api import Page

from scripts.chromium import chromium
from site_builder.content.folder.card_store import FOLDER, WORDS, card_file
from site_builder.content.folder.cards import HEIGHT, WIDTH, CardWords, card_words, words_hash
from site_builder.content.folder.store import load_frame
from site_builder.content.yaml.reader import read_yaml

TEMPLATE = Path(__file__).with_name("card.html")
HEAD = "# 共有されたときの画像と、その言葉のハッシュです。python -m scripts.cards が書きます。\n"


def main(content: Path) -> None:
    frame, _ = load_frame(content)
    words = card_words(frame.info, frame.organization)
    known = _known(content)
    stale = {
        card: said
        for card, said in words.items()
        if known.get(card) != words_hash(said) or not (content / card_file(card)).is_file()
    }
    (content / FOLDER).mkdir(exist_ok=True)
    if stale:
        draw(content, stale)
    lines = [f'{card}: "{words_hash(said)}"\n' for card, said in words.items()]
    (content / FOLDER / WORDS).write_text(HEAD + "".join(lines), encoding="utf-8", newline="\n")
    print(f"{content / FOLDER}: 画像 {len(stale)} 枚を描きました（全部で {len(words)} 枚）。")


def _known(content: Path) -> Mapping[str, object]:
    file = content / FOLDER / WORDS
    raw = read_yaml(file.read_text(encoding="utf-8"))[0] if file.is_file() else None
    return raw if isinstance(raw, dict) else {}


def draw(content: Path, cards: Mapping[str, CardWords]) -> None:
    with chromium() as browser:
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, locale="ja-JP")
        for card, words in cards.items():
            show(page, words)
            page.screenshot(path=content / card_file(card))


def show(page: Page, words: CardWords) -> None:
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    template = environment.from_string(TEMPLATE.read_text(encoding="utf-8"))
    page.set_content(template.render(card=words))
    page.evaluate("document.fonts.ready")


if __name__ == "__main__":
    main(Path(sys.argv[1] if sys.argv[1:] else "content"))
