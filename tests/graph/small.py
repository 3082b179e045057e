"""A small city by hand: three years, a sub-office, an alias, ranges, a ward without sheets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from site_builder.content.addresses.redirects import AddressBook, Redirect
from site_builder.content.city.model import Organization, Plan, Section, Ward
from site_builder.content.folder.frame import Frame, SourceDocument
from site_builder.content.folder.site import MarkdownPage, SiteInfo
from site_builder.content.sheet.model import Goal, Measure, Sheet, SheetKey, Source
from site_builder.content.words.glossary import Term, TermKind
from site_builder.graph.assemble import build_site
from site_builder.graph.nodes.summary import SheetSummary, summarize
from site_builder.graph.site import Site

CHIIKI = Section("chiiki", "地域課")
SOMU = Section("somu", "総務課")
MUSEUM = Section("museum", "郷土博物館", parent="地域課")
EMPTY = Section("empty", "まだの課")

FRAME = Frame(
    SiteInfo(description="区の目標です。"),
    Organization(
        (
            Ward("kita", "北区", "きたく", "Kita Ward", "151017", (CHIIKI, MUSEUM, EMPTY, SOMU)),
            Ward("konan", "江南区"),
            Ward("chuo", "中央区", sections=(SOMU, CHIIKI)),
        )
    ),
    Plan(
        "計画2030",
        names={"行財": "行財政運営", "政策1": "まちづくり", "政策2": "", "行財1": ""},
        aliases={"福祉1-2-①": "政策1-2-①"},
    ),
    (
        MarkdownPage("about", "このサイトについて", "# このサイトについて\n\nはじめに。\n\n次。\n"),
        MarkdownPage("en", "Guide", "# Guide\n\nText.\n\n## Marks\n\nText.\n", "en", "Choose"),
    ),
    documents=(SourceDocument("kita r5.txt", "ab", 3),),
    glossary=(
        Term("未評価", "みひょうか", TermKind.FORM, "まだ書かれていません。"),
        Term("みどりの事業", "みどりのじぎょう", TermKind.WORD, "木を植えることです。", ("緑化",)),
    ),
    addresses=AddressBook(
        {"/wards/kita/old/": 1, "/wards/kita/old/2023/": 2, "/wards/kita/old/2023/#goal-1": 3},
        (
            Redirect("/wards/kita/old/", "/wards/kita/chiiki/", "2026-04-01", "名前が変わった。"),
            Redirect("/wards/kita/closed/", "", "2026-04-02", "シートがなくなった。"),
        ),
    ),
)


def goal(number: int, *rows: tuple[tuple[str, ...], str]) -> Goal:
    """Rows of (policies, evaluation)"""
    measures = tuple(Measure(policies, evaluation=mark) for policies, mark in rows)
    return Goal(number, f"文{number}", measures)


SHEETS: Mapping[SheetKey, tuple[Goal, ...]] = {
    SheetKey(2023, "kita", "chiiki"): (
        goal(1, (("政策1-1-①~③",), "○"), (("政策1-1-②",), "△")),
        goal(4, (("区ビジョン",), "×")),
    ),
    SheetKey(2025, "kita", "chiiki"): (goal(1, (("政策1-1-①",), "")),),
    SheetKey(2025, "kita", "museum"): (goal(2, (("福祉1-2-①", "行財1-1-①"), "")),),
    SheetKey(2023, "kita", "somu"): (goal(1, ((), "○")),),
    SheetKey(2024, "kita", "somu"): (goal(1, (("政策3-1-①",), "")),),
    SheetKey(2025, "kita", "somu"): (goal(1, (("政策1",), "")),),
    SheetKey(2025, "chuo", "chiiki"): (goal(1, (("政策1-1-①", "区ビジョン"), "")),),
    SheetKey(2023, "chuo", "somu"): (goal(1, (("行財1-1",), "○")),),
}


def sheet(key: SheetKey, goals: Iterable[Goal]) -> Sheet:
    ward = next(w for w in FRAME.organization.wards if w.id == key.ward)
    section = next(s for s in ward.sections if s.id == key.section)
    return Sheet(
        key.year,
        ward.name,
        section.name,
        goals=tuple(goals),
        source=Source("kita r5.txt", "ab"),
    )


def summaries() -> list[SheetSummary]:
    return [summarize(key, sheet(key, goals), FRAME.plan) for key, goals in SHEETS.items()]


def small_site() -> Site:
    return build_site(FRAME, summaries())
