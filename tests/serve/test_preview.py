"""The preview shows the newest state that can be shown, and tells what is wrong with the newest."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_builder.problems import Problem, Where
from site_builder.serve.live_content import LiveContent
from site_builder.serve.preview import LiveState, Preview, Reply, name_of
from tests.serve.asking import answer, preview_of
from tests.serve.loop import run

SHEET = "content/sheets/2025/chuo/kensetsu.yaml"
PAGE = "/wards/chuo/kensetsu/2025/"
OTHER_PAGE = "/wards/chuo/hogo/2025/"
WORDS = "保全に取り組めます"
FOUND = Problem(Where("content/site.yaml"), "x", "あとから見つかりました。")


@pytest.fixture
def preview(project: Path) -> Iterator[Preview]:
    preview = preview_of(project)
    yield preview
    preview.close()


def replace_in(project: Path, name: str, old: str, new: str) -> None:
    text = (project / name).read_text(encoding="utf-8")
    assert old in text
    (project / name).write_text(text.replace(old, new), encoding="utf-8")


async def shown(preview: Preview, project: Path, url: str = PAGE) -> tuple[int, str]:
    status, _, body = await answer(preview, project, url)
    return status, body.decode()


def test_each_answer_has_all_that_was_saved_before_the_request(
    preview: Preview, project: Path
) -> None:
    """Nobody watches the folder here: the request alone finds the change."""

    async def story() -> None:
        for number in range(5):
            replace_in(project, SHEET, WORDS if not number else f"文{number - 1}", f"文{number}")
            status, page = await shown(preview, project)
            assert status == 200 and f"文{number}" in page
            assert preview.state.number == number + 1
        await shown(preview, project)
        assert preview.state.number == 5

    run(story())


def test_requests_that_come_while_files_are_read_are_answered_with_what_came_after(
    preview: Preview, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first one is being answered when the next save comes."""
    is_reading, may_go_on = asyncio.Event(), asyncio.Event()

    async def story() -> None:
        loop = asyncio.get_running_loop()
        read = LiveContent.read

        def slow(self: LiveContent) -> object:
            edition = read(self)
            if not is_reading.is_set():
                loop.call_soon_threadsafe(is_reading.set)
                asyncio.run_coroutine_threadsafe(may_go_on.wait(), loop).result()
            return edition

        monkeypatch.setattr(LiveContent, "read", slow)
        first = asyncio.create_task(shown(preview, project))
        await is_reading.wait()
        replace_in(project, SHEET, WORDS, "新しい文")
        others = [asyncio.create_task(shown(preview, project)) for _ in range(3)]
        await asyncio.sleep(0)
        may_go_on.set()
        await first
        for other in others:
            assert "新しい文" in (await other)[1]

    run(story())


def test_an_error_keeps_the_last_good_state_below_a_banner(preview: Preview, project: Path) -> None:
    async def story() -> None:
        await shown(preview, project)
        replace_in(project, SHEET, "ward: 中央区", "ward: 中王区")
        for url in (PAGE, OTHER_PAGE):  # also a page that nobody has looked at yet
            status, page = await shown(preview, project, url)
            assert status == 200
            assert "その前の表示のままです" in page
            assert f"{SHEET}:2:7" in page and "中王区" in page
        assert WORDS in (await shown(preview, project))[1]
        status, page = await shown(preview, project, "/__preview/problems")
        assert (status, "<mark><b>2</b> ward: 中王区" in page) == (200, True)
        replace_in(project, SHEET, "ward: 中王区", "ward: 中央区")
        assert "data-preview-banner" not in (await shown(preview, project))[1]

    run(story())


def test_a_template_that_breaks_keeps_the_last_good_page(preview: Preview, project: Path) -> None:
    async def story() -> None:
        await shown(preview, project)
        template = "templates/pages/sheet.html"
        replace_in(project, template, "{% block main %}", "{% block main %}{{ nothing }}")
        status, page = await shown(preview, project)
        assert status == 200
        assert "「nothing」という値" in page and WORDS in page
        status, page = await shown(preview, project, OTHER_PAGE)
        assert status == 500
        assert 'data-problem="template-undefined"' in page
        assert "data-preview-banner" not in (await shown(preview, project, "/"))[1]

    run(story())


def test_an_error_from_the_start_is_all_there_is(project: Path) -> None:
    replace_in(project, SHEET, "ward: 中央区", "ward: 中王区")
    preview = preview_of(project)

    async def story() -> None:
        for url in ("/", PAGE, "/robots.txt"):
            status, page = await shown(preview, project, url)
            assert (status, 'data-problem="unknown-ward"' in page) == (500, True)
        replace_in(project, SHEET, "ward: 中王区", "ward: 中央区")
        assert (await shown(preview, project))[0] == 200

    run(story())
    preview.close()


def test_a_bug_becomes_a_problem_and_the_preview_goes_on(
    preview: Preview, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bug(self: LiveContent) -> None:
        raise KeyError("bug")

    async def story() -> None:
        await shown(preview, project)
        with monkeypatch.context() as patch:
            patch.setattr(LiveContent, "read", bug)
            replace_in(project, SHEET, WORDS, "文")
            status, page = await shown(preview, project)
            assert (status, WORDS in page) == (200, True)
            assert [problem.code for problem in preview.state.problems] == ["unexpected"]
        replace_in(project, SHEET, "文", "二つめの文")
        assert "二つめの文" in (await shown(preview, project))[1]

    run(story())


async def events(preview: Preview, project: Path, seen: str) -> list[str]:
    """All that a browser is told until it should load the page again."""
    _, _, body = await answer(preview, project, f"/__preview/changes?seen={seen}")
    return body.decode().split("\n\n")


def test_a_browser_is_told_of_a_newer_state(preview: Preview, project: Path) -> None:
    async def story() -> None:
        await preview.newest()
        shown_now = name_of(preview.state)
        assert await events(preview, project, "") == ["data: ", ""]
        assert await events(preview, project, "1.1.0") == ["data: ", ""]  # of an earlier run
        waiting = asyncio.create_task(events(preview, project, f"{shown_now}.0"))
        await asyncio.sleep(0.01)
        assert not waiting.done()
        replace_in(project, SHEET, WORDS, "文")
        await preview.newest()
        assert await waiting == ["data: ", ""]

    run(story())


def test_what_is_found_of_the_whole_site_is_told_without_a_reload(
    preview: Preview, project: Path
) -> None:
    async def story() -> None:
        await preview.newest()
        waiting = asyncio.create_task(events(preview, project, f"{name_of(preview.state)}.0"))
        await asyncio.sleep(0.01)
        preview.tell([FOUND])
        await asyncio.sleep(0.01)
        assert "あとから" in (await shown(preview, project))[1]
        replace_in(project, SHEET, WORDS, "文")
        await preview.newest()
        note, end, _ = await waiting
        name, _, data = note.partition("\ndata: ")
        assert (name, end) == ("event: note", "data: ")
        assert FOUND.message in json.loads(data)
        assert "あとから" not in (await shown(preview, project))[1]  # of a state before

    run(story())


def test_a_page_is_known_by_the_state_that_it_was_made_of(
    preview: Preview, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the next save comes while it is made, the browser must hear of that one too."""

    async def story() -> None:
        make = preview.make

        async def saved_meanwhile(state: LiveState, url: str) -> Reply:
            reply = await make(state, url)
            if WORDS in (project / SHEET).read_text(encoding="utf-8"):
                replace_in(project, SHEET, WORDS, "文")
                await preview.newest()
            return reply

        monkeypatch.setattr(preview, "make", saved_meanwhile)
        _, page = await shown(preview, project)
        assert WORDS in page
        seen = page.partition('data-preview="')[2].partition('"')[0]
        assert await events(preview, project, seen) == ["data: ", ""]

    run(story())


def test_a_request_that_is_given_up_takes_no_change_with_it(
    preview: Preview, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_reading = asyncio.Event()

    async def story() -> None:
        loop = asyncio.get_running_loop()
        read = LiveContent.read

        def slow(self: LiveContent) -> object:
            edition = read(self)
            loop.call_soon_threadsafe(is_reading.set)
            return edition

        await preview.newest()
        monkeypatch.setattr(LiveContent, "read", slow)
        replace_in(project, SHEET, WORDS, "新しい文")
        given_up = asyncio.create_task(preview.newest())
        await is_reading.wait()
        given_up.cancel()
        assert "新しい文" in (await shown(preview, project))[1]
        assert preview.state.number == 2

    run(story())


def test_a_template_that_is_broken_from_the_start_is_told_where_it_is_used(
    preview: Preview, project: Path
) -> None:
    template = "templates/pages/sheet.html"
    replace_in(project, template, "{% block main %}", "{% if %}{% block main %}")

    async def story() -> None:
        status, page = await shown(preview, project)
        assert (status, 'data-problem="template-syntax"' in page) == (500, True)
        assert (await shown(preview, project, "/"))[0] == 200
        replace_in(project, template, "{% if %}", "")
        assert (await shown(preview, project))[0] == 200
        replace_in(project, template, "{% block main %}", "{% if %}{% block main %}")
        status, page = await shown(preview, project, "/")
        assert (status, "data-preview-banner" in page) == (200, True)

    run(story())
