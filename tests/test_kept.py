"""What is kept of immutable values by their identity."""

from __future__ import annotations

from site_builder.kept import kept


def test_it_is_made_once_for_the_same_values() -> None:
    made = []

    @kept(most=9)
    def make(text: str, number: int) -> str:
        made.append(text)
        return text * number

    text = "目標"
    assert make(text, 2) == make(text, 2) == "目標目標"
    assert make(text, 3) == "目標目標目標"
    assert made == [text, text]


def test_a_value_that_took_the_place_of_another_is_not_taken_for_it() -> None:
    @kept(most=1000)
    def first(values: list[int]) -> int:
        return values[0]

    assert [first([n]) for n in range(100)] == list(range(100))


def test_what_is_kept_is_bounded() -> None:
    made = []

    @kept(most=2)
    def make(number: int) -> int:
        made.append(number)
        return number

    for number in (1, 2, 1, 3, 1):
        assert make(number) == number
    assert made == [1, 2, 3, 1]
