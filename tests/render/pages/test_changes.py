"""The record of changes: on its pages and on the sheets'."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.content.history.model import Change, ChangeKind
from site_builder.content.sheet.model import Doubt
from site_builder.graph import urls
from site_builder.graph.changes.updates import Topic
from site_builder.graph.checks.links import check_links
from site_builder.render.parts.changes import describe_change, headline
from tests.extent import amount
from tests.render.changes import GONE, LONG, ROW, told_files, told_site
from tests.render.printing import KEY, SHEETS, by_class, html_of, press_of, tree, words
from tests.render.test_press import OTHERS

SITE = told_site()
FILES = told_files()


def page(url: str) -> str:
    return FILES[urls.path(url)].decode()


def squeezed(html: str, name: str) -> list[str]:
    return ["".join(words(e).split()) for e in by_class(tree(html), name)]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            ("target", f"{ROW}/target", "80回", "60回"),
            "目標1の2番目の取組指標の目標の値が 80回 → 60回 に変わりました。",
        ),
        (
            ("target", "goals/3/measures/1/target", "80回", ""),
            "目標3の目標の値が 80回 → 空欄 に変わりました。",
        ),
        (
            ("evaluation", f"{ROW}/evaluation", "", "△"),
            "目標1の2番目の取組指標の評価が △ 一部未達成 と書かれました。",
        ),
        (
            ("wording", f"{ROW}/attainment", "", ""),
            "目標1の2番目の取組指標の目標達成状況が書かれました。",
        ),
        (("wording", "goals/3/goal", LONG, "短い"), "目標3の組織目標が変わりました。"),
        (("wording", "evaluated", "", "2024-03-31"), "評価日が 令和6年3月31日 と書かれました。"),
        (
            ("wording", "goals/3/measures/1/indicator", "い", "ろ"),
            "目標3の取組指標が い → ろ に変わりました。",
        ),
        (
            ("wording", f"{ROW}/indicator", "い", "ろ"),
            "目標1の2番目の取組指標が い → ろ に変わりました。",
        ),
        (
            ("correction", "goals/3/goal", "思ふ", "思う"),
            "目標3の組織目標を、思ふ → 思う に直しました。",
        ),
        (("correction", "goals/3/goal", LONG, ""), "目標3の組織目標を直しました。"),
        (("wording", "goals/3/number", "2", "3"), "目標3の番号が 2 → 3 に変わりました。"),
        (("added", "goals/3", "", "文"), "目標3が加わりました。"),
        (("added", ROW, "", "指標"), "目標1の取組指標2が加わりました。"),
        (("dropped", "goals/9/measures/1", "指標", ""), "目標9の取組指標1がなくなりました。"),
        (("new", "", "", ""), "シートを載せました。"),
        (("removed", "", "", ""), "シートを載せなくなりました。"),
    ],
)
def test_a_change_in_plain_words(change: tuple[str, str, str, str], expected: str) -> None:
    kind, field, was, now = change
    said = describe_change(Change("2024-01-01", ChangeKind(kind), field, was, now), {1: 2, 3: 1})
    assert said.sentence == expected
    assert (said.was, said.now) in [("", ""), (was, now)]


def test_updates_stand_by_day_topic_and_place() -> None:
    told = [(u.date, str(u.topic), u.ward.name, u.section, len(u.changes)) for u in SITE.updates]
    assert told == [
        ("2025-05-01", "new", "中央区", "地域課", 1),
        ("2024-05-03", "words", "北区", "地域課", 2),
        ("2024-05-03", "corrections", "北区", "地域課", 1),
        ("2024-05-03", "removed", "中央区", "総務課", 1),
        ("2024-04-02", "revisions", "北区", "地域課", 1),
        ("2024-04-01", "results", "北区", "地域課", 3),
        ("2023-06-02", "targets", "北区", "地域課", 1),
        ("2023-05-01", "new", "北区", "地域課", 1),
        ("2023-05-01", "new", "中央区", "総務課", 1),
    ]
    assert len({update.id for update in SITE.updates}) == len(SITE.updates)


def test_headlines_make_sense_alone() -> None:
    assert [headline(update) for update in SITE.updates] == [
        "中央区 地域課: 令和7年度のシートを載せました",
        "北区 地域課: 令和5年度の文が2か所変わりました",
        "北区 地域課: 令和5年度の目標3の組織目標を直しました（訂正）",
        "中央区 総務課: 令和5年度のシートを載せなくなりました",
        "北区 地域課: 令和5年度の目標1の2番目の取組指標の評価が "
        "△ 一部未達成 → ○ 達成 に変わりました",
        "北区 地域課: 令和5年度の結果と評価が書かれました",
        "北区 地域課: 令和5年度の目標1の2番目の取組指標の目標の値が 80回 → 200人以上 "
        "に変わりました",
        "北区 地域課: 令和5年度のシートを載せました",
        "中央区 総務課: 令和5年度のシートを載せました",
    ]


def test_each_change_is_on_one_page_of_the_site_and_one_of_its_ward() -> None:
    years = [urls.CHANGES, urls.changes(2024), urls.changes(2023)]
    entries = [squeezed(page(url), "change-entry") for url in years]
    assert [len(found) for found in entries] == [1, 5, 3]
    wards = [squeezed(page(urls.ward_changes(ward)), "change-entry") for ward in ("kita", "chuo")]
    assert sorted(chain(*wards)) == sorted(chain(*entries))
    assert "北区令和5年度:目標の値が変わりました" in entries[2][0] + entries[2][1] + entries[2][2]


def test_corrections_are_kept_apart() -> None:
    marked = squeezed(page(urls.changes(2024)), "correction")
    assert len(marked) == 1 and "訂正" in marked[0] and LONG in marked[0]
    (record,) = [e for e in squeezed(page(urls.sheet(KEY)), "record") if "訂正" in e]
    assert record.startswith("この目標の変更の記録訂正")


def test_a_goal_tells_what_became_of_it() -> None:
    records = squeezed(page(urls.sheet(KEY)), "record")
    assert len(records) == 3
    assert records[0] == (
        "この目標の変更の記録"
        "令和6年4月2日2番目の取組指標の評価が△一部未達成→○達成に変わりました。"
        "令和6年4月1日2番目の取組指標の結果が190人と書かれました。"
        "令和6年4月1日2番目の取組指標の評価が○達成と書かれました。"
        "令和6年4月1日2番目の取組指標の目標達成状況が書かれました。"
        "令和5年6月2日2番目の取組指標の目標の値が80回→200人以上に変わりました。"
    )
    assert records[2] == (
        "このシートの変更の記録"
        "令和6年5月3日目標2がなくなりました。"
        "令和6年5月3日作成日が令和5年4月1日→令和5年4月2日に変わりました。"
        "令和5年5月1日シートを載せました。"
    )


def test_every_link_leads_somewhere_and_every_page_is_valid() -> None:
    alone = {urls.path(page.url) for page in SITE.pages.values() if page.kind.farewell}
    assert check_links([*FILES.items(), *OTHERS.items()], "", alone) == ()
    for path, content in FILES.items():
        if "changes" in path:
            tree(content.decode())


def test_a_sheet_that_is_gone_leads_to_the_changes_of_its_ward() -> None:
    assert urls.sheet(GONE) not in SITE.pages
    gone = next(update for update in SITE.updates if update.topic is Topic.REMOVED)
    assert gone.url == urls.ward_changes("chuo")


def test_without_a_history_the_page_says_so() -> None:
    files = told_files({})
    assert "変更の記録は、まだありません。" in files["changes/index.html"].decode()
    assert [path for path in files if "changes" in path] == ["changes/index.html"]


def test_the_date_of_a_page_is_that_of_its_newest_change() -> None:
    dates = {url: page.changed for url, page in SITE.pages.items() if page.changed}
    assert dates[urls.HOME] == dates[urls.CHANGES] == dates[urls.ward("chuo")] == "2025-05-01"
    assert dates[urls.sheet(KEY)] == dates[urls.ward("kita")] == "2024-05-03"
    assert dates[urls.section("kita", "chiiki")] == dates[urls.changes(2024)] == "2024-05-03"
    assert dates["/policies/seisaku-1-2-1/"] == "2024-05-03"
    assert not {urls.ABOUT, urls.NOT_FOUND, "/wards/kita/museum/"} & dates.keys()


ANY = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1)


@given(ANY, ANY)
@settings(max_examples=amount(20, 40))
def test_words_of_a_change_stay_words(was: str, now: str) -> None:
    changes = (Change("2024-01-01", ChangeKind.WORDING, "goals/1/goal", was, now),)
    site = told_site({KEY: changes})
    assert [update.changes for update in site.updates] == [changes]
    said = describe_change(changes[0], {1: 2})
    assert {was, now} <= {said.was, said.now} or f" {was} → {now} " in said.sentence


@pytest.mark.parametrize("evil", ["<script>a</script>", '"><img src=x>', "{{ x }}", "&amp;"])
def test_nothing_in_a_change_becomes_markup(evil: str) -> None:
    changes = (
        Change("2024-01-01", ChangeKind.TARGET, f"{ROW}/target", "80回", evil),
        Change("2024-01-01", ChangeKind.WORDING, "goals/1/goal", evil * 9, evil),
    )
    files = told_files({KEY: changes})
    for url in (urls.CHANGES, urls.ward_changes("kita"), urls.sheet(KEY)):
        root = tree(files[urls.path(url)].decode())
        assert words(root).count(evil) >= 11
        assert not list(root.iter("img"))


def test_a_day_of_many_changes_names_the_sheets_only() -> None:
    many = tuple(
        Change("2024-01-01", ChangeKind.TARGET, f"{ROW}/target", str(n), str(n + 1))
        for n in range(41)
    )
    html = told_files({KEY: many})["changes/index.html"].decode()
    assert squeezed(html, "change-entry") == [
        "北区令和5年度:目標の値が変わりました地域課（41の欄）"
    ]


def test_a_changed_value_whose_reading_is_open_is_not_told_as_certain() -> None:
    doubt = Doubt(f"{ROW}/target", "cell")
    sheets = {**SHEETS, KEY: replace(SHEETS[KEY], review=(doubt,))}
    open_ones = "（この欄は、読み取りを確認中です）。"
    updates = [u for u in told_site(sheets=sheets).updates if u.key == KEY]
    said = {
        c.field: describe_change(c, u.rows, u.doubts).sentence for u in updates for c in u.changes
    }
    assert said[f"{ROW}/target"].endswith(f"80回 → 200人以上 に変わりました{open_ones}")
    assert [field for field, text in said.items() if open_ones in text] == [f"{ROW}/target"]
    (update,) = [u for u in updates if u.topic is Topic.TARGETS]
    assert "読み取りを確認中" in headline(update)
    press = press_of(told_site(sheets=sheets), sheets)
    for url in (urls.changes(2023), urls.ward_changes("kita"), urls.sheet(KEY)):
        assert "に変わりました（この欄は、読み取りを確認中です）。" in html_of(press, url)
