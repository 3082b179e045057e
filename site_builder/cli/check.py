"""site-builder check"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from site_builder.addresses.site import check_against
from site_builder.build import Edition, check
from site_builder.cli.arguments import STRICT, Parser, add_inputs
from site_builder.cli.console import print_problems
from site_builder.cli.inputs import inputs_of
from site_builder.cli.reports.build import DOING
from site_builder.cli.reports.problems import FORMATS, counted
from site_builder.cli.reports.progress import shown_progress
from site_builder.cli.reports.seen_notes import as_list
from site_builder.cli.reports.started_as import in_own_form
from site_builder.cli.streams import bare
from site_builder.content.acknowledged import Acknowledgement
from site_builder.content.folder.seen_notes import SeenNote, note_of
from site_builder.graph.lineage.propose import propose
from site_builder.problems import Problem, Severity, SiteBuilderError, stops


def add_options(parser: Parser) -> None:
    add_inputs(parser)
    parser.options.add_argument(
        "--format",
        choices=("text", "json", "github"),
        default="text",
        help="結果の形（既定: text。github は GitHub Actions の注釈）",
    )
    parser.options.add_argument(
        "--against",
        default="",
        metavar="REV",
        help="公開した版（git）。その版の published.txt から消えた行をエラーにする",
    )

    add = parser.options.add_argument
    add("--strict", action="store_true", help=STRICT)
    add(
        "--acknowledged",
        action="store_true",
        help="確認した注意の一覧と、まだの注意を acknowledged.yaml の形で示す",
    )


def run(arguments: argparse.Namespace) -> int:
    seen: tuple[SeenNote, ...] = ()
    try:
        with shown_progress(bare(sys.stderr)) as show:
            edition = check(
                inputs_of(arguments), lambda stage, done, count: show(DOING[stage], done, count)
            )
        problems, note = edition.problems, _doubt_count(edition) + _proposal_count(edition)
        seen = edition.seen
    except SiteBuilderError as error:
        problems, note = error.problems, ""
    if arguments.against:
        problems = (*problems, *check_against(arguments.content, arguments.against))
    if arguments.acknowledged:
        print_problems([one for one in problems if one.severity is Severity.ERROR])
        print(as_list(seen, _open_notes(arguments.content, problems)), end="")
    elif arguments.format == "text":
        print_problems(problems)
        taken = f"確認した注意が、ほかに {len(seen)} 件。" if seen else ""
        print(in_own_form(f"調べました: {counted(problems)}。{taken}{note}"))
    else:
        print(FORMATS[arguments.format](problems), end="")
    return 1 if any(stops(one, strict=arguments.strict) for one in problems) else 0


def _open_notes(content: Path, problems: Sequence[Problem]) -> list[Acknowledgement]:
    """Warnings that a person can acknowledge"""
    notes = [one for one in problems if one.severity is Severity.WARNING]
    stopping = [one for one in notes if stops(one, strict=True)]
    return [note for one in stopping if (note := note_of(content, one)).where]


def _proposal_count(edition: Edition) -> str:
    """How many links between years are proposed: a sentence, empty without any."""
    frame = edition.frame
    summaries = (sheet.summary for sheet in edition.site.sheets.values())
    count = len(propose(frame.lineage, frame.organization, summaries))
    return f"年度をつなぐ目標の提案が{count}件あります（site-builder lineage）。" if count else ""


def _doubt_count(edition: Edition) -> str:
    """How many fields are in doubt: a sentence, empty without any"""
    counts = [len(node.summary.doubts) for node in edition.site.sheets.values()]
    sheets = sum(1 for count in counts if count)
    return f"確かでない欄は {sheets} 枚のシートに {sum(counts)} か所。" if sheets else ""
