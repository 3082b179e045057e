"""The index, read back as the browser reads it, knows every part of every text and no other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.wording import search_form
from site_builder.search.goals import CellText, GoalTexts
from site_builder.search.index import PairIndex, index_part, join_parts, packed, pair_index

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

FEW_SIGNS = st.text(st.sampled_from("ああいガｶﾞ①1 、\U00020bb7\ue000"), max_size=8)
CELLS = st.lists(st.tuples(st.sampled_from(["goal", "summary"]), FEW_SIGNS), max_size=4)


def unpacked(text: str) -> Iterator[int]:
    place = number = bits = 0
    for sign in text:
        value = DIGITS.index(sign)
        number += value % 32 << bits
        bits += 5
        if value < 32:
            place += number
            yield place
            number = bits = 0


def goal(cells: Sequence[tuple[str, str]]) -> GoalTexts:
    said = [CellText(field, text) for field, text in cells if search_form(text)]
    headline = tuple(cell for cell in said if cell.field == "goal")
    rest = tuple(cell for cell in said if cell.field != "goal")
    return GoalTexts(headline, rest)


def index_of(goals: Sequence[GoalTexts], *cuts: int) -> PairIndex:
    """Of parts that begin at these goals"""
    starts = sorted({0, *(min(cut, len(goals)) for cut in cuts)})
    ends = [*starts[1:], len(goals)]
    parts = [index_part(goals[a:b]) for a, b in zip(starts, ends, strict=True)]
    return pair_index(join_parts([join_parts(parts[:2]), *parts[2:]]))


def places(pairs: Mapping[str, set[int]], word: str) -> set[int]:
    """Where a word begins."""
    if len(word) == 1:
        return {place for pair, found in pairs.items() if pair[0] == word for place in found}
    spots = [
        {place - at for place in pairs.get(word[at : at + 2], ())} for at in range(len(word) - 1)
    ]
    return set.intersection(*spots)


@given(st.lists(st.integers(0, 2**32 - 1), max_size=9).map(sorted))
def test_places_come_back(numbers: list[int]) -> None:
    assert list(unpacked(packed(numbers))) == numbers


@given(st.lists(CELLS, max_size=4), FEW_SIGNS, st.integers(0, 4))
def test_a_word_is_found_where_it_stands_and_nowhere_else(
    said: list[list[tuple[str, str]]], query: str, cut: int
) -> None:
    goals = [goal(cells) for cells in said]
    index = index_of(goals, cut)
    pairs = {pair: set(unpacked(text)) for pair, text in index.pairs}
    texts = [search_form(cell.text) for one in goals for cell in one.cells]
    words = {search_form(query), *(text[:n] for text in texts for n in (1, 2, 3))} - {""}
    for word in words:
        end, expected = 0, set()
        for text in texts:
            expected |= {end + at for at in range(len(text)) if text.startswith(word, at)}
            end += len(text) + 1
        assert places(pairs, word) == expected
        assert end == sum(index.lengths)


@given(st.lists(CELLS, max_size=3))
def test_the_headline_comes_first(said: list[list[tuple[str, str]]]) -> None:
    goals = [goal(cells) for cells in said]
    index = index_of(goals)
    for one, headline, length in zip(goals, index.headlines, index.lengths, strict=True):
        sizes = [len(search_form(cell.text)) + 1 for cell in one.cells]
        assert (headline, length) == (sum(sizes[: len(one.headline)]), sum(sizes))


@given(st.lists(CELLS, max_size=4), st.lists(st.integers(0, 4), max_size=3))
def test_the_index_does_not_depend_on_its_parts(
    said: list[list[tuple[str, str]]], cuts: list[int]
) -> None:
    goals = [goal(cells) for cells in said]
    assert index_of(goals, *cuts) == index_of(goals)


def test_pairs_stand_as_javascript_compares_texts() -> None:
    index = index_of([goal([("goal", "\U00020bb7\ue000あ")])])
    names = [pair for pair, _ in index.pairs]
    assert names == sorted(names, key=lambda pair: pair.encode("utf-16-be"))
    assert names != sorted(names)
