from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from site_builder.ingest.draft import Draft, FieldReading, Leftover
from site_builder.ingest.formats.text import read_document
from site_builder.ingest.layouts.tabular.reader import read_tabular
from site_builder.ingest.sheet.balance import balance, check_balance, check_texts
from site_builder.ingest.sheet.parse import parse_document
from tests.ingest.printing import sheet_text

TEXT = sheet_text()
DOCUMENT = read_document("a.txt", TEXT.encode())
(DRAFT,) = map(read_tabular, DOCUMENT.forms)


def test_each_character_has_one_kind() -> None:
    figures = balance(DOCUMENT, [DRAFT])
    assert figures.holds
    assert sum(figures.counts.values()) == figures.total == len("".join(TEXT.split()))
    assert list(check_balance(DOCUMENT, figures)) == []


def test_a_lost_character_is_found() -> None:
    poorer = replace(DRAFT, goals=DRAFT.goals[:1])
    figures = balance(DOCUMENT, [poorer])
    problems = list(check_balance(DOCUMENT, figures))
    assert not figures.holds
    assert {problem.code for problem in problems} == {"balance-lost"}
    assert problems[0].where.line == TEXT[: TEXT.index("窓口の混雑")].count("\n") + 1


def test_a_character_in_two_fields_is_found() -> None:
    title = DRAFT.labels[0]
    figures = balance(DOCUMENT, [replace(DRAFT, unplaced=(Leftover((title,), "row"),))])
    (problem,) = check_balance(DOCUMENT, figures)
    assert (problem.code, problem.where.line, problem.where.column) == ("balance-twice", 1, 1)


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
