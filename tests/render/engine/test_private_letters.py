"""外字 are shown as 〓, with the reason beside them, and nothing else is touched."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.sheet.model import Doubt, Goal, Measure
from site_builder.render.engine.private_letters import with_geta
from tests.render.printing import sheet, sheet_html

GAIJI = "\ue000"


def test_a_page_shows_a_mark_and_says_why() -> None:
    goal = Goal(1, f"{GAIJI}田さんの家", (Measure(indicator="件数", target="3件"),))
    html = sheet_html(sheet(goal, review=(Doubt("goals/1/goal", "garbled", goal.goal),)))
    assert "〓田さんの家" in html
    assert GAIJI not in html
    assert "外字は〓と示します" in html


@given(st.text(st.characters(exclude_categories=["Co", "Cs"])))
def test_letters_that_everybody_has_stay(text: str) -> None:
    assert with_geta(text) == text.encode()


def test_all_private_letters_are_shown_as_the_mark() -> None:
    areas = (range(0xE000, 0xF900), range(0xF0000, 0x10FFFE, 0xFF), (0xFFFFD, 0x100000, 0x10FFFD))
    letters = [chr(place) for area in areas for place in area]
    assert {with_geta(f"（{letter}）") for letter in letters} == {"（〓）".encode()}
