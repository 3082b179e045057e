"""What is looked at before a change of the content is published."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from benchmarks.static_host import serving
from scripts.smoke import ALWAYS, MOST, find_broken, read_visit

PAGES = (*ALWAYS, "/wards/kita/", "/policies/")


def report(folder: Path, *, ok: bool = True, new: int = 0, changed: int = 0) -> Path:
    pages = {
        "new": [f"/new/{n}/" for n in range(new)],
        "changed": [f"/{n}/" for n in range(changed)],
    }
    told = {"ok": ok, "output": "output", "base_url": "https://example.org/goals/", "pages": pages}
    (folder / "report.json").write_text(json.dumps(told), encoding="utf-8")
    return folder / "report.json"


def test_all_pages_that_changed_are_visited(tmp_path: Path) -> None:
    visit = read_visit(report(tmp_path, new=1, changed=3))
    assert visit.pages == (*ALWAYS, "/new/0/", "/0/", "/1/", "/2/")
    assert (visit.output, visit.base_path) == (Path("output"), "/goals")


def test_of_many_some_are_visited_from_the_first_to_the_last(tmp_path: Path) -> None:
    visit = read_visit(report(tmp_path, new=1000, changed=9000))
    assert MOST * 0.9 < len(visit.pages) <= MOST + len(ALWAYS)
    assert "/new/0/" in visit.pages and any(f"/{n}/" in visit.pages for n in range(8900, 9000))


def test_nothing_is_visited_after_a_failure(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="失敗"):
        read_visit(report(tmp_path, ok=False))


def test_a_good_site_has_nothing_to_complain_of(browser: Browser, site: str) -> None:
    assert list(find_broken(browser, site, PAGES)) == []


@pytest.mark.full
def test_each_kind_of_break_is_found(browser: Browser, output: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(output, broken, ignore=shutil.ignore_patterns("easy", "data", "sources"))
    for file in (broken / "search").glob("*/*.js"):
        file.write_text("throw new Error('broken')", encoding="utf-8")
    ward = broken / "wards" / "kita" / "index.html"
    text = ward.read_text(encoding="utf-8")
    ward.write_text(text.replace("<h1", '<script>1</script><img src="x.png"><h1'), encoding="utf-8")
    shutil.rmtree(broken / "years")
    with serving(broken, "") as address:
        pages = ("/search/", "/wards/kita/", "/years/")
        found = "\n".join(find_broken(browser, address, pages, patience=2_000))
    assert "/search/: broken" in found
    assert "/wards/kita/: 404 " in found and "Content Security Policy" in found
    assert "/years/: 404 " in found
