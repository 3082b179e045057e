"""The preview keeps the last good state and tells what is wrong with the newest."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from site_builder.problems import ContentError, Problem, Severity, Where
from site_builder.publish.publication import publish
from site_builder.serve.preview import Preview, problem_page
from site_builder.serve.server import check_host
from tests.serve.loop import run

BROKEN = Problem(Where("content/site.yaml", 3, 5), "yaml", "閉じていません。", "「]」を足します。")
DOUBT = Problem(Where("content/site.yaml"), "doubt", "確かめてください。", "", Severity.WARNING)


class Content:
    """What stands on disk, as far as the preview is concerned: a text that builds or does not."""

    def __init__(self) -> None:
        self.text = "one"

    def build(self, folder: Path) -> Sequence[Problem]:
        if self.text == "broken":
            raise ContentError([BROKEN])
        if self.text == "bug":
            raise KeyError("bug")
        publish([("index.html", self.text.encode())], folder)
        return [DOUBT]


def home(preview: Preview) -> str:
    return (preview.folder / "index.html").read_text(encoding="utf-8")


async def update(preview: Preview, content: Content, text: str) -> Sequence[Problem]:
    content.text = text
    return await preview.update()


def test_an_error_keeps_the_last_good_state(tmp_path: Path) -> None:
    async def story() -> None:
        content = Content()
        preview = Preview(content.build, tmp_path)
        assert await preview.update() == [DOUBT]
        assert (preview.version, preview.problems, home(preview)) == (1, (), "one")
        assert await update(preview, content, "broken") == (BROKEN,)
        assert (preview.version, preview.problems, home(preview)) == (2, (BROKEN,), "one")
        await update(preview, content, "two")
        assert (preview.version, preview.problems, home(preview)) == (3, (), "two")

    run(story())


def test_a_bug_of_ours_is_a_problem_and_no_end(tmp_path: Path) -> None:
    async def story() -> None:
        content = Content()
        content.text = "bug"
        preview = Preview(content.build, tmp_path)
        await preview.update()
        assert [problem.code for problem in preview.problems] == ["unexpected"]
        await update(preview, content, "two")
        assert (preview.problems, home(preview)) == ((), "two")

    run(story())


def test_old_states_do_not_pile_up(tmp_path: Path) -> None:
    async def story() -> None:
        content = Content()
        preview = Preview(content.build, tmp_path)
        for number in range(6):
            await update(preview, content, str(number))
        assert sorted(path.name for path in tmp_path.iterdir()) == ["5", "6"]

    run(story())


def test_who_has_seen_an_older_state_is_told_at_once(tmp_path: Path) -> None:
    async def story() -> None:
        content = Content()
        preview = Preview(content.build, tmp_path)
        await preview.update()
        await asyncio.wait_for(preview.change(0), 60)
        waiting = asyncio.create_task(preview.change(1))
        await asyncio.sleep(0)
        assert not waiting.done()
        await update(preview, content, "two")
        await asyncio.wait_for(waiting, 60)

    run(story())


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
    texts = parsed(problem_page([problem]))
    assert texts.tags == parsed(problem_page([BROKEN])).tags
    assert texts.texts.count(text) == 2
    assert f"{text}:3:5" in texts.texts


def test_the_page_shows_place_message_and_hint() -> None:
    texts = parsed(problem_page([BROKEN, DOUBT])).texts
    assert {"content/site.yaml:3:5", BROKEN.message, BROKEN.hint, DOUBT.message} <= set(texts)


def test_only_this_computer_sees_it_unless_told_otherwise() -> None:
    for host in ("127.0.0.1", "localhost", "::1", "127.9.9.9"):
        assert check_host(host) == []
    for host in ("0.0.0.0", "192.168.1.5", "::", "example.org"):
        assert [problem.severity for problem in check_host(host)] == [Severity.WARNING]
