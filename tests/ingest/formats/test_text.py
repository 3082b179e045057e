import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.ingest.document import Flavour
from site_builder.ingest.formats.text import decode, read_document, split_forms, split_lines
from site_builder.problems import DocumentError

TABLE = "年度\t令和7年度\t作成日\tR7.4.1\n\nNo.\t組織目標\n1\tまちをよくします。\n"
RAW = "作成日\n\n評価日\n\n1\n\n組織目標管理シート\n\n年度 令和７年度\n\n×：未達成\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932"], ids=lambda name: name
)
def test_reads_the_encodings_that_offices_use(encoding: str) -> None:
    assert decode("x.txt", TABLE.encode(encoding)) == TABLE


def problem(data: bytes) -> tuple[str, int, int]:
    with pytest.raises(DocumentError) as caught:
        decode("x.txt", data)
    (found,) = caught.value.problems
    return found.code, found.where.line, found.where.column


def test_tells_what_is_no_text() -> None:
    assert problem(b"") == ("document-empty", 1, 1)
    assert problem(b" \r\n\t\n") == ("document-empty", 1, 1)
    assert problem("目標\n\x00\x01".encode()) == ("document-binary", 2, 1)
    assert problem(bytes([0x83, 0x01, 0xFF])) == ("document-binary", 1, 2)


def test_tells_where_a_document_is_cut_within_a_character() -> None:
    assert problem(TABLE.encode()[:-5]) == ("document-cut", 4, 10)
    assert problem(TABLE.encode("cp932")[:-3] + b"\x81") == ("document-cut", 4, 11)


def test_broken_utf8_is_not_taken_for_cp932() -> None:
    data = TABLE.encode()
    assert problem(data[:40] + b"\xff" + data[40:])[0] == "document-encoding"


@given(st.binary())
def test_any_bytes_give_a_text_or_one_problem(data: bytes) -> None:
    try:
        assert decode("x.txt", data).strip()
    except DocumentError as error:
        assert len(error.problems) == 1


@given(st.text(alphabet="年度\t\r\n\f 作成日評価#組織目標管理シート：○達成令和7"))
def test_every_inked_line_belongs_to_one_form(text: str) -> None:
    lines = split_lines(text)
    assert all(text[line.piece.start : line.piece.end] == line.piece.text for line in lines)
    forms = split_forms(lines)
    inked = [line for line in lines if line.piece.text.strip()]
    assert not forms or [line for form in forms for line in form.lines] == inked


def flavours(text: str) -> list[Flavour]:
    return [form.flavour for form in read_document("x.txt", text.encode()).forms]


def test_forms_begin_at_titles_heads_or_raw_labels() -> None:
    titled = f"\n# 組織目標管理シート\n\n{TABLE}"
    assert flavours(titled * 2) == [Flavour.TABULAR] * 2
    assert flavours(TABLE * 3) == [Flavour.TABULAR] * 3
    assert flavours(f"{RAW}\n\n\n{RAW}") == [Flavour.RAW] * 2
    assert flavours(f"{titled}\n\n\n{RAW}\n{titled}") == [
        Flavour.TABULAR,
        Flavour.RAW,
        Flavour.TABULAR,
    ]


def test_a_form_holds_the_lines_around_its_table() -> None:
    text = f"表紙\n組織目標管理シート\n{TABLE}\n注記\n\n組織目標管理シート\n{TABLE}"
    forms = read_document("x.txt", text.encode()).forms
    assert [(form.lines[0].number, form.lines[-1].number) for form in forms] == [(1, 8), (10, 14)]


def test_windows_and_page_breaks_end_lines() -> None:
    assert [line.piece.text for line in split_lines("a\r\nb\fc\rd")] == ["a", "b", "c", "d"]
