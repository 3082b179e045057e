"""site-builder history"""

from __future__ import annotations

import argparse

from site_builder.cli.arguments import Parser, add_content
from site_builder.cli.console import print_problems
from site_builder.history.keep import HistoryReport, keep_history


def add_options(parser: Parser) -> None:
    add_content(parser)


def run(arguments: argparse.Namespace) -> int:
    report = keep_history(arguments.content)
    print_problems(report.problems)
    print(_summary(report))
    return 0


def _summary(report: HistoryReport) -> str:
    if not report.changes:
        return "変更の記録: 書き足すことはありません。"
    return f"変更の記録: {report.sheets} 枚のシートに、{report.changes} 件を書き足しました。"
