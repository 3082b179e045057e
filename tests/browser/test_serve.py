"""The preview in a real browser: an edit shows by itself, an error with its place, until healed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.previewing import preview_in

ROOT = Path(__file__).parents[2]
SHEET = "content/sheets/2025/chuo/kensetsu.yaml"
PAGE = "wards/chuo/kensetsu/2025/"


@pytest.fixture
def preview(project: Path) -> Iterator[subprocess.Popen[str]]:
    with preview_in(project) as process:
        yield process


@pytest.fixture
def address(preview: subprocess.Popen[str]) -> str:
    assert preview.stdout
    return preview.stdout.readline().split(" ")[0]


def edit(project: Path, name: str, old: str, new: str) -> None:
    text = (project / name).read_text(encoding="utf-8")
    assert old in text
    (project / name).write_text(text.replace(old, new), encoding="utf-8")


def test_an_edit_shows_by_itself(page: Page, address: str, project: Path) -> None:
    page.goto(f"{address}{PAGE}")
    expect(page.locator("main")).to_contain_text("保全に取り組めます")
    edit(project, SHEET, "保全に取り組めます", "保全に力を尽くします")
    expect(page.locator("main")).to_contain_text("保全に力を尽くします")
    edit(project, "templates/pages/sheet.html", "{% block main %}", "{% block main %}<p>新しい</p>")
    expect(page.locator("main")).to_contain_text("新しい")


def test_open_doubts_stand_out(page: Page, address: str, project: Path) -> None:
    """As they do not on the published site, which just tells them."""
    page.goto(f"{address}{PAGE}")
    field = "goals/1/goal"
    doubt = f"review:\n  - field: {field}\n    reason: cell\n    raw: あ\n    other: []\n"
    edit(project, SHEET, "review: []\n", doubt)
    mark = page.locator(".remark.doubt > summary").first
    expect(mark).to_have_text("読み取りを確認中")
    expect(mark).to_have_css("background-color", "rgb(255, 212, 61)")


def test_an_error_shows_above_the_last_good_page_until_the_next_save_heals_it(
    page: Page, address: str, project: Path
) -> None:
    page.goto(f"{address}{PAGE}")
    banner = page.locator("[data-preview-banner]")
    expect(page.locator("[data-preview]")).to_have_count(1)
    expect(banner).to_have_count(0)
    edit(project, SHEET, "ward: 中央区", "ward: <b>中王区")
    expect(banner).to_contain_text(f"{SHEET}:2:7")
    expect(banner).to_contain_text("<b>中王区")
    expect(page.locator("main")).to_contain_text("保全に取り組めます")
    banner.get_by_role("link").click()
    problem = page.locator("[data-problem=unknown-ward]")
    expect(problem.locator("mark")).to_have_text("2 ward: <b>中王区")
    assert page.evaluate("scrollY") == 0
    edit(project, SHEET, "ward: <b>中王区", "ward: 中央区")
    expect(problem).to_have_count(0)
    page.goto(f"{address}{PAGE}")
    edit(project, "templates/base.html", "<body", "{% if %}<body")
    expect(banner).to_contain_text("templates/base.html:")
    edit(project, "templates/base.html", "{% if %}<body", "<body")
    expect(banner).to_have_count(0)
    expect(page.locator("main")).to_contain_text("保全に取り組めます")


def test_what_is_found_later_shows_by_itself(page: Page, address: str, project: Path) -> None:
    """A link that leads nowhere breaks no page; the whole site has to be looked at."""
    page.goto(f"{address}{PAGE}")
    edit(project, "content/pages/about.md", "。", "。[ない所](/nowhere/)")
    expect(page.locator("[data-preview-banner]")).to_contain_text("リンク先（nowhere/index.html）")
    expect(page.locator("main")).to_contain_text("保全に取り組めます")


def test_files_are_served_as_published(page: Page, address: str) -> None:
    answer = page.goto(f"{address}nowhere/at/all/")
    assert answer
    assert answer.status == 404
    expect(page.locator("h1")).to_be_visible()
    styled = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert styled != "rgba(0, 0, 0, 0)"
    assert page.request.get(f"{address}wards/chuo").url == f"{address}wards/chuo/"
    assert page.request.get(f"{address}sources/chuo-r7.txt").ok


def test_only_this_computer_is_answered(page: Page, address: str) -> None:
    forged = page.request.get(address, headers={"Host": "goals.example"})
    assert forged.status == 400


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no such signals")
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_at_once_and_leaves_nothing(
    page: Page, address: str, project: Path, preview: subprocess.Popen[str], end: signal.Signals
) -> None:
    page.goto(address)  # its reload stream is open
    preview.send_signal(end)
    assert preview.wait(timeout=60) == 0
    assert sorted(path.name for path in project.iterdir()) == ["content", "templates"]


def test_a_port_in_use_is_told(address: str, project: Path) -> None:
    port = address.rstrip("/").rpartition(":")[2]
    command = [sys.executable, "-m", "site_builder", "serve", "--port", port]
    done = subprocess.run(
        command,
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    assert f"--port {port}: エラー [serve-port-in-use]" in done.stderr
    assert "--port 0" in done.stderr
