"""The odd kinds: what is printed holds the truth and what is owed; readings are judged by it."""

import io
import re
from collections.abc import Iterator
from random import Random

import pytest
from openpyxl import load_workbook

from benchmarks.forms.odd import rows
from benchmarks.forms.odd.kinds import COMBINED, KINDS, NAMES
from benchmarks.forms.odd.laid import Laid, Owed, Said
from benchmarks.forms.odd.owing import owed_cells, undoubted
from benchmarks.forms.scoring import squash, texts
from benchmarks.forms.spreadsheet.grid import GridNoise, lay_out
from benchmarks.forms.truth import Sheet, make_sheet
from benchmarks.made_documents import Format, Made, kinds_for, make
from benchmarks.measuring import matched
from tests.extent import amount

FORMATS: tuple[Format, ...] = ("xlsx", "csv", "pdf", "tabular", "raw")
PRINTED = ("goal", "indicator", "initiative", "summary", "attainment", "next_steps")
LETTERS = "font-traces"
"""The kind that prints other letters than the truth has"""
UNJOINED = ("line-per-row", "ditto", "cut-page")
"""The kinds that do not print a text in one piece, or not at all"""
CASES = [(form, kind) for form in FORMATS for kind in kinds_for(form)]


def _printed(made: Made) -> str:
    if made.name.endswith(".pdf"):
        drawn = re.findall(rb"<([0-9a-f]+)> Tj", made.data)
        return squash("".join(bytes.fromhex(code.decode()).decode("utf-16-be") for code in drawn))
    if made.name.endswith((".csv", ".txt")):
        encodings = ("utf-8-sig", "cp932")
        text = next(t for e in encodings if (t := _decoded(made.data, e)))
        return squash(text.replace('""', '"'))
    book = load_workbook(io.BytesIO(made.data))
    lines = (row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True))
    return squash([str(value) for row in lines for value in row if value is not None])


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return ""


def _long_texts(sheet: Sheet) -> Iterator[str]:
    for path, text in texts(sheet).items():
        if path.rsplit("/", 1)[-1] in PRINTED:
            yield text


@pytest.mark.parametrize(("form", "kind"), [*CASES, *((form, COMBINED) for form in FORMATS)])
def test_same_document_for_same_seed(form: Format, kind: str) -> None:
    one, other = make(form, 3, 3, kind), make(form, 3, 3, kind)
    assert (one.sheets, one.owed, _printed(one)) == (other.sheets, other.owed, _printed(other))


@pytest.mark.parametrize(
    ("form", "kind"), [(f, k) for f, k in CASES if k != LETTERS and k not in UNJOINED]
)
@pytest.mark.parametrize("seed", range(amount(1, 4)))
def test_document_holds_its_truth_and_what_is_owed(form: Format, kind: str, seed: int) -> None:
    made = make(form, seed, 4, kind)
    printed = _printed(made)
    wanted = [text for sheet in made.sheets for text in _long_texts(sheet)]
    owed = [squash(text) for one in made.owed for text in (*one.aside, *one.hidden)]
    # A workbook stores 95% as 0.95.
    asides = [text for text in owed if form != "xlsx" or not any(map(str.isdigit, text))]
    assert [text for text in (*wanted, *asides) if text not in printed] == []


@pytest.mark.parametrize(("form", "kind"), CASES)
def test_kind_changes_the_document(form: Format, kind: str) -> None:
    assert any(make(form, n, 4, kind).data != make(form, n, 4).data for n in range(4))


def test_kinds_have_names_of_their_own() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)


def test_dumps_have_no_kind_of_another_name() -> None:
    assert [name for form in FORMATS for name in kinds_for(form) if name not in NAMES] == []


def _reading(sheet: Sheet, **more: object) -> dict[str, object]:
    return {**sheet, "review": [], "unplaced": [], "aside": [], **more}


def test_text_is_owed_to_be_set_aside_once_for_each_time_it_is_printed() -> None:
    sheet = make("xlsx", 1, 1).sheets[0]
    owed = Owed(aside=("70回", "70回"))
    entry = {"raw": "70回", "place": "C7", "reason": "other-year"}
    one, two = (_reading(sheet, aside=[entry] * count) for count in (1, 2))
    assert [cell.silent for cell in owed_cells(owed, one, ())] == [False, True]
    assert [cell.silent for cell in owed_cells(owed, two, ())] == [False, False]


def test_text_that_is_doubted_or_told_is_honest_and_not_right() -> None:
    sheet = make("xlsx", 1, 1).sheets[0]
    doubt = {"field": "notes", "reason": "struck", "raw": "旧案", "other": ()}
    [doubted] = owed_cells(Owed(aside=("旧案",)), _reading(sheet, review=[doubt]), ())
    [told] = owed_cells(Owed(aside=("旧案",)), _reading(sheet), ["「旧案」は、読みませんでした。"])
    assert [(cell.right, cell.silent) for cell in (doubted, told)] == [(False, False)] * 2


def test_doubt_that_is_owed_is_missed() -> None:
    sheet = make("xlsx", 1, 1).sheets[0]
    owed = Owed(doubts=("source", "goals/1/goal"))
    doubt = {"field": "goals/1", "reason": "gaiji", "raw": "", "other": ()}
    assert undoubted(owed, _reading(sheet, review=[doubt])) == ["source"]


def test_sheets_and_readings_are_matched_by_what_they_say() -> None:
    first, second, third = make("xlsx", 5, 3).sheets
    readings = [_reading(third), _reading({**first, "section": "別の課"})]
    assert matched((first, second, third), readings) == [readings[1], None, readings[0]]


@pytest.mark.parametrize("parted", [True, False])
def test_lines_in_rows_are_ruled_as_cells_or_as_the_measure(parted: bool) -> None:
    said = rows.nothing_covers(Random(1), Said(make_sheet(Random(1), evaluated=True)))
    noise = GridNoise()
    laid = Laid(said.sheet, tuple(lay_out(Random(2), said.sheet, noise)), noise)
    seed = next(n for n in range(99) if _is_parted(n) == parted)
    cells = rows.line_per_row(Random(seed), laid).cells
    numbers = {c.row for c in cells if c.field.endswith("/number")}
    summaries = [c for c in cells if c.column == 8 and c.row >= min(numbers)]
    tops = {cell.row for cell in summaries if "t" in cell.sides and cell.value}
    firsts = {cell.row for cell in summaries if cell.field.endswith("/summary")}
    assert (tops == firsts) != parted


def _is_parted(seed: int) -> bool:
    rng = Random(seed)
    rng.choice([0.7, 1.0, 1.3])
    return rng.random() < 0.5
