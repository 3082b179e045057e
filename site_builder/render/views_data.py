"""The page of the data: which files there are, and what their columns mean."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.content.open_data import COLUMNS
from site_builder.graph import urls
from site_builder.graph.site import Site
from site_builder.render.views import Href, LinkView, PageView


@dataclass(frozen=True, slots=True)
class DataFile:
    link: LinkView
    what: str


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class DataView:
    page: PageView
    files: tuple[DataFile, ...]
    columns: tuple[Column, ...]
    licence: str


_FILES = (
    (urls.GOALS_CSV, "目標と結果の表（CSV）", "取組指標の一行が、表の一行です。"),
    (
        urls.SHEETS_JSON,
        "すべてのシート（JSON）",
        "シートのすべての欄と、確かめている途中の読み取り、訂正です。",
    ),
    (urls.CHANGES_CSV, "変更の記録（CSV）", "目標・結果・評価の書きかわりです。"),
    (urls.CHANGES_JSON, "変更の記録（JSON）", "同じものです。"),
)


def view_data(site: Site, page: PageView, href: Href) -> DataView:
    return DataView(
        page=page,
        files=tuple(DataFile(LinkView(href(url), name), what) for url, name, what in _FILES),
        columns=tuple(Column(name, meaning) for name, meaning in COLUMNS),
        licence=site.info.licence,
    )
