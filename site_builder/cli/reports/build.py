"""The result of a build, as text and as JSON with stable keys (docs/report.md)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from site_builder.cli.reports.problems import counted, problem_records
from site_builder.problems import Problem
from site_builder.progress import BuildStage
from site_builder.publish.files import HOME
from site_builder.publish.page_changes import PageChanges
from site_builder.report import BuildFacts

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
    "出力先をフォルダーごと入れ替えられないか（マウントされているなど）、変わらないファイルが"
    "多いので、ファイルを一つずつ置き換えました。そのあいだに見た人には、新しいページと前のページがまざって見えた"
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
    made: BuildFacts | None = None
    """None: nothing was published"""
    archive: ZipFacts | None = None
    """Of a portable site"""


def as_text(report: BuildReport) -> str:
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: BuildReport) -> Iterator[str]:
    made = report.made
    if made is None:
        yield f"つくれませんでした: {counted(report.problems)}。"
        return
    size = f"ファイル {made.files:,} 個、{_megabytes(made.size)}"
    what = f"シート {made.sheets:,} 枚から、ページ {made.pages:,} 枚を"
    if made.written or made.changes.gone:
        yield f"{made.output}: {what}つくりました（{size}）。"
        yield from _page_lines(made.changes)
        yield f"  書いたファイル: {made.written:,} 個（ほかは前のまま）"
    else:
        yield f"{made.output}: {what}つくったときから、何も変わっていません（{size}）。"
    yield f"  時間: {report.times.total:.1f} 秒（{_stages(report.times)}）"
    yield f"  問題: {counted(report.problems)}"
    if made.one_by_one:
        yield ONE_BY_ONE
    if report.archive:
        yield (
            f"ブラウザーで {made.output}/{HOME} を開くと読めます。同じものを"
            f" {report.archive.path}（{_megabytes(report.archive.size)}）にも入れました"
            "（zip は、すべて展開してから開きます）。"
        )
    elif not made.base_url:
        yield NO_BASE_URL


def _stages(times: BuildTimes) -> str:
    """None where nothing has changed"""
    told = (f"{_DONE[stage]} {seconds:.1f}" for stage, seconds in times.stages.items())
    return "、".join(told) or "変わったものはありませんでした"


def _page_lines(pages: PageChanges) -> Iterator[str]:
    if pages.is_first:
        yield "  ページ: すべて新しい（前の出力はありません）"
        return
    counts = f"新しい {len(pages.new):,}、変わった {len(pages.changed):,}"
    yield f"  ページ: {counts}、なくなった {len(pages.gone):,}（前の出力とくらべて）"
    yield from (f"    なくなった: {address}" for address in pages.gone[:_SHOWN])
    if len(pages.gone) > _SHOWN:
        yield f"    ほかに {len(pages.gone) - _SHOWN:,}"


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"


def as_json(report: BuildReport) -> str:
    record = {
        "version": 1,
        "ok": report.made is not None,
        **_result(report),
        "seconds": {**_rounded(report.times.stages), "total": round(report.times.total, 3)},
        **_problems(report.problems),
    }
    return json.dumps(record, indent=2) + "\n"


def _result(report: BuildReport) -> Mapping[str, object]:
    made = report.made
    if made is None:
        return _NOTHING
    pages = made.changes
    return {
        "output": made.output,
        "archive": report.archive.path if report.archive else None,
        "base_url": made.base_url,
        "sheets": made.sheets,
        "files": made.files,
        "bytes": made.size,
        "pages": {
            "count": made.pages,
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
