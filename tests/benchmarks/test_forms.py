"""The made-up documents hold their truth, are the same for a seed and keep the form's widths."""

from collections import Counter

import pytest

from benchmarks.forms.documents import make_document
from benchmarks.forms.scoring import Cell, compare, extra, lost, squash, texts
from benchmarks.forms.text.wrap import width, wrap
from benchmarks.forms.truth import Flavour, Sheet

SEEDS = range(12)
FLAVOURS: tuple[Flavour, ...] = ("tabular", "raw")
PRINTED = ("indicator", "target", "result", "initiative", "summary", "attainment", "next_steps")


def _printed_texts(sheet: Sheet) -> list[str]:
    return [text for path, text in texts(sheet).items() if path.rsplit("/", 1)[-1] in PRINTED]


@pytest.mark.parametrize("flavour", FLAVOURS)
@pytest.mark.parametrize("seed", SEEDS)
def test_same_document_for_same_seed(flavour: Flavour, seed: int) -> None:
    assert make_document(seed, flavour, 3) == make_document(seed, flavour, 3)


@pytest.mark.parametrize("seed", SEEDS)
def test_tabular_document_holds_every_cell(seed: int) -> None:
    document = make_document(seed, "tabular", 4)
    printed = squash(document.text)
    cells = [text for sheet in document.sheets for text in _printed_texts(sheet)]
    assert [text for text in cells if text not in printed] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_raw_document_holds_every_sign(seed: int) -> None:
    document = make_document(seed, "raw", 4)
    wanted = Counter("".join(text for sheet in document.sheets for text in _printed_texts(sheet)))
    assert wanted - Counter(squash(document.text)) == Counter()


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_truth_compared_with_itself_is_right(flavour: Flavour) -> None:
    sheet = make_document(1, flavour, 1).sheets[0]
    assert all(cell.right for cell in compare(sheet, {**sheet, "review": [], "unplaced": []}))


def test_wrong_cell_counts_as_doubted_only_with_an_entry() -> None:
    sheet = make_document(1, "tabular", 1).sheets[0]
    path = f"goals/{sheet['goals'][0]['number']}"
    doubt = {"field": path, "reason": "pair", "raw": "", "other": [sheet["goals"][0]["goal"]]}
    changed = {**sheet, "goals": [{**sheet["goals"][0], "goal": "別の目標。"}, *sheet["goals"][1:]]}
    [quiet] = _wrong(sheet, {**changed, "review": [], "unplaced": []})
    [told] = _wrong(sheet, {**changed, "review": [doubt], "unplaced": []})
    assert (quiet.silent, told.silent, told.offered) == (True, False, True)


def _wrong(sheet: Sheet, reading: dict[str, object]) -> list[Cell]:
    return [cell for cell in compare(sheet, reading) if not cell.right]


@pytest.mark.parametrize("limit", [7, 9.5, 14])
def test_lines_keep_to_their_column(limit: float) -> None:
    text = "避難所（23か所）の「開設・運営」について、シミュレーションを1,000回（延べ）実施します。"
    lines = wrap(text, limit)
    assert "".join(lines) == text
    assert all(width(line) <= limit for line in lines)
    assert all(line[0] not in "、。）」ー" for line in lines)


def test_lost_sheet_is_silent_unless_a_message_tells() -> None:
    sheet = make_document(1, "tabular", 1).sheets[0]
    assert all(cell.silent for cell in lost(sheet))
    assert not any(cell.silent for cell in lost(sheet, told=True))


def test_doubt_does_not_excuse_a_text_that_is_gone() -> None:
    sheet = make_document(1, "tabular", 1).sheets[0]
    path = f"goals/{sheet['goals'][0]['number']}/goal"
    emptied = {**sheet, "goals": [{**sheet["goals"][0], "goal": None}, *sheet["goals"][1:]]}
    doubt = {"field": path, "reason": "cut", "raw": "", "other": ()}
    kept = {"raw": sheet["goals"][0]["goal"], "place": "C7", "reason": "struck"}
    [gone] = _wrong(sheet, {**emptied, "review": [doubt], "unplaced": []})
    [aside] = _wrong(sheet, {**emptied, "review": [doubt], "unplaced": [], "aside": [kept]})
    assert (gone.silent, aside.silent) == (True, False)


def test_sheet_that_the_document_does_not_hold_is_silent() -> None:
    sheet = make_document(1, "tabular", 1).sheets[0]
    assert all(cell.silent for cell in extra({**sheet, "review": [], "unplaced": []}))


def test_radical_is_not_its_ideograph() -> None:
    assert squash("⻄区") != squash("西区")
