from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from site_builder.content.folder.card_store import card_file, load_cards
from site_builder.content.folder.cards import HEIGHT, WIDTH, CardWords, card_words, words_hash
from site_builder.content.folder.frame import Frame
from tests.graph.small import FRAME

ROOT = Path(__file__).parents[3]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """With a card of the site and of each ward."""
    (tmp_path / "cards").mkdir()
    lines = []
    for card, words in card_words(FRAME.info, FRAME.organization).items():
        (tmp_path / card_file(card)).write_bytes(card.encode())
        lines.append(f'{card}: "{words_hash(words)}"\n')
    (tmp_path / "cards/cards.yaml").write_text("".join(lines), encoding="utf-8")
    return tmp_path


def stale(content: Path, frame: Frame = FRAME) -> list[tuple[str, str]]:
    return [(problem.code, problem.message) for problem in load_cards(content, frame)[1]]


def test_cards_that_say_what_the_site_says(content: Path) -> None:
    cards, problems = load_cards(content, FRAME)
    assert [card.id for card in cards] == ["site", "kita", "konan", "chuo"]
    assert problems == () and len({card.sha256 for card in cards}) == 4
    assert "北区の目標と結果。" in cards[1].text and "公式サイトではありません" in cards[1].text


def test_with_a_publisher_every_card_is_stale(content: Path) -> None:
    """None may go on saying that the site is not the city's, nor the other way round."""
    frame = replace(FRAME, info=replace(FRAME.info, publisher="新潟市"))
    assert load_cards(content, frame)[0] == ()
    ((code, message),) = stale(content, frame)
    assert code == "stale-card" and "北区・江南区・中央区" in message
    words = card_words(frame.info, frame.organization)["kita"]
    assert "公式サイトではありません" not in words.text


def test_a_missing_picture_and_another_name_are_told(content: Path) -> None:
    (content / card_file("kita")).unlink()
    wards = FRAME.organization.wards
    renamed = (*wards[:2], replace(wards[2], kana="ちゅうおうく"))
    frame = replace(FRAME, organization=replace(FRAME.organization, wards=renamed))
    assert [message[-10:] for _, message in stale(content, frame)] == ["す（北区・中央区）。"]
    assert [card.id for card in load_cards(content, frame)[0]] == ["site", "konan"]


def test_content_without_cards_has_no_problem(tmp_path: Path) -> None:
    assert load_cards(tmp_path, FRAME) == ((), ())


def test_a_broken_list_is_an_error_with_its_place(content: Path) -> None:
    (content / "cards/cards.yaml").write_text("site: [\n", encoding="utf-8")
    cards, (problem,) = load_cards(content, FRAME)
    assert cards == () and problem.where.line and problem.code == "yaml"


def test_no_two_words_have_one_hash() -> None:
    one = CardWords("a", "b", "", "", True)
    others = [replace(one, title="ab", subtitle=""), replace(one, official=False)]
    assert len({words_hash(words) for words in (one, *others)}) == 3


@pytest.mark.parametrize(
    "picture", sorted((ROOT / "content/cards").glob("*.png")), ids=lambda p: p.stem
)
def test_a_committed_card_is_a_small_png_of_the_size_that_pages_name(picture: Path) -> None:
    data = picture.read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) < 100_000
    assert (int.from_bytes(data[16:20]), int.from_bytes(data[20:24])) == (WIDTH, HEIGHT)
