"""Facts about the site's data, for the catalogue and for search engines."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.graph.site import Site


@dataclass(frozen=True, slots=True)
class DatasetFacts:
    name: str
    description: str
    place: str
    first: str
    """First day of the first fiscal year, 2023-04-01; empty without sheets"""
    last: str
    modified: str
    """Day of the newest change that was recorded, or empty"""
    keywords: tuple[str, ...]
    documents: tuple[str, ...]
    """Names of the documents that it was taken from"""


def dataset_facts(site: Site) -> DatasetFacts:
    years = sorted(year.year for year in site.years)
    return DatasetFacts(
        name=f"{site.info.title}のデータ（{site.info.subtitle}）",
        description=(
            "新潟市の区役所が課ごとに年度の目標・取組指標・結果・評価を書く「組織目標管理シート」を、"
            "取組指標ごとの表、JSON、データベースにしたものです。"
        ),
        place="新潟市",
        first=f"{years[0]}-04-01" if years else "",
        last=f"{years[-1] + 1}-03-31" if years else "",
        modified=site.updates[0].date if site.updates else "",
        keywords=("組織目標管理シート", "新潟市", "区役所", "行政評価"),
        documents=tuple(document.name for document in site.documents),
    )
