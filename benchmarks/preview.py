"""How long the preview takes, from a save to the page: python -m benchmarks.preview [SHEETS]

Without a number with the real content, with one with that many made-up sheets. The first page is
timed from the start of the process, CPU included; a save is one changed cell, and its page is asked
for at once, as soon as the stream of changes tells of it, or shown by Chromium, which has it open.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, sleep, time
from urllib.request import urlopen

from benchmarks.speed import write_content
from scripts.chromium import chromium

ROOT = Path(__file__).parents[1]
SAVES = 8
_TARGET = re.compile(r"(\n +target: )(?!\|)[^\n]+")
"""A cell that other pages show too: the graph is built anew"""
_SHOWN = """(word) => document.querySelector("main")?.textContent.includes(word)
    && performance.getEntriesByType("paint").length"""
_PAINTED = """() => {
    const [page] = performance.getEntriesByType("navigation");
    const [paint] = performance.getEntriesByType("paint");
    return performance.timeOrigin + Math.max(page.domInteractive, paint.startTime);
}"""


def main(sheets: int) -> None:
    with TemporaryDirectory() as name:
        content = Path(name) / "content"
        if sheets:
            write_content(content, sheets)
        else:
            shutil.copytree(ROOT / "content", content)
        shutil.copytree(ROOT / "templates", Path(name) / "templates")
        start = perf_counter()
        with previewing(Path(name)) as (address, process):
            _get(address)
            seconds, cpu = perf_counter() - start, _cpu(process.pid)
            print(f"first page: {seconds:.2f} s, {cpu:.2f} s CPU")
            file = sorted((content / "sheets").rglob("*.yaml"))[-1]
            year, ward = file.parts[-3:-1]
            page = f"{address}wards/{ward}/{file.stem}/{year}/"
            for way, wait in (("asked for at once", _at_once), ("told by the stream", _when_told)):
                times = [_save(file, page, address, number, wait) for number in range(SAVES)]
                print(f"save → page, {way}: {_in_words(times)}")
            before, times = _cpu(process.pid), _seen(file, page)
            spent = 1000 * (_cpu(process.pid) - before) / len(times)
            print(f"save → seen in Chromium: {_in_words(times)}, {spent:.0f} ms CPU of the preview")


@contextmanager
def previewing(folder: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """`folder`: with content/. Its address, and the process, whose next line is the desk's."""
    command = [sys.executable, "-m", "site_builder", "serve", "--port", "0"]
    with subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    ) as process:
        assert process.stdout
        try:
            yield process.stdout.readline().split(" ")[0], process
        finally:
            process.terminate()  # so that its check ends, too


def _seen(file: Path, address: str) -> list[float]:
    """Seconds from before a save until the open page, reloaded by its own script, has it in its
    text and is painted."""
    with chromium() as browser:
        page = browser.new_page()
        page.goto(address)
        times = []
        for word in (f"seen-{number}" for number in range(SAVES)):
            sleep(1)  # the check of the whole site has begun; it gives way to whoever waits
            text = _TARGET.sub(rf"\g<1>{word}", file.read_text(encoding="utf-8"), count=1)
            start = time()
            file.write_text(text, encoding="utf-8")
            page.wait_for_function(_SHOWN, arg=word)
            times.append(page.evaluate(_PAINTED) / 1000 - start)
    return times


def _save(
    file: Path, page: str, address: str, number: int, wait: Callable[[str, str], Callable[[], None]]
) -> float:
    """Seconds from before the file is written until the page with its text is there."""
    word = f"{wait.__name__}-{number}"
    has_come = wait(page, address)
    text = _TARGET.sub(rf"\g<1>{word}", file.read_text(encoding="utf-8"), count=1)
    start = perf_counter()
    file.write_text(text, encoding="utf-8")
    has_come()
    html = _get(page)
    seconds = perf_counter() - start
    assert word in html
    sleep(0.2)
    return seconds


def _at_once(page: str, address: str) -> Callable[[], None]:
    return lambda: None


def _when_told(page: str, address: str) -> Callable[[], None]:
    seen = re.search('data-preview="([^"]*)"', _get(page))
    assert seen
    stream = urlopen(f"{address}__preview/changes?seen={seen[1]}")
    return lambda: next(line for line in stream if line == b"data: \n") and None


def _get(address: str) -> str:
    with urlopen(address) as answer:
        return str(answer.read().decode())


def _cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _in_words(times: list[float]) -> str:
    low, middle, high = (1000 * f(times) for f in (min, median, max))
    return f"{middle:.0f} ms ({low:.0f} to {high:.0f})"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
