from __future__ import annotations

import pytest

from site_builder.graph.checks.links import check_links
from site_builder.problems import Problem, Where

HOME = b"""<p>
 <a href="a/">A</a> <a href="a/#x">x</a> <a href="a/b/">B</a> <link href="assets/s.css">"""
TOP = b'<p id="x"><a href="../">top</a> <a href="#x">x</a> <a href="b/?q=1#y%31">b</a>'
LOW = b'<p id="y1"><a href="./">me</a> <a href="../#x">x</a> <a href="../../404.html">'
PAGES = {
    "index.html": HOME,
    "a/index.html": TOP,
    "a/b/index.html": LOW,
    "404.html": b'<a href="/">top</a> <a href="/a/">a</a>',
    "assets/s.css": b'id="x" id="x" href="nothing"',
    "sources/r 5.txt": b"",
}


def problems(changes: dict[str, bytes], base_path: str = "") -> list[Problem]:
    return list(check_links((PAGES | changes).items(), base_path))


def test_a_sound_site_has_no_problem() -> None:
    assert problems({}) == []


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org/x",
        "mailto:a@example.org",
        "//example.org/",
        "data:image/svg+xml,x",
        "sources/r%205.txt",
        "a",
        "./a/",
        "a/../a/b/#y1",
        "?q=1",
        "",
        "#",
        ".",
    ],
)
def test_a_link_that_leads_somewhere_is_sound(link: str) -> None:
    extra = {"a": b""} if link == "a" else {}
    assert problems({"index.html": HOME + f'<a href="{link}">'.encode(), **extra}) == []


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ("b/", "dangling-link"),
        ("a/index.htm", "dangling-link"),
        ("../a/", "dangling-link"),
        ("/goals/a/", "dangling-link"),
        ("A/", "dangling-link"),
        ("a/#y", "dangling-fragment"),
        ("#x", "dangling-fragment"),
        ("a/&amp;b/", "dangling-link"),
    ],
)
def test_a_link_to_nowhere_is_told_with_its_place(link: str, code: str) -> None:
    (problem,) = problems({"index.html": HOME + f'\n漢字 <a href="{link}">'.encode()})
    assert (problem.code, problem.where) == (code, Where("index.html", 3, 13))


@pytest.mark.parametrize("attribute", ["src", "action"])
def test_pictures_scripts_and_forms_are_links_too(attribute: str) -> None:
    (problem,) = problems({"index.html": HOME + f'<x {attribute}="no.js">'.encode()})
    assert problem.code == "dangling-link"


def test_a_page_that_nobody_links_to_is_told() -> None:
    lonely = b'<a href="../">top</a> <a href="./">me</a> <a href="#z" id="z">me</a>'
    (problem,) = problems({"lonely/index.html": lonely})
    assert (problem.code, problem.where) == ("orphan-page", Where("lonely/index.html"))


def test_an_id_that_stands_twice_is_told() -> None:
    (problem,) = problems({"404.html": PAGES["404.html"] + b'\n<i id="k"><i id="l"><i id="k">'})
    assert (problem.code, problem.where) == ("double-id", Where("404.html", 2, 28))


def test_below_a_path_absolute_links_begin_with_it() -> None:
    below = {"404.html": b'<a href="/goals/">top</a> <a href="/goals/a/">a</a>'}
    assert problems(below, "/goals") == []
    assert [p.code for p in problems({}, "/goals")] == ["dangling-link", "dangling-link"]
    assert [p.code for p in problems(below)] == ["dangling-link", "dangling-link"]


def test_a_link_to_nowhere_on_every_page_is_told_once() -> None:
    bad = b'<a href="/none/">'
    found = problems({path: data + bad for path, data in PAGES.items()})
    assert len(found) == 1
