"""site-builder readings"""

from __future__ import annotations

import argparse

from site_builder.cli.arguments import Parser, add_content, known
from site_builder.content.words.readings import NameReading, parse_reading
from site_builder.decisions.name_readings import ReadingReview, decide_readings, read_readings


def reading(text: str) -> NameReading:
    return known(parse_reading(text), text)


def add_options(parser: Parser) -> None:
    add_content(parser)
    options = parser.options
    options.add_argument(
        "--accept",
        type=reading,
        action="append",
        default=[],
        metavar="読み",
        help="この読みを使う（何度でも。石山[いしやま]出張所[しゅっちょうじょ] のように書く）",
    )
    options.add_argument(
        "--refuse",
        action="append",
        default=[],
        metavar="名前",
        help="この名前には、ふりがなを付けない（何度でも）",
    )


def run(arguments: argparse.Namespace) -> int:
    review = read_readings(arguments.content)
    if arguments.accept or arguments.refuse:
        accepted = tuple(dict.fromkeys(arguments.accept))
        refused = tuple(dict.fromkeys(arguments.refuse))
        decide_readings(review, accepted, refused)
        print(
            f"{review.path} に、読みを{len(accepted)}件、"
            f"ふりがなを付けない名前を{len(refused)}件書き足しました。"
        )
        return 0
    print(_listed(review), end="")
    return 0


def _listed(review: ReadingReview) -> str:
    if not review.proposals:
        return "読みを決めていない名前はありません。\n"
    lines = (one.reading or f"{one.name}（読みは分かりません）" for one in review.proposals)
    shown = "".join(f"  {line}\n" for line in lines)
    return f"{shown}読みを決めていない名前が{len(review.proposals)}件あります。\n"
