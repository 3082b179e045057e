"""Each thing that can be wrong in a sheet's file, with the very line and column."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.folder.store import load_sheet
from site_builder.problems import Problem, Where
from tests.content.sheets import SMALL, SMALL_SHEET

LIBRARY_WORDS = re.compile(r"\b(mapping|scalar|token|block|expected|found|parser)\b")


def problems(marked: str) -> tuple[tuple[Problem, ...], list[tuple[int, int]]]:
    """The problems of a text, and the places where ‸ stands in it."""
    places = []
    for number, line in enumerate(marked.split("\n"), 1):
        parts = line.split("‸")
        places += [(number, len("".join(parts[:n])) + 1) for n in range(1, len(parts))]
    sheet, found = load_sheet("s.yaml", marked.replace("‸", ""))
    assert sheet is None
    assert {problem.where.path for problem in found} == {"s.yaml"}
    return found, places


def changed(old: str, new: str) -> str:
    assert SMALL.count(old) == 1, old
    return SMALL.replace(old, new)


def test_the_sheet_without_faults_has_no_problem() -> None:
    assert load_sheet("s.yaml", SMALL) == (SMALL_SHEET, ())


@pytest.mark.parametrize("field", ["goals/7/goal", "goals/1/measures/9/target", "goals/7"])
def test_doubt_may_be_about_a_row_that_was_not_read(field: str) -> None:
    text = changed("field: goals/1/measures/2/target", f"field: {field}")
    assert load_sheet("s.yaml", text)[1] == ()


THIRD = "  - number: 3\n"
EASY = "    easy: {text: あ, reviewer: 課, reviewed: 2026-04-01}\n"
ONE = [
    # easy words have somebody who answers for them
    (THIRD, THIRD + EASY.replace("reviewer: 課", "‸reviewer: ''"), "empty", "「reviewer」"),
    (THIRD, THIRD + EASY.replace("2026-04-01", "‸春"), "bad-date", "「春」"),
    (
        THIRD,
        THIRD + EASY.replace(", reviewer: 課", "").replace("{", "‸{"),
        "missing-key",
        "reviewer",
    ),
    # keys
    ("section: 地域課", "‸sektion: 地域課\nsection: 地域課", "unknown-key", "「sektion」"),
    ("created:", "‸Created:", "unknown-key", "もしかして「created」"),
    ("        target:", "        ‸taget:", "unknown-key", "もしかして「target」"),
    ("        target:", "        ‸目標:", "unknown-key", "もしかして「target」"),
    ("evaluated:\n", "evaluated:\n‸evaluated:\n", "duplicate-key", "「evaluated」"),
    ("        target: 80回", "        target: 80回\n        ‸target: 1", "duplicate-key", "2回"),
    ("fiscal_year: 2025\n", "‸", "missing-key", "「fiscal_year」"),
    ("  - number: 3\n    goal:", "  - ‸goal:", "missing-key", "「number」"),
    ("    was: あ\n", "", "missing-key", "「was」"),
    ("ward: 中央区", "‸ward:", "empty", "「ward」"),
    ("    why: 原本では空白", '    ‸why: " "', "empty", "「why」"),
    # types
    ("fiscal_year: 2025", "fiscal_year: ‸令和7年度", "wrong-type", "「令和7年度」"),
    ("fiscal_year: 2025", "‸fiscal_year:", "wrong-type", "西暦"),
    ("fiscal_year: 2025", "fiscal_year: ‸7", "wrong-type", "「7」"),
    ("fiscal_year: 2025", "fiscal_year: ‸２０２５", "wrong-type", "半角"),
    ("number: 3", "number: ‸三", "wrong-type", "「三」"),
    ("number: 3", "number: ‸[3]", "wrong-type", "番号"),
    ("rows: 2", "rows: ‸1", "wrong-type", "行の数"),
    ("section: 地域課", "section: ‸[地域課]", "wrong-type", "文"),
    ("target: 80回", "target: ‸{回: 80}", "wrong-type", "文"),
    ("[政策1-1-①]", "‸政策1-1-①", "no-brackets", "[政策1-1-①]"),
    ("[政策1-1-①]", "[政策1-1-①, ‸[政策2]]", "wrong-type", "文"),
    ("policy_indicators: []", "policy_indicators: ‸割合", "wrong-type", "- "),
    ("      - indicator: 件数", "      - ‸件数", "wrong-type", "キー"),
    ("{document: chuo-r7.txt, lines: 12-40}", "‸chuo-r7.txt", "wrong-type", "キー"),
    ("lines: 12-40", "kind: ‸ocr", "bad-kind", "「ocr」"),
    # marks and dates
    ("evaluation: ○", "evaluation: ‸〇", "bad-evaluation", "U+25CB"),
    ("evaluation: ○", "evaluation: ‸◯", "bad-evaluation", "U+25CB"),
    ("evaluation: ○", "evaluation: ‸O", "bad-evaluation", "U+25CB"),
    ("evaluation: ○", "evaluation: ‸Ｏ", "bad-evaluation", "U+25CB"),
    ("evaluation: ○", "evaluation: ‸▲", "bad-evaluation", "U+25B3"),
    ("evaluation: ○", "evaluation: ‸x", "bad-evaluation", "U+00D7"),
    ("evaluation: ○", "evaluation: ‸未評価", "bad-evaluation", "空"),
    ("evaluation: ○", "evaluation: ‸良い", "bad-evaluation", "どれか"),
    ("evaluation: ○", 'evaluation: ‸"○ "', "bad-evaluation", "○"),
    ('"2025-04-01"', "‸2025-04-31", "bad-date", "2025-04-31"),
    ('"2025-04-01"', "‸R7.4.1", "bad-date", "「2025-04-01」のように"),
    ('"2025-04-01"', "‸20250401", "bad-date", "のように"),
    # what stands aside has one of the known reasons
    (
        "review:\n",
        "aside:\n  - {raw: a, place: C7, reason: ‸lost}\nreview:\n",
        "bad-reason",
        "struck",
    ),
    ("review:\n", "aside:\n  - ‸{raw: a, reason: struck}\nreview:\n", "missing-key", "place"),
    # what must fit together
    ("number: 3", "number: ‸1", "duplicate-goal", "番号1"),
    (
        "field: goals/1/measures/1/initiative",
        "field: ‸goals/1/measures/1/goal",
        "bad-field",
        "goals",
    ),
    ("field: goals/1/measures/1/initiative", "field: ‸goals/1/goal", "bad-field", "表の欄"),
    ("field: goals/1/measures/2/target", "field: ‸goals/2/measures/1/targets", "bad-field", "欄"),
    ("field: goals/1/measures/2/target", "field: ‸goals/0/measures/3/target", "bad-field", "欄"),
    ("field: goals/1/measures/2/target", "field: ‸goals/1/measures/0/target", "bad-field", "欄"),
    ("field: goals/3/goal", "field: ‸goal/3", "bad-field", "欄"),
    ("rows: 2", "rows: ‸3", "span-rows", "2行しか"),
    (
        "{field: goals/1/measures/1/initiative",
        "{field: ‸goals/1/measures/1/indicator",
        "span-overlap",
        "文",
    ),
    # the YAML itself
    ("section: 地域課", "section: ‸&a 地域課", "yaml-anchor", "&a"),
    ("section: 地域課", "section: ‸*a", "yaml-alias", "*a"),
    ("section: 地域課", "section: ‸!!str 地域課", "yaml-tag", "!"),
    ("section: 地域課", "section: 地域課\n‸<<: {ward: 北区}", "yaml-merge", "<<"),
    ("section: 地域課", "section: 地域課\n? ‸[a]\n: b", "yaml-key", "キー"),
    ("section: 地域課", "section: 地域‸: 課", "yaml", '" "'),
    ("section: 地域課", "section: 地域課\n‸ward 北区", "yaml", "「:」"),
    ("section: 地域課", "section‸：地域課", "wide-colon", "半角"),
    ("section: 地域課", "section: ‸@地域課", "yaml", "囲んで"),
    ("section: 地域課", 'section: "地域課', "yaml", "引用符"),
    ("section: 地域課", "section: 地域課\n‸\tward: 北区", "yaml", "タブ"),
    ("document: chuo-r7.txt, lines: 12-40", 'lines: ‸"12-40', "yaml", "引用符"),
    ("[政策1-1-①]", "‸[政策1-1-①", "yaml", "「]」"),
    ("{field: goals/1/measures/1/initiative, rows: 2}", "‸{field: a", "yaml", "「}」"),
    ("  - number: 3", " ‸- number: 3", "yaml", "字下げ"),
    ("進めます。", "進め‸\x07ます。", "yaml-sign", "消して"),
    ("進めます。", "進め‸\x00ます。", "yaml-sign", "消して"),
    ("source:", "‸---\nsource:", "yaml-documents", "---"),
]


@pytest.mark.parametrize(("old", "new", "code", "told"), ONE)
def test_one_fault_is_one_problem_at_its_place(old: str, new: str, code: str, told: str) -> None:
    (problem,), places = problems(changed(old, new))
    assert problem.code == code
    assert told in problem.message + problem.hint
    if places:
        assert [(problem.where.line, problem.where.column)] == places


@pytest.mark.parametrize(("old", "new"), [row[:2] for row in ONE])
def test_messages_hold_no_word_of_the_library(old: str, new: str) -> None:
    for problem in problems(changed(old, new))[0]:
        assert not LIBRARY_WORDS.search(problem.message + problem.hint)
        assert re.search(r"[ぁ-ん]", problem.message)


def test_all_problems_of_a_file_come_at_once_from_top_to_bottom() -> None:
    text = SMALL
    for old, new in (
        ("fiscal_year: 2025", "fiscal_year: ‸R7"),
        ("section: 地域課", "‸sektion: 地域課"),
        ('"2025-04-01"', "‸&day きのう"),
        ("[政策1-1-①]", "‸政策1-1-①"),
        ("evaluation: ○", "evaluation: ‸〇"),
        ("measures/1/initiative", "measures/9/initiative"),
        ("    why: 原本では空白", "    was: い"),
    ):
        text = text.replace(old, new)
    found, places = problems(text)
    assert [problem.code for problem in found] == [
        "missing-key",
        "wrong-type",
        "unknown-key",
        "bad-date",
        "yaml-anchor",
        "no-brackets",
        "bad-evaluation",
        "bad-field",
        "missing-key",
        "duplicate-key",
    ]
    assert set(places) <= {(p.where.line, p.where.column) for p in found}


def test_a_file_without_content_is_empty() -> None:
    for text in ("", "\n\n", "# あとで書く\n", "---\n"):
        (problem,), _ = problems(text)
        assert problem.code in ("empty-file", "wrong-type")


def test_a_list_is_no_sheet() -> None:
    (problem,), _ = problems("- a\n- b\n")
    assert (problem.code, problem.where) == ("wrong-type", Where("s.yaml", 1, 1))


@pytest.mark.parametrize("key", ["*a ", "? [a, {b: c}]\n", "? {a: b}\n", "<<"])
def test_a_key_that_is_none_does_not_hide_what_is_wrong_below(key: str) -> None:
    found, places = problems(
        changed("ward: 中央区", f"‸{key}: 中央区\nevaluated: ‸きのう")
        .replace("created:", "creatd:")
        .replace("evaluated:\n", "", 1)
    )
    assert {"bad-date", "unknown-key"} <= {problem.code for problem in found}
    lines = {problem.where.line for problem in found}
    assert {line for line, _ in places} <= lines


@pytest.mark.parametrize("sign", ["[", "{a: ", "- "])
def test_a_file_that_nests_without_end_is_refused(sign: str) -> None:
    (problem,), _ = problems(sign * 50_000)
    assert problem.code == "yaml-depth"


def test_a_very_large_text_is_not_even_read() -> None:
    (problem,), _ = problems("a: " + "あ" * 1_000_000)
    assert problem.code == "too-large"


@given(st.text(max_size=60) | st.text(st.sampled_from("ab:-[]{}\"'|>&*!%@#? \n\t0あ"), max_size=60))
def test_whatever_stands_there_is_a_sheet_or_has_a_problem(text: str) -> None:
    sheet, found = load_sheet("s.yaml", text)
    assert (sheet is None) == bool(found)
    lines = text.count("\n") + text.count("\r") + 2
    assert all(problem.where.line <= lines and problem.message for problem in found)


@given(st.integers(0, len(SMALL)), st.integers(0, 12), st.text(max_size=4))
def test_a_damaged_sheet_is_a_sheet_or_has_a_problem(at: int, gone: int, new: str) -> None:
    sheet, found = load_sheet("s.yaml", SMALL[:at] + new + SMALL[at + gone :])
    assert (sheet is None) == bool(found)
    assert not LIBRARY_WORDS.search("".join(p.message + p.hint for p in found))
