"""site-builder new"""

from __future__ import annotations

import argparse

from site_builder.addresses.sheets import record_sheets
from site_builder.cli.arguments import Parser, add_content, fiscal_year
from site_builder.cli.reports.started_as import in_own_form
from site_builder.drafts import Wanted, draft_sheet


def add_options(parser: Parser) -> None:
    add = parser.add_argument_group("つくるシート").add_argument
    add("ward", metavar="区", help="区の名前か ID（例: 中央区、chuo）")
    add("section", metavar="課", help="課・機関の名前か ID（例: 地域課、chiiki）")
    add("year", type=fiscal_year, metavar="年度", help="年度（例: 令和8年度、R8、2026）")
    add_content(parser)
    start = parser.options.add_mutually_exclusive_group()
    start.add_argument("--blank", action="store_true", help="前の年度を引きつがず、空でつくる")
    start.add_argument(
        "--from",
        dest="start",
        type=fiscal_year,
        metavar="年度",
        help="引きつぐシートの年度（既定: その前でいちばん新しい年度）",
    )


def run(arguments: argparse.Namespace) -> int:
    chosen = (arguments.ward, arguments.section, arguments.year, arguments.blank, arguments.start)
    draft = draft_sheet(arguments.content, Wanted(*chosen))
    print(f"{draft.path}: シートをつくりました。")
    if draft.start:
        print(f"{draft.start} の目標・取組指標・主な取組を引きつぎました。")
        print("目標の値・結果・評価などは空です。", end="")
    else:
        print("どの欄も空です。", end="")
    print(in_own_form("書き入れたら、site-builder check で確かめてください。"))
    record_sheets(arguments.content, [draft.path.relative_to(arguments.content).as_posix()])
    return 0
