"""site-builder build"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from site_builder.build import build
from site_builder.cli.arguments import Parser, add_inputs, folder_help, web_address
from site_builder.cli.console import inputs_of, print_problems

HELP = "content/ からウェブサイトを output/ につくる"
NO_BASE_URL = (
    "公開する場所が決まっていないので、正規 URL と sitemap.xml はありません"
    "（--base-url か、content/site.yaml の base_url で決めます）。"
)

ONE_BY_ONE = (
    "出力先はフォルダーごと入れ替えられない（マウントされているなど）ので、ファイルを一つずつ"
    "置き換えました。そのあいだに見た人には、新しいページと前のページがまざって見えた"
    "かもしれません。"
)


def add_options(parser: Parser) -> None:
    add_inputs(parser)
    add = parser.options.add_argument
    add(
        "--output",
        type=Path,
        default=Path("output"),
        metavar="DIR",
        help=folder_help("出力先", "output"),
    )
    add(
        "--base-url",
        type=web_address,
        metavar="URL",
        help="公開する場所（既定: content/site.yaml の base_url）",
    )
    add("--strict", action="store_true", help="注意だけでも失敗とし、何も書き出さない")


def run(arguments: argparse.Namespace) -> int:
    edition, published = build(
        inputs_of(arguments), arguments.output, strict=arguments.strict, on_wait=_print_wait
    )
    print_problems((*edition.problems, *published.problems))
    site = edition.site
    pages = len(site.pages) + len(site.easy)
    print(f"{published.output}: シート {len(site.sheets)} 枚から、ページ {pages} 枚を", end="")
    print(f"つくりました（ファイル {published.files} 個、{published.size / 1_000_000:.1f} MB）。")
    if published.one_by_one:
        print(ONE_BY_ONE)
    if not site.info.base_url:
        print(NO_BASE_URL)
    return 0


def _print_wait(process: str) -> None:
    who = f"（プロセス {process}）" if process else ""
    print(f"ほかの build{who}が同じ出力先に書いているので、終わるのを待ちます。", file=sys.stderr)
