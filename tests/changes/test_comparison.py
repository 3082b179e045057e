"""Two states side by side: nothing that differs is left out, nothing that is the same is told."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from site_builder.changes.comparison import (
    Fate,
    FileChange,
    compare_addresses,
    compare_contents,
    compare_sites,
    list_file_changes,
)
from site_builder.content.sheet.model import Sheet
from tests.history.repository import SHEET, with_row

FILE = "sheets/2025/kita/chiiki.yaml"
DIGESTS = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("12"))


@given(DIGESTS, DIGESTS)
def test_what_moved_leads_from_one_state_to_the_other(
    before: dict[str, str], now: dict[str, str]
) -> None:
    moved = {one.name: one.fate for one in list_file_changes(before, now)}
    assert list(moved) == sorted(moved)
    for name in before.keys() | now.keys():
        if name not in before:
            assert moved[name] is Fate.NEW
        elif name not in now:
            assert moved[name] is Fate.GONE
        else:
            assert moved.get(name) == (Fate.CHANGED if before[name] != now[name] else None)


def test_a_sheet_is_compared_field_by_field_and_other_files_are_named() -> None:
    later = with_row(SHEET, target="60回")
    read = {FILE: (SHEET, later), "sheets/2025/kita/hogo.yaml": (None, later)}
    found = compare_contents(
        {FILE: "1", "site.yaml": "1", "pages/about.md": "1"},
        {FILE: "2", "sheets/2025/kita/hogo.yaml": "1", "site.yaml": "2"},
        lambda file: read[file],
    )
    sheets = {one.file: one for one in found.sheets}
    assert sheets[FILE].fate is Fate.CHANGED
    assert [(c.field, c.was, c.now) for c in sheets[FILE].changes] == [
        ("goals/1/measures/1/target", "80回", "60回")
    ]
    assert sheets["sheets/2025/kita/hogo.yaml"].fate is Fate.NEW
    assert found.files == (
        FileChange("pages/about.md", Fate.GONE),
        FileChange("site.yaml", Fate.CHANGED),
    )


def test_a_sheet_whose_words_stay_has_no_changes() -> None:
    pair: tuple[Sheet, Sheet] = (SHEET, replace(SHEET, goals=SHEET.goals))
    found = compare_contents({FILE: "1"}, {FILE: "2"}, lambda _: pair)
    assert found.sheets[0].changes == () and not found.is_empty
    assert compare_contents({FILE: "1"}, {FILE: "1"}, lambda _: pair).is_empty


def test_pages_go_by_their_address() -> None:
    before = ["/", "/a/", "/a/#goal-1", "/c/", "/c/#goal-1", "/c/#goal-2", "/d/", "/x.csv"]
    now = ["/", "/b/", "/c/", "/c/#goal-3", "/y.csv"]
    moves = {"/a/": "/b/", "/c/#goal-2": "/c/#goal-3", "/x.csv": ""}
    pages, others = compare_addresses(before, now, moves)
    assert pages == (
        FileChange("/a/", Fate.GONE, "/b/"),
        FileChange("/b/", Fate.NEW),
        FileChange("/d/", Fate.GONE),
    )
    assert others == (
        FileChange("/c/#goal-1", Fate.GONE),
        FileChange("/c/#goal-2", Fate.GONE, "/c/#goal-3"),
        FileChange("/c/#goal-3", Fate.NEW),
        FileChange("/x.csv", Fate.GONE, ""),
        FileChange("/y.csv", Fate.NEW),
    )
    found = compare_sites({"a/index.html": "1", "x.css": "1"}, {}, {"a/index.html": "/a/"})
    assert found.pages == (FileChange("/a/", Fate.GONE),)
    assert found.files == (FileChange("x.css", Fate.GONE),)


def test_a_sheet_that_goes_tells_what_stays_behind() -> None:
    left = {"provenance/2025/kita/chiiki.json": "1", "history/2025/kita/chiiki.yaml": "1"}
    found = compare_contents({FILE: "1", **left}, left, lambda _: (SHEET, None))
    assert found.sheets[0].left == tuple(left)


def test_a_goal_that_is_numbered_anew_is_followed() -> None:
    first, second = SHEET.goals
    now = replace(SHEET, goals=(first, replace(second, number=3)))
    found = compare_contents({FILE: "1"}, {FILE: "2"}, lambda _: (SHEET, now))
    assert found.sheets[0].numbers == {2: 3}
