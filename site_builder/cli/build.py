"""site-builder build"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from site_builder.cli.arguments import STRICT, Parser, add_inputs, folder_help, web_address
from site_builder.cli.console import print_problems
from site_builder.cli.inputs import inputs_of
from site_builder.cli.reports.build import (
    DOING,
    BuildReport,
    BuildTimes,
    ZipFacts,
    as_json,
    as_text,
)
from site_builder.cli.reports.progress import Stopwatch, shown_progress
from site_builder.cli.streams import bare
from site_builder.memory.recall import Recollection, Use, recall, told_again
from site_builder.problems import Problem, SiteBuilderError, Where
from site_builder.progress import BuildStage, Tell
from site_builder.publish.archive import archive_of, write_archive
from site_builder.publish.publication import claim
from site_builder.publish.stages import Destination
from site_builder.report import BuildFacts

OUTPUT = Path("output")
PORTABLE = Path("portable")


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
    add("--report", type=Path, metavar="FILE", help="結果を JSON でも FILE に書く")
    add("--fresh", action="store_true", help="前の build の記憶を使わず、すべてつくりなおす")
    add("--strict", action="store_true", help=f"{STRICT}。何も書き出さない")


def run(arguments: argparse.Namespace) -> int:
    output = arguments.output or (PORTABLE if arguments.portable else OUTPUT)
    if wrong := _misplaced(arguments.report, output):
        print_problems([wrong])
        return 2
    report = _build(arguments, output)
    print_problems(report.problems)
    print(as_text(report), end="", file=sys.stdout if report.made else sys.stderr)
    if arguments.report and (problem := _write_report(arguments.report, report)):
        print_problems([problem])
        return 1
    return 0 if report.made else 1


def _build(arguments: argparse.Namespace, output: Path) -> BuildReport:
    watch = Stopwatch()
    with shown_progress(bare(sys.stderr)) as show:

        def tell(stage: BuildStage, done: int, count: int) -> None:
            watch.tell(stage)
            show(DOING[stage], done, count)

        try:
            archive = archive_of(output) if arguments.portable else None
            strict, inputs = arguments.strict, inputs_of(arguments)
            use = Use.FRESH if arguments.fresh else Use.WARM
            with claim(output, (inputs.content, inputs.templates), _print_wait) as place:
                memory = recall(inputs, place, use)
                made = told_again(memory, strict=strict) or _make(memory, place, strict, tell)
            packed = _archive(output, archive) if archive else None
        except SiteBuilderError as error:
            return BuildReport(error.problems, _times(watch))
    return BuildReport((*made.problems, *made.leftovers), _times(watch), made, packed)


def _make(memory: Recollection, place: Destination, strict: bool, tell: Tell) -> BuildFacts:
    # most of the program is of no use where nothing has changed
    from site_builder.build import build_claimed

    return build_claimed(memory, place, strict=strict, tell=tell)


def _archive(output: Path, file: Path) -> ZipFacts:
    return ZipFacts(str(file), write_archive(output, file))


def _times(watch: Stopwatch) -> BuildTimes:
    return BuildTimes(watch.seconds(), watch.total())


def _misplaced(report: Path | None, output: Path) -> Problem | None:
    if report is None or output.resolve() not in report.resolve().parents:
        return None
    message = (
        "結果を出力先の中には書けません。次の build が、後から置かれたファイルとして止まります。"
    )
    return Problem(Where(str(report)), "report-in-output", message, "別の場所を指定してください。")


def _write_report(file: Path, report: BuildReport) -> Problem | None:
    try:
        file.write_text(as_json(report), encoding="utf-8", newline="\n")
    except OSError as error:
        message = f"結果を書けませんでした（{error.strerror}）。"
        hint = "フォルダーがあるか、書き込みの権限があるかを確かめてください。"
        return Problem(Where(str(file)), "report-not-written", message, hint)
    return None


def _print_wait(process: str) -> None:
    who = f"（プロセス {process}）" if process else ""
    print(f"ほかの build{who}が同じ出力先に書いているので、終わるのを待ちます。", file=sys.stderr)
