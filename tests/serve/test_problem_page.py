"""What is wrong is told word for word, the worst first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from html.parser import HTMLParser
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from site_builder.problems import Problem, Severity, Where
from site_builder.serve.excerpt import Line, neighbours
from site_builder.serve.page_block import note_of, with_block
from site_builder.serve.problem_page import problem_page

BROKEN = Problem(Where("content/site.yaml", 3, 5), "yaml", "閉じていません。", "「]」を足します。")
DOUBT = Problem(Where("content/site.yaml"), "doubt", "確かめてください。", "", Severity.WARNING)


def no_lines(where: Where) -> Sequence[Line]:
    return ()


class Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def parsed(page: str) -> Texts:
    texts = Texts()
    texts.feed(page)
    texts.close()
    return texts


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\0")).map("文{}".format))
def test_problems_are_shown_word_for_word(text: str) -> None:
    problem = Problem(Where(text, 3, 5), "code", text, text)
    texts = parsed(problem_page([problem], no_lines))
    assert texts.tags == parsed(problem_page([BROKEN], no_lines)).tags
    assert texts.texts.count(text) == 2
    assert f"{text}:3:5" in texts.texts


def test_the_page_shows_place_message_and_hint() -> None:
    texts = parsed(problem_page([BROKEN, DOUBT], no_lines)).texts
    assert {"content/site.yaml:3:5", BROKEN.message, BROKEN.hint, DOUBT.message} <= set(texts)


def test_errors_come_first_and_notes_are_folded() -> None:
    page = problem_page([DOUBT, BROKEN, DOUBT], no_lines)
    assert page.index(BROKEN.message) < page.index("<details") < page.index(DOUBT.message)
    assert "エラー 1 件" in page and "<summary>注意 2 件" in page
    assert "<details hidden>" in problem_page([BROKEN], no_lines)


def test_an_error_shows_its_line_and_those_around_it(tmp_path: Path) -> None:
    file = tmp_path / "content/site.yaml"
    file.parent.mkdir()
    file.write_text("one\ntwo\n<three>\nfour\nfive\nsix\n", encoding="utf-8")
    around = partial(neighbours, tmp_path / "content", tmp_path / "templates")
    page = problem_page([replace(BROKEN, where=Where(str(file), 3, 2))], around)
    assert "<mark><b>3</b> &lt;three&gt;\n</mark>" in page
    assert [f"<b>{n}</b>" in page for n in range(1, 7)] == [True] * 5 + [False]


def test_lines_are_those_of_files_in_the_two_folders_alone(tmp_path: Path) -> None:
    for name in ("content/a.yaml", "mine/base.html", "secret.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    around = partial(neighbours, tmp_path / "content", tmp_path / "mine")
    assert around(Where(str(tmp_path / "content/a.yaml"), 1)) == ((1, "content/a.yaml"),)
    assert around(Where("mine/base.html", 1)) == ((1, "mine/base.html"),)
    assert around(Where(str(tmp_path / "content/a.yaml"), 7)) == ()
    for path in (tmp_path / "secret.txt", tmp_path / "content/../secret.txt", tmp_path / "content"):
        assert not around(Where(str(path), 1))
    assert not around(Where("mine/../secret.txt", 1))
    assert not around(Where(str(tmp_path / "content/a.yaml")))


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\0")).map("文{}".format))
def test_the_note_names_the_first_error_word_for_word(text: str) -> None:
    other = Problem(Where(text, 3, 5), "code", text)
    note = parsed(note_of([DOUBT, other, BROKEN], is_older=True))
    assert note.tags == parsed(note_of([BROKEN], is_older=True)).tags
    assert f"{text}:3:5" in note.texts
    assert "".join(note.texts).count(text) == 2


def test_the_note_says_whether_the_page_is_an_older_one() -> None:
    assert "その前の表示" in note_of([BROKEN], is_older=True)
    assert "その前の表示" not in note_of([BROKEN], is_older=False)
    assert "注意 2 件" in note_of([DOUBT, DOUBT], is_older=False)
    assert note_of([], is_older=False) == ""


def test_the_block_stands_first_in_the_body_behind_the_link_past_the_head() -> None:
    skip = '\n<a class="skip" href="#main">本文へ</a>'
    for body in ("<body>", '<body class="a">', "<BODY>", f"<body>{skip}"):
        page = with_block(f"<html>{body}text", "1.2.3")
        before, _, after = page.partition('<div data-preview="1.2.3">')
        assert (before, after.endswith("</div>\ntext")) == (f"<html>{body}", True)
    assert with_block("no body", "1.2.3").endswith("</div>\nno body")


def test_a_sign_that_looks_like_a_space_is_shown_in_the_line_that_is_meant() -> None:
    lines = [(1, "　a"), (2, "\t　b")]
    page = problem_page([replace(BROKEN, where=Where("a.yaml", 2))], lambda where: lines)
    assert "<b>1</b> 　a" in page
    assert "<b>2</b> <i>\t</i><i>　</i>b" in page
