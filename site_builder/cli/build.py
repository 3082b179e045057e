"""site-builder build"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from site_builder.build import build
from site_builder.cli.arguments import STRICT, Parser, add_inputs, folder_help, web_address
from site_builder.cli.console import print_problems
from site_builder.cli.inputs import inputs_of
from site_builder.publish.archive import archive_of, write_archive
from site_builder.publish.files import HOME

OUTPUT = Path("output")
PORTABLE = Path("portable")
NO_BASE_URL = (
    "公開する場所が決まっていないので、正規 URL と sitemap.xml はありません"
    "（--base-url か、content/site.yaml の base_url で決めます）。404.html のリンクは「/」から"
    "始まるので、https://…/goals/ のようなパスの下に置くときは、その場所を決めてください。"
)
PORTABLE_SITE = (
    "ブラウザーで {first} を開くと読めます。同じものを {archive}（{size:.1f} MB）にも入れました"
    "（zip は、すべて展開してから開きます）。"
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
        metavar="DIR",
        help=folder_help("出力先", f"{OUTPUT}。--portable では {PORTABLE}"),
    )
    place = parser.options.add_mutually_exclusive_group()
    place.add_argument(
        "--base-url",
        type=web_address,
        metavar="URL",
        help="公開する場所（既定: content/site.yaml の base_url）",
    )
    place.add_argument(
        "--portable",
        action="store_true",
        help="USB メモリーや閉じたネットワークのための、ディスクから開けるサイトと zip をつくる",
    )
    add("--strict", action="store_true", help=f"{STRICT}。何も書き出さない")


def run(arguments: argparse.Namespace) -> int:
    output = arguments.output or (PORTABLE if arguments.portable else OUTPUT)
    archive = archive_of(output) if arguments.portable else None
    edition, published = build(
        inputs_of(arguments), output, strict=arguments.strict, on_wait=_print_wait
    )
    print_problems((*edition.problems, *published.problems))
    site = edition.site
    pages = len(site.pages) + len(site.easy)
    print(f"{published.output}: シート {len(site.sheets)} 枚から、ページ {pages} 枚を", end="")
    print(f"つくりました（ファイル {published.files} 個、{published.size / 1_000_000:.1f} MB）。")
    if published.one_by_one:
        print(ONE_BY_ONE)
    if archive:
        size = write_archive(published.output, archive)
        first = published.output / HOME
        print(PORTABLE_SITE.format(first=first, archive=archive, size=size / 1_000_000))
    elif not site.info.base_url:
        print(NO_BASE_URL)
    return 0


def _print_wait(process: str) -> None:
    who = f"（プロセス {process}）" if process else ""
    print(f"ほかの build{who}が同じ出力先に書いているので、終わるのを待ちます。", file=sys.stderr)
