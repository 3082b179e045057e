"""A site whose content is at its worst, and one address for every kind of page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from site_builder.build import make_others
from site_builder.content.accessibility.criteria import CHECKS
from site_builder.content.accessibility.results import Accessibility, CheckResult, Results
from site_builder.content.city.model import PlanPeriod
from site_builder.content.folder.frame import Frame
from site_builder.content.history.model import Change, ChangeKind
from site_builder.content.lineage.model import Decision, GoalRef, Lineage
from site_builder.content.origins.provenance import Place, RawField
from site_builder.content.sheet.model import (
    Correction,
    Doubt,
    Goal,
    Measure,
    SheetKey,
    Span,
    Unplaced,
)
from site_builder.content.words.readings import parse_reading
from site_builder.export.page_files import PageRows, list_page_data, page_data_files
from site_builder.graph import urls
from site_builder.graph.assemble import build_site
from site_builder.graph.nodes.summary import summarize
from site_builder.graph.pages.kinds import KINDS
from site_builder.graph.site import File, Site
from site_builder.pages import list_batches, make_pages
from tests.graph import small
from tests.render.printing import KEY, RAWS, RICH, SHEETS, press_of, sheet

LONG = "とても長い言葉がつづく欄の文章です、" * 12
UNBROKEN = "https://example.org/" + "a" * 90
WORST = sheet(
    Goal(1, LONG, tuple(replace(RICH, indicator=f"{LONG}{n}", summary=LONG) for n in range(12))),
    Goal(
        2,
        "",
        (
            Measure(("政策1-2-①~③",), "①あ\n②い", "①1,000,000,000人\n②80%", "①1\n②2", UNBROKEN),
            replace(RICH, target=LONG, result=UNBROKEN, evaluation="×", next_steps=LONG),
            Measure(indicator="", summary=LONG),
        ),
    ),
    Goal(10, "文", (Measure(),)),
    spans=(Span("goals/2/measures/2/next_steps", 2),),
    notes=(LONG,),
    unplaced=(Unplaced(UNBROKEN, 3, "row"),),
    policy_indicators=(LONG, UNBROKEN),
    review=tuple(
        Doubt(f"goals/1/measures/{n}/{field}", "column", "", ("80回", UNBROKEN[:50]))
        for n in range(1, 5)
        for field in ("target", "result", "evaluation", "next_steps")
    ),
    corrections=(Correction("goals/1/measures/1/indicator", UNBROKEN, LONG, LONG),),
)
HISTORY = {
    KEY: (
        Change("2023-05-01", ChangeKind.NEW),
        Change("2023-06-02", ChangeKind.TARGET, "goals/1/measures/1/target", "80回", "200人"),
        Change("2024-05-03", ChangeKind.WORDING, "goals/2/goal", LONG, UNBROKEN),
        Change("2024-05-03", ChangeKind.CORRECTION, "goals/1/goal", UNBROKEN, LONG),
        Change("2024-05-03", ChangeKind.WORDING, "notes", UNBROKEN, ""),
        Change("2024-05-03", ChangeKind.WORDING, "goals/2/number", "1", "2"),
        Change("2024-05-03", ChangeKind.WORDING, "goals/10/number", "7", "10"),
    ),
    SheetKey(2023, "chuo", "somu"): (Change("2024-05-03", ChangeKind.REMOVED),),
}
WORST_RAWS = (
    *RAWS,
    RawField("goals/1/measures/1/result", (Place(1, 1, 1, LONG, "C7"),), (LONG, UNBROKEN)),
)
_FIXED = {kind.name: (kind.link.name, kind.link.url) for kind in KINDS if kind.link}
_PAGES = {
    **_FIXED,
    "wards": ("区の一覧", urls.WARDS),
    "ward": ("区", urls.ward("kita")),
    "ward without sheets": ("シートのない区", urls.ward("konan")),
    "section": ("課・機関", urls.section("kita", "chiiki")),
    "sheet": ("シート（評価あり）", urls.sheet(KEY)),
    "original": ("シートの原文", urls.original(KEY)),
    "sheet not evaluated": ("シート（未評価）", "/wards/kita/chiiki/2025/"),
    "booklet": ("区の冊子（評価あり）", urls.booklet("kita", 2023)),
    "booklet not evaluated": ("区の冊子（未評価）", urls.booklet("kita", 2025)),
    "policies": ("政策の一覧", urls.POLICIES),
    "policy": ("政策（小さい番号）", "/policies/seisaku-1-2-1/"),
    "policy of a high level": ("政策（大きい番号）", "/policies/seisaku-1/"),
    "years": ("年度の一覧", urls.YEARS),
    "year": ("年度", urls.year(2023)),
    "dictionary": ("データの列の説明", urls.DICTIONARY),
    "changes of a year": ("年ごとの変更の記録", urls.changes(2023)),
    "changes of a ward": ("区の変更の記録", urls.ward_changes("kita")),
    "entrance": ("英語の案内", urls.page("en")),
    "text": ("文章のページ", urls.page("about")),
    "moved": ("移ったページ", "/wards/kita/old/"),
    "withdrawn": ("公開を終えたページ", "/wards/kita/closed/"),
    "not_found": ("ページが見つからないとき", urls.NOT_FOUND),
    "home with readings": ("トップ（ふりがな付き）", urls.easy(urls.HOME)),
    "sheet with readings": ("シート（ふりがな付き）", urls.easy(urls.sheet(KEY))),
}
"""One page of every kind (test_kinds.py sees to it), of some of them in more than one state: those
at a fixed address by their record, others where their content is at its worst"""
URLS = {kind: url for kind, (_, url) in _PAGES.items()}
NAMES = {kind: name for kind, (name, _) in _PAGES.items()}
"""What the page on accessibility calls them"""
EVERY_PART = (
    *("home", "wards", "ward", "section", "sheet", "original", "booklet", "policies", "policy"),
    *("year", "search", "sources", "coverage", "dictionary", "changes", "glossary"),
    *("accessibility", "entrance"),
)
"""Kinds that together hold every partial of the templates (test_kinds.py sees to it)"""
READINGS = tuple(
    reading
    for text in ("北[きた]区[く]", "江南[こうなん]区[く]", "地域[ちいき]課[か]")
    if (reading := parse_reading(text))
)
LATER = SheetKey(2025, "kita", "chiiki")
LINEAGE = Lineage((Decision("kita", "chiiki", (GoalRef(KEY, 1),), (GoalRef(LATER, 1),), LONG),))
PLAN = replace(
    small.FRAME.plan,
    names_source=LONG,
    periods=(
        PlanPeriod(2023, 2024, LONG, {"政策1-2": LONG}),
        PlanPeriod(2025, 2026, UNBROKEN),
    ),
)
TESTED = Accessibility(
    Results(
        *("2026-11-25", "ab", {LONG: UNBROKEN}, (LONG, UNBROKEN)),
        checks=tuple(CheckResult(check, 30, (LONG, UNBROKEN)) for check in CHECKS),
    )
)
WORST_SHEETS = {**SHEETS, KEY: WORST}


BOOK = replace(
    small.FRAME.addresses,
    published={**(small.FRAME.addresses.published or {}), urls.goal(KEY, 8): 9},
    redirects=tuple(replace(one, why=LONG) for one in small.FRAME.addresses.redirects),
)
FRAME = replace(
    small.FRAME,
    readings=READINGS,
    lineage=LINEAGE,
    plan=PLAN,
    accessibility=TESTED,
    addresses=BOOK,
)


def worst_site(frame: Frame = FRAME) -> Site:
    found = {key: summarize(key, one, FRAME.plan) for key, one in WORST_SHEETS.items()}
    found[KEY] = replace(found[KEY], traced=True)
    return build_site(frame, found.values(), HISTORY)


def worst_files(frame: Frame = FRAME) -> Iterator[File]:
    press = press_of(worst_site(frame), WORST_SHEETS, WORST_RAWS)
    made = list(make_pages(press, list_batches(press.site)))
    yield from (file for one in made for file in one.files)
    shares = [one.share for one in made if one.share]
    rows = PageRows(press.site, shares)
    yield from (file for data in list_page_data(press.site) for file in page_data_files(data, rows))
    yield from ((path, bytes(one)) for path, one in make_others(press, frame, shares))
