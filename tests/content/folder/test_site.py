"""content/pages/*.md: settings before the title, each problem in its line."""

from __future__ import annotations

import pytest

from site_builder.content.folder.site import MarkdownPage, load_page

PAGE = "---\nlang: en\nwards: Choose a ward\n---\n# Guide\n\nText.\n"


def test_settings_stand_before_the_title() -> None:
    page, problems = load_page("en.md", "en", PAGE)
    assert problems == ()
    assert page is not None
    assert (page.title, page.lang, page.wards) == ("Guide", "en", "Choose a ward")
    assert page.markdown.split() == ["#", "Guide", "Text."]


def test_a_page_needs_no_settings() -> None:
    text = "# 題\n\n文。\n\n---\n\n次。\n\n---\n"
    assert load_page("a.md", "a", text) == (MarkdownPage("a", "題", text), ())


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        (PAGE.replace("lang: en", "lang: 英語"), "bad-lang", 2, 7),
        (PAGE.replace("wards:", "ward:"), "unknown-key", 3, 1),
        (PAGE.replace("# Guide", "Guide"), "page-without-title", 5, 1),
        ("---\nlang: en\n# Guide\n", "page-without-title", 1, 1),
    ],
)
def test_a_problem_names_its_line(text: str, code: str, line: int, column: int) -> None:
    page, (problem,) = load_page("en.md", "en", text)
    assert page is None
    assert (problem.code, problem.where.line, problem.where.column) == (code, line, column)
