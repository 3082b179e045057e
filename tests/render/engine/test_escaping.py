from __future__ import annotations

from dataclasses import fields, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.content.folder.site import MarkdownPage
from site_builder.content.sheet.model import (
    Correction,
    Doubt,
    Goal,
    Measure,
    Sheet,
    Source,
    Unplaced,
)
from site_builder.content.wording import squash
from site_builder.graph import urls
from tests.graph import small
from tests.render.printing import (
    KEY,
    RICH,
    page_html,
    scripts,
    sheet,
    sheet_html,
    tree,
    with_info,
    words,
)

NASTY = st.sampled_from(
    [
        "<script>alert(1)</script>",
        "</table></main></body>",
        '"><img src=x onerror=alert(1)>',
        "' onmouseover='x",
        "{{ title }}{% include 'x' %}",
        "&lt;&amp;&#39;",
        "<!-- -->",
        "]]>",
        "\u202eabc",
        "① <b>太字</b>",
        "・<i>",
    ]
)
# Letters of the private area (Co) are shown as 〓: test_private_letters.py
SIGNS = st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"], include_characters="\n<>&\"'①・")
TEXTS = st.one_of(NASTY, st.text(SIGNS, min_size=1, max_size=30))


@st.composite
def measures(draw: st.DrawFn) -> Measure:
    texts = {
        f.name: draw(TEXTS) for f in fields(Measure) if f.name not in ("policies", "evaluation")
    }
    policies = tuple(draw(st.lists(TEXTS, max_size=2)))
    return Measure(policies, evaluation=draw(st.sampled_from("○△×")), **texts)


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    goals = (Goal(1, draw(TEXTS), (draw(measures()),)), Goal(2, draw(TEXTS), (draw(measures()),)))
    text = draw(TEXTS)
    return replace(
        sheet(*goals),
        department=text,
        section=text,
        parent_section=text,
        created=text,
        policy_indicators=(text,),
        notes=(text,),
        unplaced=(Unplaced(text, 1, text),),
        review=(Doubt("goals/1/goal", text, text, (text,)),),
        corrections=(Correction("goals/2/goal", text, text + "x", text),),
        source=Source("a.txt", "", text, text),
    )


SHAPE = [e.tag for e in tree(sheet_html(sheet(Goal(1, "文", (RICH,))))).iter()]


@given(sheets())
@settings(max_examples=20, deadline=None)
def test_no_text_of_a_sheet_breaks_out(one: Sheet) -> None:
    root = tree(sheet_html(one))
    assert {e.tag for e in root.iter()} <= {*SHAPE, "details", "summary", "p", "div"}
    assert not [e for e in root.iter() if any(name.startswith("on") for name in e.attrib)]
    said = squash(words(root))
    for goal in one.goals:
        assert squash(goal.goal) in said
        for field in ("indicator", "summary", "attainment", "next_steps"):
            for line in str(getattr(goal.measures[0], field)).split("\n"):
                assert squash(line) in said


@given(sheets())
@settings(max_examples=20, deadline=None)
def test_no_text_breaks_out_of_the_pages_that_cite_it(one: Sheet) -> None:
    for url in (urls.HOME, urls.ward("kita"), urls.section("kita", "chiiki"), urls.POLICIES):
        root = tree(page_html(url, {KEY: one}))
        assert not [e for e in root.iter() if any(name.startswith("on") for name in e.attrib)]
        assert all(e.get("src") for e in scripts(root))
        assert not list(root.iter("img")) and not list(root.iter("i"))


@given(TEXTS, TEXTS)
@settings(max_examples=8, deadline=None)
def test_no_setting_breaks_out(title: str, licence: str) -> None:
    frame = with_info(title=title, licence=licence, contact=licence, description=licence)
    root = tree(page_html(urls.HOME, frame=frame))
    assert root.findtext("head/title") is not None
    assert squash(licence) in squash(words(root))


@given(TEXTS)
@settings(max_examples=20, deadline=None)
def test_markdown_gives_no_html_of_its_own(text: str) -> None:
    page = MarkdownPage("about", "題", f"# 題\n\n{text}\n")
    frame = replace(small.FRAME, pages=(page,))
    root = tree(page_html(urls.page("about"), frame=frame))
    assert not list(root.iter("img")) and all(e.get("src") for e in scripts(root))
    assert not [e for e in root.iter() if any(name.startswith("on") for name in e.attrib)]
