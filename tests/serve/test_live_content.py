"""Whatever is saved in whatever order: what was read again is what a fresh start reads."""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from site_builder.build import Edition
from site_builder.problems import Problem, SiteBuilderError
from site_builder.render.press import render_page
from site_builder.serve.live_content import LiveContent
from tests.extent import amount
from tests.serve.asking import inputs_of

SHEET = "content/sheets/2025/chuo/kensetsu.yaml"
OTHER = "content/sheets/2025/chuo/hogo.yaml"
TRACES = "content/provenance/2025/chuo"
READINGS = "content/readings.yaml"
EDITED = re.compile("chuo/(kensetsu|hogo|somu)/2025/$|about")
Edit = Callable[[Path], None]


def replaced(name: str, old: str, new: str) -> Edit:
    """And back, where it is done a second time"""

    def edit(folder: Path) -> None:
        is_there = (folder / name).is_file() and not (folder / name).is_symlink()
        text = (folder / name).read_text(encoding="utf-8") if is_there else ""
        one, other = (new, old) if new in text else (old, new)
        if text:
            (folder / name).write_text(text.replace(one, other), encoding="utf-8")

    return edit


def moved(name: str, to: str) -> Edit:
    def edit(folder: Path) -> None:
        one, other = (name, to) if (folder / name).exists() else (to, name)
        if (folder / one).exists():
            (folder / other).parent.mkdir(parents=True, exist_ok=True)
            (folder / one).rename(folder / other)

    return edit


def there(name: str, text: str) -> Edit:
    """Written, or taken away"""

    def edit(folder: Path) -> None:
        if (folder / name).exists():
            (folder / name).unlink()
        else:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")

    return edit


def linked(folder: Path) -> None:
    """And a file again"""
    file = folder / "content/sheets/2025/chuo/chiiki.yaml"
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    is_link = file.is_symlink()
    file.unlink(missing_ok=True)
    if text and is_link:
        file.write_text(text, encoding="utf-8")
    elif text:
        (folder / "linked.yaml").write_text(text, encoding="utf-8")
        file.symlink_to(folder / "linked.yaml")


EDITS: dict[str, Edit] = {
    "a cell that other pages show": replaced(SHEET, 'target: "80"', 'target: "81"'),
    "a cell of the sheet's own pages": replaced(SHEET, "被害木の伐倒燻蒸", "被害木の伐採"),
    "a goal's number": replaced(SHEET, "number: 5", "number: 6"),
    "a policy": replaced(OTHER, "行財1-1-①", "政策9-9-⑨"),
    "a doubt": replaced(SHEET, "review: []", "review: [{field: goals/1/goal, reason: cell}]"),
    "a mistake": replaced(SHEET, "ward: 中央区", "ward: 中王区"),
    "no YAML": replaced(OTHER, "goals:", "goals: ["),
    "a sheet that goes and comes": moved(OTHER, "hogo.yaml"),
    "a sheet of another year": moved(
        "content/sheets/2025/chuo/somu.yaml", "content/sheets/2024/chuo/somu.yaml"
    ),
    **({} if os.name == "nt" else {"a link": linked}),
    "a stray file": there("content/sheets/2025/x.yaml", "a: b"),
    "a section's name": replaced("content/organization.yaml", "保護課", "保護第一課"),
    "the plan": replaced("content/policies.yaml", "  政策9:", "  政策9: 試し"),
    "the site": replaced("content/site.yaml", "title: ", "title: 試し"),
    "a text": replaced("content/pages/about.md", "です。", "であります。"),
    "readings": there(READINGS, "readings:\n  - 中央[ちゅうおう]区[く]\n"),
    "a term": there(
        "content/glossary.yaml",
        "terms:\n  - {term: 防災, kana: ぼうさい, kind: word, plain: 備えることです。}\n",
    ),
    "no trace": moved(f"{TRACES}/kensetsu.json", "kensetsu.json"),
    "a stale trace": replaced(f"{TRACES}/somu.json", '"converted": "', '"converted": "0'),
    "a history": there(
        "content/history/2025/chuo/hogo.yaml",
        'recorded: x\nchanges:\n  - date: "2026-01-02"\n    kind: new\n',
    ),
    "a document": there("content/sources/b.txt", "文書"),
    "a document's bytes": replaced("content/sources/chuo-r7.txt", "保全", "保存"),
    "a template": replaced("templates/pages/sheet.html", "{% block main %}", "{% block main %}<i>"),
    "a broken template": replaced("templates/base.html", "<body>", "<body>{% if %}"),
    "the style": replaced("templates/assets/css/base.css", "body", "html body"),
    "an editor's file": there("content/sheets/2025/chuo/.kensetsu.yaml.swp", "b0VIM"),
}


def outcome(reading: LiveContent) -> Any:
    """All that may differ: problems, addresses, a page of every kind, those of edited sheets."""
    try:
        edition = reading.read()
    except SiteBuilderError as error:
        return error.problems
    return edition.problems, list(edition.site.pages), dict(pages(edition))


def pages(edition: Edition) -> list[tuple[str, bytes]]:
    of_kinds = {page.kind.name: page for page in edition.site.pages.values()}
    edited = [page for page in edition.site.pages.values() if EDITED.search(page.url)]
    shown = {page.url: page for page in (*of_kinds.values(), *edited)}
    return [file for page in shown.values() for file in render_page(edition.press, page)]


def is_broken(reading: LiveContent, project: Path, seed: int, name: str) -> bool:
    """It says what a fresh start says; in another order than the first, some edits do nothing."""
    assert reading.has_changed() or seed, name
    fresh = outcome(LiveContent(inputs_of(project)))
    assert outcome(reading) == fresh, name
    return isinstance(fresh[0], Problem)


@pytest.mark.parametrize("seed", range(amount(1, 8)))
def test_what_was_read_again_is_what_a_fresh_start_reads(project: Path, seed: int) -> None:
    """Also after states that cannot be shown."""
    chance = random.Random(seed)
    reading = LiveContent(inputs_of(project))
    names = chance.sample([*EDITS, *EDITS], 2 * len(EDITS)) if seed else [*EDITS]
    made = 0
    for name in names:
        EDITS[name](project)
        if is_broken(reading, project, seed, name):
            EDITS[name](project)
            is_broken(reading, project, seed, name)
        else:
            made += 1
    assert made > 10
    assert not reading.has_changed()


def test_each_edit_makes_a_difference(project: Path) -> None:
    """Else the test above would say nothing of it."""
    before = outcome(LiveContent(inputs_of(project)))
    for name, edit in EDITS.items():
        edit(project)
        assert (outcome(LiveContent(inputs_of(project))) != before) == (
            name != "an editor's file"
        ), name
        edit(project)


def test_what_is_saved_without_a_change_is_no_new_edition(project: Path) -> None:
    reading = LiveContent(inputs_of(project))
    assert reading.has_changed()
    edition = reading.read()
    for file in (SHEET, "content/site.yaml", "templates/base.html", "content/pages/about.md"):
        shutil.copyfile(project / file, project / "copy")
        (project / "copy").replace(project / file)
        assert reading.has_changed()
        assert reading.read() is edition
    EDITS["a cell of the sheet's own pages"](project)
    assert reading.has_changed()
    assert reading.read() is not edition
    assert reading.read().site is edition.site
