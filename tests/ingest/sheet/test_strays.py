"""Documents of which a part is missing or double: nothing of them is lost, no reader fails."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks.forms.documents import make_document
from benchmarks.forms.truth import Flavour
from site_builder.ingest.convert import convert
from site_builder.ingest.formats.text import read_document, split_lines
from site_builder.ingest.sheet.parse import parse_document
from tests.extent import amount

FAULTS = Path(__file__).parents[1] / "faults"
CASES = Path(__file__).parents[1] / "cases"
WHOLE = (CASES / "kita-r7.txt", CASES / "higashi-r5.txt")
LENGTHS = (3, 10, 30, 80, 150, 300)
BROKEN = {"balance-lost", "balance-twice", "balance-changed"}


def piece(rng: random.Random) -> str:
    """A part of a dump from any line to any line, with lines dropped and doubled."""
    lines = whole(rng).split("\n")
    first = rng.choice([0, rng.randrange(len(lines))])
    last = rng.choice([len(lines), first + rng.choice(LENGTHS)])
    kept = lines[first:last]
    for _ in range(rng.choice([0, 0, 1, 3])):
        place = rng.randrange(len(kept))
        kept[place : place + 1] = rng.choice([[], [kept[place]] * 2])
        kept = kept or [""]
    return "\n".join(kept)


def whole(rng: random.Random) -> str:
    if rng.random() < 0.3:
        return rng.choice(WHOLE).read_text("utf-8")
    flavour: Flavour = "raw" if rng.random() < 0.8 else "tabular"
    return make_document(rng.randrange(10**6), flavour, rng.randint(1, 3)).text


@pytest.mark.parametrize("seed", range(amount(6, 300)))
def test_a_part_of_a_dump_is_read_or_refused_and_balances(seed: int) -> None:
    text = piece(random.Random(f"piece {seed}"))
    parsed = parse_document("a.txt", text.encode())
    assert not BROKEN & {problem.code for problem in parsed.problems}
    assert parsed.sheets or parsed.problems
    if parsed.sheets:
        assert parsed.balance.holds
        assert sum(parsed.balance.counts.values()) == len("".join(text.split()))


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        (
            "dump-two-halves.txt",
            ["sheet-without-numbers", "sheet-without-ward", "sheet-without-section"],
        ),
        ("dump-department-for-section.txt", ["sheet-without-section"]),
    ],
)
def test_a_form_that_cannot_be_told_is_not_written(
    name: str, codes: list[str], tmp_path: Path
) -> None:
    report = convert([FAULTS / name], tmp_path)
    assert [problem.code for problem in report.problems] == codes
    assert report.failed
    assert not (tmp_path / "sheets").exists()


def test_a_melted_cell_with_a_bare_mark_behind_its_sentence_is_read() -> None:
    data = (FAULTS / "tabular-melted-bare-mark.txt").read_bytes()
    parsed = parse_document("a.txt", data)
    assert "sheet-without-section" in {problem.code for problem in parsed.problems}


def test_the_rest_of_a_form_is_none_of_the_next() -> None:
    text = (FAULTS / "dump-two-halves.txt").read_text("utf-8")
    first, second = read_document("a.txt", text.encode()).forms
    lines = {line.number: line.piece.text for line in split_lines(text)}
    assert lines[first.lines[-1].number] == "×：未達成"
    assert lines[second.lines[0].number] == "作成日"
