from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.ingest.document import Flavour, Form
from site_builder.ingest.draft import Draft, FieldReading, Leftover
from site_builder.ingest.formats.text import read_document
from site_builder.ingest.layouts.tabular.reader import read_tabular
from site_builder.ingest.sheet import parse
from site_builder.ingest.sheet.balance import balance, check_balance, check_texts, form_balance
from site_builder.ingest.sheet.parse import parse_document
from site_builder.ingest.sheet.strays import with_strays
from tests.ingest.printing import sheet_text

TEXT = sheet_text()
DOCUMENT = read_document("a.txt", TEXT.encode())
(FORM,) = DOCUMENT.forms
DRAFT = read_tabular(FORM)


def test_each_character_has_one_kind() -> None:
    figures = balance(DOCUMENT, [DRAFT])
    assert figures.holds
    assert sum(figures.counts.values()) == figures.total == len("".join(TEXT.split()))
    assert list(check_balance(DOCUMENT, FORM, DRAFT)) == []


POORER = replace(DRAFT, goals=DRAFT.goals[:1])
DOUBLED = replace(DRAFT, unplaced=(Leftover((DRAFT.labels[0],), "row"),))


def test_a_lost_character_is_found() -> None:
    assert not balance(DOCUMENT, [POORER]).holds
    (problem,) = check_balance(DOCUMENT, FORM, POORER)
    assert problem.code == "balance-lost"
    assert problem.where.line == TEXT[: TEXT.index("窓口の混雑")].count("\n") + 1
    assert problem.message.startswith("2025年度 中央区 地域課のシート（1〜")


def test_a_character_in_two_fields_is_found() -> None:
    (problem,) = check_balance(DOCUMENT, FORM, DOUBLED)
    assert (problem.code, problem.where.line, problem.where.column) == ("balance-twice", 1, 1)


def test_what_a_reader_leaves_out_is_unplaced_and_its_goals_are_doubted() -> None:
    kept = with_strays(DOCUMENT, FORM, POORER)
    assert form_balance(DOCUMENT, FORM, kept).holds
    assert [doubt.field for doubt in kept.doubts if doubt.reason == "row"] == ["goals/1"]
    assert with_strays(DOCUMENT, FORM, DRAFT) is DRAFT


def test_each_form_balances_for_itself() -> None:
    document = read_document("a.txt", (TEXT + sheet_text(section="総務課")).encode())
    first, second = map(read_tabular, document.forms)
    assert not list(check_balance(document, document.forms[1], second))
    assert list(check_balance(document, document.forms[1], first))


def test_a_form_out_of_balance_is_not_written_but_the_others_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def spoilt(form: Form) -> Draft:
        return DOUBLED if form.lines[0].number == 1 else read_tabular(form)

    monkeypatch.setitem(parse._READERS, Flavour.TABULAR, spoilt)
    parsed = parse_document("a.txt", (TEXT + sheet_text(section="総務課")).encode())
    assert [sheet.section for sheet in parsed.sheets] == ["総務課"]
    assert [problem.code for problem in parsed.problems] == ["balance-twice"]


def test_a_changed_text_is_found() -> None:
    goal = DRAFT.goals[0].goal
    assert goal is not None
    assert list(check_texts(DOCUMENT, DRAFT)) == []
    other = replace(DRAFT.goals[0], goal=FieldReading("別の文です。", goal.pieces))
    (problem,) = check_texts(DOCUMENT, replace(DRAFT, goals=(other,)))
    assert problem.code == "balance-changed"


def test_an_empty_draft_is_out_of_balance() -> None:
    assert not balance(DOCUMENT, [Draft({}, ())]).holds


WORDS = (
    *(
        "組織目標管理シート",
        "年度",
        "令和7年度",
        "組織名(部)",
        "中央区",
        "作成日",
        "R7.4.1",
        "評価日",
    ),
    *(
        "(参考)",
        "○:達成",
        "No.",
        "取組指標",
        "概要",
        "1",
        "2",
        "政策1-1-①",
        "進めます。",
        "しました。",
    ),
    *("80回", "○", "・", "①", "a", "<li>", "</ul>", "# ", " ", "\t", "\n", "\n\n\n"),
)


@given(st.lists(st.sampled_from(WORDS), max_size=80))
def test_whatever_is_read_balances(words: list[str]) -> None:
    parsed = parse_document("a.txt", "".join(words).encode())
    codes = {problem.code for problem in parsed.problems}
    assert not {"balance-lost", "balance-twice", "balance-changed"} & codes
    assert parsed.sheets or codes


@given(st.binary(max_size=200))
def test_any_bytes_give_sheets_or_problems(data: bytes) -> None:
    parsed = parse_document("a.txt", data)
    assert parsed.sheets or parsed.problems
