"""site-builder lineage"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace

from site_builder.cli.arguments import Parser, add_content, known
from site_builder.cli.reports.proposals import as_json, as_text, one_as_text
from site_builder.content.folder.store import LINEAGE
from site_builder.content.lineage.model import Decision, parse_decision_id
from site_builder.decisions.goal_links import Review, decide, read_review

_QUESTION = "受け入れる(y)・断る(n)・あとで(Enter)・やめる(q)? "


def decision(text: str) -> Decision:
    return known(parse_decision_id(text), text)


def add_options(parser: Parser) -> None:
    add_content(parser)
    options = parser.options
    for name, what in (("accept", "受け入れる"), ("reject", "断る")):
        options.add_argument(
            f"--{name}",
            type=decision,
            action="append",
            default=[],
            metavar="ID",
            help=f"この組を{what}（何度でも。ID は一覧にある形で、一覧にない組でもよい）",
        )
    options.add_argument("--note", default="", metavar="文", help="決めたわけ")
    options.add_argument("--list", action="store_true", help="尋ねずに、一覧だけを出す")
    options.add_argument(
        "--format", choices=("text", "json"), default="text", help="一覧の形（既定: text）"
    )


def run(arguments: argparse.Namespace) -> int:
    review = read_review(arguments.content)
    if arguments.accept or arguments.reject:
        return _decide(review, arguments.accept, arguments.reject, arguments.note)
    quiet = arguments.list or arguments.format == "json" or not sys.stdin.isatty()
    if quiet or not review.proposals:
        show = as_json if arguments.format == "json" else as_text
        print(show(review.proposals, review.frame.organization), end="")
        return 0
    return _ask(review)


def _decide(
    review: Review, accepted: Sequence[Decision], rejected: Sequence[Decision], note: str
) -> int:
    known = review.frame.lineage
    new = _undecided(accepted, known.links, note), _undecided(rejected, known.rejected, note)
    decide(review, *new)
    links, others = map(len, new)
    told = f"に、受け入れた組を{links}件、断った組を{others}件書き足しました。"
    if again := len({*accepted}) + len({*rejected}) - links - others:
        told += f"{again}件は、もう決めてあります。"
    print(f"{review.content / LINEAGE} {told}")
    return 0


def _undecided(
    given: Sequence[Decision], known: Sequence[Decision], note: str
) -> Sequence[Decision]:
    decided = {one.sides for one in known}
    return [replace(one, note=note) for one in dict.fromkeys(given) if one.sides not in decided]


def _ask(review: Review) -> int:
    """One after the other; each answer is written at once, so that nothing is lost at the end."""
    count = len(review.proposals)
    for number, proposal in enumerate(review.proposals, 1):
        print(f"[{number}/{count}] {one_as_text(proposal, review.frame.organization)}")
        answer = _answer()
        if answer == "q":
            break
        if answer:
            accepted, rejected = ([proposal.decision] if answer == a else [] for a in "yn")
            decide(review, accepted, rejected)
    print(f"答えは {review.content / LINEAGE} に書いてあります。")
    return 0


def _answer() -> str:
    """y, n, q or, for later, nothing; the end of the input ends the questions."""
    while True:
        try:
            answer = input(_QUESTION).strip().lower()
        except EOFError:
            return "q"
        if answer in ("", "y", "n", "q"):
            return answer
