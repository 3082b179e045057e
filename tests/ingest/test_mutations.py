"""Documents that were damaged on their way: read, doubted or refused in words, never a crash.

Each fixture is changed in many ways: cut, its lines shuffled or doubled, bits flipped, digits made
wide, characters decomposed, another encoding; inside a workbook the same is done to its parts.
"""

from __future__ import annotations

import io
import random
import unicodedata
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from site_builder.ingest.filing.documents import read_documents
from site_builder.ingest.sheet.parse import Parsed, parse_document
from site_builder.problems import Problem, has_errors
from tests.extent import amount
from tests.ingest.binary_workbook import binary_workbook
from tests.ingest.books import HEAD, LABELS, row

CASES = Path(__file__).parent / "cases"
TEXTS = sorted(path.name for path in CASES.glob("*.*sv")) + sorted(
    path.name for path in CASES.glob("*.txt")
)
WORKBOOKS = sorted(path.name for path in CASES.glob("*.xlsx"))
OTHERS = sorted(path.name for path in CASES.glob("*.xls")) + sorted(
    path.name for path in CASES.glob("*.ods")
)
LAYOUTS = sorted(f"from_pdf/{path.name}" for path in CASES.glob("from_pdf/*-layout.txt"))
LONG = {
    "kita-r7.txt": 4,
    "higashi-r5.txt": 4,
    "form-planned-raw.txt": 6,
    **dict.fromkeys(LAYOUTS, 15),
}
"""Of which each reading takes seconds: how often the full run changes them"""
BINARY = "made.xlsb"
PDFS = sorted(path.name for path in CASES.glob("form-*.pdf"))
WIDE = str.maketrans("0123456789.-,", "０１２３４５６７８９．－，")
Mutation = Callable[[random.Random, str], str]


def cut(rng: random.Random, text: str) -> str:
    first, last = sorted(rng.choices(range(len(text) + 1), k=2))
    return rng.choice((text[:last], text[first:], text[first:last]))


def without_lines(rng: random.Random, text: str) -> str:
    return "".join(line for line in text.splitlines(True) if rng.random() > 0.1)


def doubled(rng: random.Random, text: str) -> str:
    return "".join(line * (1 + (rng.random() < 0.1)) for line in text.splitlines(True))


def shuffled(rng: random.Random, text: str) -> str:
    lines = text.splitlines(True)
    first, last = sorted(rng.choices(range(len(lines) + 1), k=2))
    middle = rng.sample(lines[first:last], last - first)
    return "".join((*lines[:first], *middle, *lines[last:]))


def other_gaps(rng: random.Random, text: str) -> str:
    old, new = rng.choice((("\t", " "), (" ", "\t"), ("\n", "\n\n"), ("\t", "\t\t"), ("\n", " ")))
    return "".join(new if char == old and rng.random() < 0.2 else char for char in text)


def other_characters(rng: random.Random, text: str) -> str:
    pool = "0１①⑳○△×〇◎●-－―ー~～・※、。\t\n\u3000\u200b\ufeff\ue000⻄㍻№⒈\U00020bb7\u0301"
    return "".join(rng.choice(pool) if rng.random() < 0.01 else char for char in text)


def wide(rng: random.Random, text: str) -> str:
    return text.translate(WIDE)


def decomposed(rng: random.Random, text: str) -> str:
    return unicodedata.normalize(rng.choice(("NFD", "NFKD", "NFKC")), text)


def giant(rng: random.Random, text: str) -> str:
    place = rng.randrange(len(text) + 1)
    return text[:place] + rng.choice(("大", "1", "（", "・\n")) * 3000 + text[place:]


MUTATIONS: tuple[Mutation, ...] = (
    cut,
    without_lines,
    doubled,
    shuffled,
    other_gaps,
    other_characters,
    wide,
    decomposed,
    giant,
)


def flipped(rng: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 3, 30))):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed[: rng.choice((len(changed), len(changed) * 9 // 10))])


def mutated(rng: random.Random, text: str) -> str:
    for mutation in rng.sample(MUTATIONS, rng.choice((1, 1, 2))):
        text = mutation(rng, text)
    return text


def decoded(data: bytes) -> str:
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise AssertionError("a fixture in an encoding that is not known here")


def repacked(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    stream = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return stream.getvalue()


def hold(name: str, data: bytes) -> None:
    """What is true of every document: it ends in sheets or in words, and nothing is lost."""
    hold_parsed(parse_document(name, data))


def hold_parsed(parsed: Parsed) -> None:
    assert parsed.sheets or parsed.problems
    assert all(problem.message for problem in parsed.problems)
    assert all(sheet.ward and sheet.section for sheet in parsed.sheets)
    assert parsed.balance.holds or has_errors(parsed.problems)


@pytest.mark.parametrize("name", [*TEXTS, *LAYOUTS])
def test_texts(name: str) -> None:
    original = (CASES / name).read_bytes()
    text = decoded(original)
    for seed in range(amount(0, LONG[name]) if name in LONG else amount(1, 60)):
        rng = random.Random(f"{name} {seed}")
        encoding = rng.choice(("utf-8", "utf-8", "utf-16", "cp932"))
        hold(name, mutated(rng, text).encode(encoding, "replace"))
        hold(name, flipped(rng, original))


@pytest.mark.parametrize("name", WORKBOOKS)
def test_workbooks(name: str) -> None:
    original = (CASES / name).read_bytes()
    for seed in range(amount(1, 300)):
        rng = random.Random(f"{name} {seed}")

        def change(part: str, data: bytes, rng: random.Random = rng) -> bytes:
            hit = part.endswith(".xml") and rng.random() < 0.5
            return mutated_xml(rng, data) if hit else data

        hold(name, repacked(original, change))
        hold(name, flipped(rng, original))


def mutated_xml(rng: random.Random, data: bytes) -> bytes:
    """Elements are lines to the mutations; giant values and deep nesting are among them."""
    text = data.decode().replace(">", ">\n")
    if rng.random() < 0.1:
        place = rng.randrange(len(text) + 1)
        return (text[:place] + "<a>" * 3000 + text[place:]).encode()
    return rng.choice((cut, without_lines, doubled, shuffled, giant))(rng, text).encode()


@pytest.mark.parametrize("name", [*OTHERS, BINARY])
def test_other_workbooks(name: str) -> None:
    """In processes of their own, as convert reads them: their library may end the process."""
    original = binary() if name == BINARY else (CASES / name).read_bytes()
    seeds = (random.Random(f"{name} {seed}") for seed in range(amount(1, 500)))
    documents = [(f"{n} {name}", flipped(rng, original)) for n, rng in enumerate(seeds)]
    problems: list[Problem] = []
    read = read_documents(documents, problems)
    for one in read:
        hold_parsed(one.parsed)
    codes = {name: problem.code for problem in problems for name in [problem.where.path]}
    assert {name for name, _ in documents} == {one.parsed.document for one in read} | codes.keys()
    assert not {"document-crashed", "document-slow"} & set(codes.values())


def binary() -> bytes:
    rows = [[None if cell is None else str(cell) for cell in cells] for cells in (*HEAD, LABELS)]
    goals = [[None if cell is None else str(cell) for cell in row(number=n)] for n in (1, 2)]
    wide = max(map(len, rows))
    filled = [[*cells, *[None] * (wide - len(cells))] for cells in (*rows, *goals)]
    return binary_workbook("地域課", filled, [(5, 5, 2, 3)])


@pytest.mark.parametrize("name", PDFS)
def test_pdfs(name: str) -> None:
    original = (CASES / name).read_bytes()
    for seed in range(amount(1, 40)):
        hold(name, flipped(random.Random(f"{name} {seed}"), original))
