from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.wording import how_many, things
from site_builder.render.parts.basics import joined, text_view


def test_numbers_as_one_says_them() -> None:
    assert (things(9, "目標"), things(10, "目標")) == ("9つの目標", "10の目標")
    assert (how_many(1), how_many(22)) == ("1つ", "22")
    assert joined(["北区"]) == "北区"
    assert joined(["北区", "東区", "南区"], last="と") == "北区・東区と南区"
    assert joined([]) == ""


LINES = st.text(st.sampled_from("①②③【】・※あ1\n "), max_size=25)


@given(LINES)
def test_a_text_keeps_all_its_lines(text: str) -> None:
    view = text_view(text)
    shown = view.plain or "\n".join(line.text for line in view.lines)
    assert "".join(shown.split()) == "".join(text.split())
