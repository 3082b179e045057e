"""The tests' own tools: a page that is there, one that is missing, all below a path."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.browser.conftest import ServeFolder


def test_a_folder_is_served_below_a_path(
    page: Page, serve_folder: ServeFolder, tmp_path: Path
) -> None:
    (tmp_path / "a").mkdir()
    for name, title in [("a/index.html", "中央区"), ("404.html", "ありません")]:
        html = f'<meta charset="utf-8"><title>{title}</title>'
        (tmp_path / name).write_text(html, encoding="utf-8")
    home = serve_folder(tmp_path, "/goals")
    page.goto(f"{home}a/")
    assert page.title() == "中央区"
    answer = page.goto(f"{home}b/")
    assert answer is not None
    assert (answer.status, page.title()) == (404, "ありません")
    outside = page.goto(home.replace("/goals/", "/a/"))
    assert outside is not None
    assert outside.status == 404
