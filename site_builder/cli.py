"""The commands: the only room that prints. Results go to stdout, problems to stderr."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from site_builder.arguments import make_parser
from site_builder.build import build, check
from site_builder.convert_report import as_outcomes, as_table
from site_builder.edition import Inputs, make_edition
from site_builder.ingest.convert import convert
from site_builder.problem_report import FORMATS, as_text, counted
from site_builder.problems import Problem, SiteBuilderError, has_errors, unexpected

DEBUG = "SITE_BUILDER_DEBUG"
"""Set, it shows where in the program an unexpected error arose."""

INTERRUPTED = 130

NO_BASE_URL = (
    "公開する場所が決まっていないので、正規 URL と sitemap.xml はありません"
    "（--base-url か、content/site.yaml の base_url で決めます）。"
)


def run() -> None:
    gc.set_threshold(1_000_000)  # a build leaves hardly any garbage, but much to look through
    sys.exit(main(sys.argv[1:]))


def main(argv: Sequence[str]) -> int:
    """0: fine, 1: problems found, 2: wrong usage."""
    _make_streams_safe()
    try:
        arguments = make_parser().parse_args(argv)
        status = COMMANDS[arguments.command](arguments)
        sys.stdout.flush()
    except SystemExit as end:  # argparse has said what there is to say
        return end.code if isinstance(end.code, int) else 2
    except SiteBuilderError as error:
        _tell(error.problems)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # the reader, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        _tell([unexpected(error)])
        return 1
    return status


def _make_streams_safe() -> None:
    """A terminal that lacks a sign shows it escaped; none is worth a failure."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _convert(arguments: argparse.Namespace) -> int:
    report = convert(arguments.documents, arguments.content)
    _tell(report.problems)
    print(as_table(report) + as_outcomes(report), end="")
    return 1 if report.failed else 0


def _build(arguments: argparse.Namespace) -> int:
    edition, published = build(_inputs(arguments), arguments.output, strict=arguments.strict)
    _tell(edition.problems)
    site = edition.site
    print(
        f"{published.output}: シート {len(site.sheets)} 枚から、ページ {len(site.pages)} 枚を",
        end="",
    )
    print(f"つくりました（ファイル {published.files} 個、{published.size / 1_000_000:.1f} MB）。")
    if not site.info.base_url:
        print(NO_BASE_URL)
    return 0


def _check(arguments: argparse.Namespace) -> int:
    inputs = _inputs(arguments)
    try:
        problems = check(inputs).problems
    except SiteBuilderError as error:
        problems = error.problems
    if arguments.format == "text":
        _tell(problems)
        print(f"調べました: {counted(problems)}。")
    else:
        print(FORMATS[arguments.format](problems), end="")
    return 1 if has_errors(problems) else 0


def _serve(arguments: argparse.Namespace) -> int:
    # its libraries load longer than a build takes
    from site_builder.serve.server import check_host, serve

    inputs = replace(_inputs(arguments), base_url="", processes=1)
    folders = (inputs.content, inputs.templates)
    if not all(folder.is_dir() for folder in folders):
        make_edition(inputs)  # tells what is missing: no save could heal it
    _tell(check_host(arguments.host))
    with suppress(KeyboardInterrupt):  # the way to end it
        serve(
            lambda folder: build(inputs, folder)[0].problems,
            folders,
            arguments.host,
            arguments.port,
            on_ready=_announce,
            on_state=_tell_state,
        )
    return 0


def _announce(url: str) -> None:
    print(f"{url} で表示しています。止めるには Ctrl+C を押してください。", flush=True)


def _tell_state(problems: Sequence[Problem]) -> None:
    _tell(problems)
    kind = "つくれませんでした" if has_errors(problems) else "つくりました"
    print(f"{kind}（{counted(problems)}）。", file=sys.stderr, flush=True)


def _inputs(arguments: argparse.Namespace) -> Inputs:
    templates = arguments.templates or default_templates()
    return Inputs(arguments.content, templates, getattr(arguments, "base_url", None))


def default_templates() -> Path:
    """Those of the current folder, else those that came with the package."""
    here, package = Path("templates"), Path(__file__).parent
    if here.is_dir():
        return here
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent / "templates"


def _tell(problems: Sequence[Problem]) -> None:
    print(as_text(problems), end="", file=sys.stderr, flush=True)


COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "convert": _convert,
    "build": _build,
    "check": _check,
    "serve": _serve,
}
