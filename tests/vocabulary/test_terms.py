"""Morphemes → terms: what is worth being offered, and how it is read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from site_builder.vocabulary.terms import (
    LONGEST,
    Morpheme,
    WordKind,
    find_terms,
    read_words,
    same_sounds,
    with_readings,
)

KINDS = {"n": WordKind.NOUN, "p": WordKind.PREFIX, "s": WordKind.SUFFIX, "-": WordKind.OTHER}


def line(*parts: str) -> tuple[Morpheme, ...]:
    """除雪/ジョセツ/n を/ヲ/- …"""
    split = (part.split("/") for part in parts)
    return tuple(Morpheme(surface, reading, KINDS[kind]) for surface, reading, kind in split)


def test_nouns_pairs_and_the_whole_run_are_terms() -> None:
    run = line("除雪/ジョセツ/n", "業務/ギョウム/n", "委託/イタク/n", "を/ヲ/-")
    assert find_terms([run]) == {
        "委託": "いたく",
        "業務": "ぎょうむ",
        "業務委託": "ぎょうむいたく",
        "除雪": "じょせつ",
        "除雪業務": "じょせつぎょうむ",
        "除雪業務委託": "じょせつぎょうむいたく",
    }


def test_no_term_begins_with_a_suffix_or_ends_with_a_prefix() -> None:
    found = find_terms([line("出張/シュッチョウ/n", "所/ジョ/s", "グループ/グループ/n")])
    assert set(found) == {"出張", "出張所", "グループ", "出張所グループ"}
    assert set(find_terms([line("市民/シミン/n", "各/カク/p")])) == {"市民"}


def test_what_nobody_searches_for_is_no_term() -> None:
    lines = [line("区/ク/n"), line("こと/コト/n"), line("2025/ニセン/n"), line("A!/A/n")]
    lines.append(line("研修/ケンシュウ/n", "等/トウ/s"))
    assert find_terms(lines) == {"研修": "けんしゅう"}


def test_a_word_in_letters_has_no_reading() -> None:
    assert find_terms([line("Instagram/Instagram/n", "と/ト/-")]) == {"Instagram": ""}


def test_the_most_frequent_writing_and_reading_count() -> None:
    often, once = line("ＬＩＮＥ/ライン/n"), line("LINE/LINE/n")
    assert find_terms([once, often, often]) == {"ＬＩＮＥ": "らいん"}


def test_a_hand_kept_reading_holds_in_every_compound() -> None:
    terms = {"古町": "こまち", "古町芸妓": "こまちげいぎ", "鳥屋野": "とりやの"}
    terms["鳥屋野潟"] = "とりやのかた"
    right = {"古町": "ふるまち", "鳥屋野": "とやの", "鳥屋野潟": "とやのがた"}
    assert with_readings(terms, right) == {
        "古町": "ふるまち",
        "古町芸妓": "ふるまちげいぎ",
        "鳥屋野": "とやの",
        "鳥屋野潟": "とやのがた",
    }


def test_words_of_several_morphemes_are_read_as_a_whole() -> None:
    assert read_words([line("若い/ワカイ/-", "世代/セダイ/n")]) == {"若い世代": "わかいせだい"}


def test_kanji_that_sound_alike_are_kept_if_one_is_used() -> None:
    readings = {"除": ["ジョ"], "徐": ["ジョ", "オモムロ"], "娃": ["アイ"], "愛": ["アイ"]}
    assert same_sounds(readings, frozenset("除雪")) == {"じょ": "徐除"}


MORPHEMES = st.builds(
    Morpheme,
    st.text(min_size=1, max_size=5),
    st.text("アイウエオンー", max_size=6),
    st.sampled_from(WordKind),
)


@given(st.lists(st.lists(MORPHEMES, max_size=8), max_size=5))
def test_any_line_gives_short_terms_that_stand_in_it(lines: list[list[Morpheme]]) -> None:
    texts = ["".join(part.surface for part in line) for line in lines]
    for term, reading in find_terms(lines).items():
        assert any(term in text for text in texts)
        assert 2 <= len(term) <= LONGEST
        assert set(reading) <= set("あいうえおんー")
