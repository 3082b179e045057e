"""Sheets → pages, as a build makes them, and pages → trees, as strictly as HTML allows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib

from site_builder.content.folder.frame import Frame
from site_builder.content.origins.provenance import Place, RawField
from site_builder.content.sheet.model import Goal, Measure, Sheet, SheetKey, Source
from site_builder.graph import urls
from site_builder.graph.assemble import build_site
from site_builder.graph.nodes.summary import summarize
from site_builder.graph.site import Site
from site_builder.pages import list_batches, make_pages
from site_builder.render.engine.templates import Templates, read_templates
from site_builder.render.parts.context import TracedSheet
from site_builder.render.press import (
    Press,
    make_press,
    render_data_page,
    render_extras,
    render_page,
)
from tests.graph import small

FOLDER = Path(__file__).parents[2] / "templates"
KEY = SheetKey(2023, "kita", "chiiki")

RICH = Measure(
    policies=("政策1-1-①", "政策1-2-①~③", "区ビジョン"),
    indicator="参加者数(人)",
    target="200人以上",
    result="190人",
    initiative="・まちの事業\n・みどりの事業",
    summary="みんなで取り組みます。",
    evaluation="△",
    attainment="①春 90人\n②秋 100人",
    next_steps="続けます。",
)


@cache
def templates() -> Templates:
    return read_templates(FOLDER)


def sheet(*goals: Goal, key: SheetKey = KEY, **facts: Any) -> Sheet:
    ward = next(w for w in small.FRAME.organization.wards if w.id == key.ward)
    section = next(s for s in ward.sections if s.id == key.section)
    made = Sheet(
        key.year,
        ward.name,
        section.name,
        parent_section=section.parent,
        department="北区役所",
        created="2023-04-01",
        goals=goals,
        source=Source("kita r5.txt", "ab", "recognised", "3-40"),
    )
    return replace(made, **facts)


SHEETS: Mapping[SheetKey, Sheet] = {
    KEY: sheet(
        Goal(1, "文1。", (RICH, replace(RICH, evaluation="○"))),
        Goal(3, "", (replace(RICH, evaluation="×"),)),
        evaluated="2024-03-31",
        policy_indicators=("指標あ", "指標い"),
        notes=("欄外の言葉",),
    ),
    SheetKey(2025, "kita", "chiiki"): sheet(
        Goal(1, "文1。", (Measure(indicator="指標", target="80回"),)),
        key=SheetKey(2025, "kita", "chiiki"),
    ),
    SheetKey(2025, "kita", "museum"): sheet(
        Goal(2, "文2。", (Measure(("福祉1-2-①",), "指標", "5日以内"),)),
        key=SheetKey(2025, "kita", "museum"),
    ),
    SheetKey(2025, "chuo", "chiiki"): sheet(
        Goal(1, "文。", (Measure(),)), key=SheetKey(2025, "chuo", "chiiki")
    ),
}


RAWS = (
    RawField("goals/1/goal", (Place(7, 3, 4),), ("文1。",)),
    RawField(
        "goals/1/measures/1/summary",
        (Place(7, 9, 5), Place(8, 1, 7)),
        ("みんなで\t ", "取り組みます。"),
    ),
    RawField("goals/1/measures/2/target", (Place(9, 1, 6, "地域課", "C7"),), ("200人以上",)),
    RawField("goals/9/goal", (Place(99, 1, 1),), ()),
    RawField("department", (Place(2, 1, 4),), ("北区役所",)),
    RawField("notes/1", (Place(40, 1, 5),), ("欄外の言葉",)),
)
"""What the document of the sheet KEY says; the other sheets have no provenance."""


def site_of(sheets: Mapping[SheetKey, Sheet] = SHEETS, frame: Frame = small.FRAME) -> Site:
    found = {key: summarize(key, one, frame.plan) for key, one in sheets.items()}
    if KEY in found:
        found[KEY] = replace(found[KEY], traced=True)
    return build_site(frame, found.values())


def with_info(**info: Any) -> Frame:
    return replace(small.FRAME, info=replace(small.FRAME.info, **info))


def press_of(
    site: Site,
    sheets: Mapping[SheetKey, Sheet] = SHEETS,
    raws: Sequence[RawField] = RAWS,
    folder: Path = FOLDER,
) -> Press:
    """As of a build, with sheets that lie in no folder"""
    known = templates() if folder == FOLDER else read_templates(folder)
    return make_press(site, known, lambda key: TracedSheet(sheets[key], None), lambda _: raws)


def made_files(press: Press) -> dict[str, bytes]:
    """The pages, what lies beside each, and what makes them look and work"""
    made = make_pages(press, list_batches(press.site))
    pages = dict(file for one in made for file in one.files)
    return {**pages, **dict(render_data_page(press, {})), **dict(render_extras(press))}


def html_of(press: Press, url: str) -> str:
    return next(render_page(press, press.site.pages[url]))[1].decode()


def files(
    sheets: Mapping[SheetKey, Sheet] = SHEETS, frame: Frame = small.FRAME
) -> dict[str, bytes]:
    return made_files(press_of(site_of(sheets, frame), sheets))


def original_html(one: Sheet, raws: Sequence[RawField] = RAWS) -> str:
    sheets = {KEY: one}
    return html_of(press_of(site_of(sheets), sheets, raws), urls.original(KEY))


def sheet_html(one: Sheet, key: SheetKey = KEY) -> str:
    return page_html(urls.sheet(key), {key: one})


def page_html(
    url: str, sheets: Mapping[SheetKey, Sheet] = SHEETS, frame: Frame = small.FRAME
) -> str:
    return html_of(press_of(site_of(sheets, frame), sheets), url)


def tree(html: str) -> Element:
    """Raises at the first parse error."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    found: Element = parser.parse(html)
    return found


def words(element: Element) -> str:
    return "".join(element.itertext())


def scripts(root: Element) -> list[Element]:
    """Those that run: a block of data is none, but it has to be whole."""
    found = list(root.iter("script"))
    data = [e for e in found if e.get("type") == "application/ld+json"]
    assert all(json.loads(e.text or "") for e in data)
    return [e for e in found if e not in data]


def by_class(element: Element, name: str) -> Iterator[Element]:
    return (e for e in element.iter() if name in e.get("class", "").split())


def sheet_url(key: SheetKey = KEY) -> str:
    return urls.sheet(key)
