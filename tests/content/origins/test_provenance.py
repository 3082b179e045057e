"""Where texts stand in their document: as JSON and back, and back to the document."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.lines import lines_of
from site_builder.content.origins.originals import load_provenance, read_original
from site_builder.content.origins.provenance import (
    Place,
    Provenance,
    dump_provenance,
    extract,
    parse_provenance,
    provenance_file,
    text_file,
)
from site_builder.content.sheet.model import Sheet, SheetKey, Source

KEY = SheetKey(2025, "chuo", "chiiki")
TEXT = "第一行\r\n目標 避難所\t80回\n"
numbers = st.integers(1, 10**6)
texts = st.text(st.characters(codec="utf-8"), max_size=9)
places = st.builds(Place, numbers, numbers, numbers) | st.builds(
    Place, numbers, numbers, numbers, texts, texts
)
names = st.sampled_from(["ward", "notes/1", "goals/2/goal", "goals/10/measures/3/next_steps"])
fields = st.dictionaries(names, st.lists(places, max_size=3).map(tuple))


def provenance(document: str = "a.txt", data: bytes = TEXT.encode()) -> Provenance:
    found = {"goals/1/goal": (Place(2, 1, 6), Place(2, 8, 3))}
    return Provenance(document, sha256(data).hexdigest(), "c0de", "utf-8", found)


def sheet(document: str = "a.txt", converted: str = "c0de") -> Sheet:
    return Sheet(2025, "中央区", "地域課", source=Source(document=document, converted=converted))


@given(st.builds(Provenance, texts, texts, texts, texts, fields, texts))
def test_comes_back_from_its_json(one: Provenance) -> None:
    assert parse_provenance(dump_provenance(one)) == one


@given(st.builds(Provenance, texts, texts, texts, texts, fields), st.data())
def test_a_spoilt_record_is_told_and_never_a_crash(one: Provenance, data: st.DataObject) -> None:
    text = dump_provenance(one)
    first = data.draw(st.integers(0, len(text) - 1))
    parse_provenance(text[:first] + text[first + data.draw(st.integers(1, 9)) :])
    assert parse_provenance(text[: min(first, len(text) - 3)]) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "[" * 5000,
        '{"version": 1}',
        dump_provenance(provenance()).replace('"version": 1', '"version": 2'),
        dump_provenance(provenance()).replace("[2,1,6]", "[2,1]"),
        dump_provenance(provenance()).replace("[2,1,6]", "[2,0,6]"),
        dump_provenance(provenance()).replace("[2,1,6]", '["2",1,6]'),
        dump_provenance(provenance()).replace("[2,1,6]", '[2,1,6,"地域課",7]'),
        dump_provenance(provenance()).replace('"c0de"', "7"),
        dump_provenance(provenance()).replace("goals/1/goal", "goals/x/goal"),
        dump_provenance(provenance()).replace("goals/1/goal", "goals/1/measures/99999999/goal"),
    ],
)
def test_what_is_no_record_is_none(text: str) -> None:
    assert parse_provenance(text) is None


def test_finds_the_pieces_of_a_field_again() -> None:
    lines = lines_of(TEXT)
    assert extract(lines, provenance().fields["goals/1/goal"]) == ("目標 避難所", "80回")
    assert extract(lines, [Place(2, 1, 99)]) == ()
    assert extract(lines, [Place(99, 1, 1)]) == ()


def test_reads_the_document_only_if_it_is_the_one_that_was_read(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources/a.txt").write_bytes(TEXT.encode())
    assert read_original(tmp_path, provenance()) == ("第一行", "目標 避難所\t80回", "")
    assert read_original(tmp_path, replace(provenance(), sha256="0")) == ()
    assert read_original(tmp_path, replace(provenance(), encoding="klingon")) == ()
    assert read_original(tmp_path, replace(provenance(), document="../a.txt")) == ()
    assert read_original(tmp_path, replace(provenance(), document="b.txt")) == ()


def test_a_workbooks_text_lies_beside(tmp_path: Path) -> None:
    for name, data in (("sources/a.xlsx", b"PK"), (text_file("a.xlsx"), TEXT.encode())):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_bytes(data)
    one = taken()
    assert read_original(tmp_path, one)[0] == "第一行"
    assert read_original(tmp_path, replace(one, text="0")) == ()


def taken() -> Provenance:
    text = sha256(TEXT.encode()).hexdigest()
    return replace(provenance("a.xlsx", b"PK"), encoding="", text=text)


@pytest.mark.parametrize("text", [None, "別の控え\n" + TEXT])
def test_a_text_that_was_lost_or_changed_is_a_warning(tmp_path: Path, text: str | None) -> None:
    """Else the page would show other words as the document's"""
    path, beside = tmp_path / provenance_file(KEY), tmp_path / text_file("a.xlsx")
    for file in (path, beside):
        file.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dump_provenance(taken()), encoding="utf-8")
    beside.write_bytes(TEXT.encode())
    assert load_provenance(tmp_path, KEY, sheet("a.xlsx")) == (taken(), ())
    beside.unlink() if text is None else beside.write_text(text, encoding="utf-8")
    read, problems = load_provenance(tmp_path, KEY, sheet("a.xlsx"))
    assert read is None
    assert [(p.code, p.where.path) for p in problems] == [("changed-text", str(beside))]


@pytest.mark.parametrize(
    ("text", "of", "code"),
    [
        (None, sheet(), "no-provenance"),
        ("{", sheet(), "broken-provenance"),
        (dump_provenance(provenance()), sheet(converted="0ther"), "stale-provenance"),
        (dump_provenance(provenance()), sheet("b.txt"), "stale-provenance"),
    ],
)
def test_a_record_that_does_not_fit_is_a_warning(
    tmp_path: Path, text: str | None, of: Sheet, code: str
) -> None:
    path = tmp_path / provenance_file(KEY)
    path.parent.mkdir(parents=True)
    if text is not None:
        path.write_text(text, encoding="utf-8")
    read, problems = load_provenance(tmp_path, KEY, of)
    assert read is None
    assert [(p.code, str(p.severity), p.where.path) for p in problems] == [
        (code, "warning", str(path))
    ]


def test_a_fitting_record_and_a_sheet_that_needs_none(tmp_path: Path) -> None:
    path = tmp_path / provenance_file(KEY)
    path.parent.mkdir(parents=True)
    path.write_text(dump_provenance(provenance()), encoding="utf-8")
    assert load_provenance(tmp_path, KEY, sheet()) == (provenance(), ())
    assert load_provenance(tmp_path, KEY, sheet(document="")) == (None, ())
