"""Many saves at once: one wins of each state, the file is always whole, the journal tells all."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest

from site_builder.content.folder.store import load_sheet
from site_builder.desk.app import DeskApp
from site_builder.desk.journal import newest_entries
from site_builder.desk.saving import text_hash
from tests.desk.asking import desk_of, post
from tests.extent import amount

SHEET = "sheets/2025/chuo/chiiki"
FIELD = "goals/1/measures/1/target"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    file = tmp_path / "content" / f"{SHEET}.yaml"
    file.parent.mkdir(parents=True)
    shutil.copy(Path("content") / f"{SHEET}.yaml", file)
    return tmp_path


def text_in(folder: Path) -> str:
    return (folder / "content" / f"{SHEET}.yaml").read_bytes().decode()


def save(desk: DeskApp, seen: str, text: str) -> int:
    form = {"field": FIELD, "choice": "text", "text": text, "why": "誤記", "seen": seen}
    return post(desk, f"/{SHEET}/", form)[0]


def chain_of(folder: Path) -> list[str]:
    """The texts of the file, save by save."""
    entries = newest_entries(folder / ".desk", 1000)[::-1]
    assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
    assert all(one.after == other.before for one, other in pairwise(entries))
    return [entries[0].before, *(entry.after for entry in entries)]


def test_of_many_saves_of_one_state_one_wins(folder: Path) -> None:
    desks, first = [desk_of(folder), desk_of(folder)], text_in(folder)
    count = amount(12, 50)
    with ThreadPoolExecutor(count) as threads:
        jobs = [
            threads.submit(save, desks[number % 2], text_hash(first), f"{100 + number}回")
            for number in range(count)
        ]
        answers = sorted(job.result() for job in jobs)
    assert answers == [303, *[422] * (count - 1)]
    assert chain_of(folder) == [first, text_in(folder)]


def test_whoever_looks_again_and_saves_again_comes_through(folder: Path) -> None:
    desk, first = desk_of(folder), text_in(folder)
    count = amount(8, 50)

    def until_saved(number: int) -> None:
        while save(desk, text_hash(text_in(folder)), f"{100 + number}回") != 303:
            sheet, problems = load_sheet(SHEET, text_in(folder))
            assert sheet, problems

    with ThreadPoolExecutor(count) as threads:
        list(threads.map(until_saved, range(count)))
    chain = chain_of(folder)
    assert len(set(chain)) == count + 1
    assert (chain[0], chain[-1]) == (first, text_in(folder))
    targets = {f"{100 + number}回" for number in range(count)}
    assert all(any(f"now: {target}\n" in text for text in chain) for target in targets)


def test_a_journal_that_leads_elsewhere_undoes_nothing(folder: Path) -> None:
    desk, outside = desk_of(folder), folder / "outside.yaml"
    assert save(desk, text_hash(text_in(folder)), "85回") == 303
    entry = folder / ".desk" / "journal" / "000001.json"
    text = entry.read_text(encoding="utf-8").replace(f"{SHEET}.yaml", "../outside.yaml")
    entry.write_text(text, encoding="utf-8")
    outside.write_text(newest := text_in(folder), encoding="utf-8")
    post(desk, "/journal/", {"number": "1"})
    assert outside.read_text(encoding="utf-8") == newest
