"""site-builder publish-record"""

from __future__ import annotations

import argparse

from site_builder.addresses.site import PublishedRecord, record_site
from site_builder.cli.arguments import Parser, add_inputs
from site_builder.cli.inputs import inputs_of


def add_options(parser: Parser) -> None:
    add_inputs(parser)
    parser.options.add_argument(
        "--against",
        default="",
        metavar="REV",
        help="公開した版（git）。その版の一覧にもサイトにもない行は、公開しなかったので消す",
    )


def run(arguments: argparse.Namespace) -> int:
    record = record_site(inputs_of(arguments), arguments.against)
    print(_summary(record))
    if record.vanished:
        print("なくなるアドレスがあります。redirects.yaml に、日付とわけを書き足してください。")
        print("redirects:")
        print("".join(f"  {one.entry}\n" for one in record.vanished), end="")
    return 1 if record.vanished else 0


def _summary(record: PublishedRecord) -> str:
    dropped = f"、公開しなかった{record.dropped}行を消しました" if record.dropped else ""
    if not record.added and not dropped:
        return f"published.txt: 書き足すことはありません（{record.total}件のアドレス）。"
    added = f"{record.added}件のアドレスを書き足し{dropped or 'ました'}"
    return f"published.txt: {added}（ぜんぶで{record.total}）。"
