"""What a build has come to, for people and, with keys that stay, for machines (docs/report.md)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from site_builder.build import Edition
from site_builder.cli.reports.problems import counted, problem_records
from site_builder.problems import Problem
from site_builder.progress import BuildStage
from site_builder.publish.page_changes import PageChanges
from site_builder.publish.publication import Published

DOING = {
    BuildStage.LOAD: "シートを読んでいます",
    BuildStage.CHECK: "つながりを調べています",
    BuildStage.PAGES: "ページを描いています",
    BuildStage.SEARCH: "検索の索引をつくっています",
    BuildStage.DATA: "データをつくっています",
    BuildStage.PUBLISH: "出力先に入れ替えています",
}
_DONE = {
    BuildStage.LOAD: "読む",
    BuildStage.CHECK: "調べる",
    BuildStage.PAGES: "ページ",
    BuildStage.SEARCH: "検索",
    BuildStage.DATA: "データ",
    BuildStage.PUBLISH: "入れ替え",
}
_SHOWN = 20
"""Addresses of pages that are gone; JSON has all"""
NO_BASE_URL = (
    "公開する場所が決まっていないので、正規 URL と sitemap.xml はありません"
    "（--base-url か、content/site.yaml の base_url で決めます）。404.html のリンクは「/」から"
    "始まるので、https://…/goals/ のようなパスの下に置くときは、その場所を決めてください。"
)
ONE_BY_ONE = (
    "出力先はフォルダーごと入れ替えられない（マウントされているなど）ので、ファイルを一つずつ"
    "置き換えました。そのあいだに見た人には、新しいページと前のページがまざって見えた"
    "かもしれません。"
)


@dataclass(frozen=True, slots=True)
class BuildTimes:
    """Seconds"""

    stages: Mapping[BuildStage, float]
    total: float


@dataclass(frozen=True, slots=True)
class ZipFacts:
    path: str
    size: int
    """Bytes"""


@dataclass(frozen=True, slots=True)
class BuildReport:
    problems: tuple[Problem, ...]
    times: BuildTimes
    edition: Edition | None = None
    """None: nothing was published"""
    published: Published | None = None
    archive: ZipFacts | None = None
    """Of a portable site"""


def as_text(report: BuildReport) -> str:
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: BuildReport) -> Iterator[str]:
    edition, published = report.edition, report.published
    if edition is None or published is None:
        yield f"つくれませんでした: {counted(report.problems)}。"
        return
    size = f"ファイル {published.files:,} 個、{_megabytes(published.size)}"
    what = f"シート {len(edition.site.sheets):,} 枚から、ページ {_pages(edition):,} 枚を"
    yield f"{published.output}: {what}つくりました（{size}）。"
    yield from _page_lines(published.pages)
    stages = (f"{_DONE[stage]} {seconds:.1f}" for stage, seconds in report.times.stages.items())
    yield f"  時間: {report.times.total:.1f} 秒（{'、'.join(stages)}）"
    yield f"  問題: {counted(report.problems)}"
    if published.one_by_one:
        yield ONE_BY_ONE
    if report.archive:
        yield f"ブラウザーで {published.output / 'index.html'} を開くと読めます。同じものを"
        yield (
            f"{report.archive.path}（{_megabytes(report.archive.size)}）にも入れました"
            "（zip は、すべて展開してから開きます）。"
        )
    elif not edition.site.info.base_url:
        yield NO_BASE_URL


def _page_lines(pages: PageChanges) -> Iterator[str]:
    if pages.is_first:
        yield "  ページ: すべて新しい（前の出力はありません）"
        return
    counts = f"新しい {len(pages.new):,}、変わった {len(pages.changed):,}"
    yield f"  ページ: {counts}、なくなった {len(pages.gone):,}（前の出力とくらべて）"
    yield from (f"    なくなった: {address}" for address in pages.gone[:_SHOWN])
    if len(pages.gone) > _SHOWN:
        yield f"    ほかに {len(pages.gone) - _SHOWN:,}"


def _pages(edition: Edition) -> int:
    return len(edition.site.pages) + len(edition.site.easy)


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"


def as_json(report: BuildReport) -> str:
    record = {
        "version": 1,
        "ok": report.published is not None,
        **_result(report),
        "seconds": {**_rounded(report.times.stages), "total": round(report.times.total, 3)},
        **_problems(report.problems),
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _result(report: BuildReport) -> Mapping[str, object]:
    edition, published = report.edition, report.published
    if edition is None or published is None:
        return _NOTHING
    pages = published.pages
    return {
        "output": str(published.output),
        "archive": report.archive.path if report.archive else None,
        "base_url": edition.site.info.base_url,
        "sheets": len(edition.site.sheets),
        "files": published.files,
        "bytes": published.size,
        "pages": {
            "count": _pages(edition),
            "new": pages.new,
            "changed": pages.changed,
            "gone": pages.gone,
        },
    }


_NOTHING: Mapping[str, object] = {
    "output": None,
    "archive": None,
    "base_url": None,
    "sheets": 0,
    "files": 0,
    "bytes": 0,
    "pages": {"count": 0, "new": (), "changed": (), "gone": ()},
}


def _rounded(stages: Mapping[BuildStage, float]) -> dict[str, float]:
    """Every stage, also those that were not reached"""
    return {stage.value: round(stages.get(stage, 0), 3) for stage in BuildStage}


def _problems(problems: Sequence[Problem]) -> Mapping[str, object]:
    records = problem_records(problems)
    errors = sum(record["severity"] == "error" for record in records)
    return {"errors": errors, "warnings": len(records) - errors, "problems": records}
