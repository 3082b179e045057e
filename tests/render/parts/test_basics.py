from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.graph import urls
from site_builder.graph.nodes.tally import Tally
from site_builder.render.engine.markdown import markdown_body
from site_builder.render.parts.basics import how_many, joined, text_view, things
from site_builder.render.parts.tally import tally_view
from site_builder.render.sheet.lead import pair_items


@pytest.mark.parametrize(
    ("tally", "said", "counted"),
    [
        (Tally(7), "7つの取組指標がすべて達成", "達成7"),
        (Tally(1), "1つの取組指標が達成", "達成1"),
        (Tally(28, 4), "32の取組指標のうち28が達成", "達成28、一部未達成4"),
        (Tally(0, 2, 1), "3つの取組指標のうち2が一部未達成", "一部未達成2、未達成1"),
        (Tally(0, 0, 1, 2), "3つの取組指標のうち1が未達成", "未達成1、未評価2"),
        (Tally(2, none=1), "3つの取組指標のうち2が達成", "達成2、未評価1"),
        (Tally(none=3), "", "未評価3"),
        (Tally(), "", ""),
    ],
)
def test_a_tally_in_words(tally: Tally, said: str, counted: str) -> None:
    view = tally_view(tally)
    assert view.before + view.figure + view.after == said
    assert view.words == counted


def test_while_nothing_is_evaluated_no_zero_is_shown() -> None:
    assert [part.mark.id for part in tally_view(Tally(none=3)).parts] == ["none"]
    shown = [(part.mark.id, part.count) for part in tally_view(Tally(3)).parts]
    assert shown == [("achieved", 3), ("partly", 0), ("missed", 0), ("none", 0)][:3]


@given(st.builds(Tally, *[st.integers(0, 40)] * 4))
def test_a_bar_is_as_long_as_its_parts(tally: Tally) -> None:
    view = tally_view(tally)
    widths = [float(part.width.rstrip("%")) for part in view.parts]
    assert sum(widths) == pytest.approx(100 if tally.total else 0, abs=0.05)
    ends = [
        float(part.x.rstrip("%")) + width for part, width in zip(view.parts, widths, strict=True)
    ]
    assert all(end <= 100.05 for end in ends)
    assert len(view.squares) == (tally.total if tally.total <= 10 else 0)


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


@given(LINES, st.lists(LINES, min_size=1, max_size=2))
def test_pairs_lose_and_add_nothing(indicator: str, values: list[str]) -> None:
    pairs = pair_items(indicator, tuple(values))
    if not pairs:
        return
    shown = ["\n".join(pair.item for pair in pairs)]
    numbered = [pair for pair in pairs if pair.values]
    shown += ["\n".join(pair.values[i] for pair in numbered) for i in range(len(values))]
    for text, said in zip([indicator, *values], shown, strict=True):
        assert said.split() == text.split()
    assert all(pair.item[0] == value[0] for pair in numbered for value in pair.values)


def test_markdown_links_fit_the_page() -> None:
    def href(url: str) -> str:
        return urls.relative(url, "/about/")

    intro, body = markdown_body(
        "# 題\n\n[区](/wards/) [外](https://example.org/) <b>\n\n## 次\n", href
    )
    html = intro + body
    assert '<a href="../wards/">区</a>' in html
    assert '<a href="https://example.org/">' in html
    assert "<h1>" not in html and "&lt;b&gt;" in html
    assert "<h2>" not in intro and body.startswith("<h2>")
    assert "<table>" in markdown_body("# 題\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", href)[0]
