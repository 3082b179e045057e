"""content/glossary.yaml: what is refused and where, and which terms a text uses."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.content.folder.store import DEFAULTS, load_frame
from site_builder.content.words.glossary import Term, TermKind, find_terms

ROOT = Path(__file__).parents[3]
TERM = "  - {term: 協働, kana: きょうどう, kind: word, plain: 力を合わせることです。}\n"


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("terms:\n" + TERM.replace("きょうどう", "協働"), "bad-kana", 2, 22),
        ("terms:\n" + TERM.replace("word", "言葉"), "bad-kind", 2, 35),
        ("terms:\n" + TERM.replace("力を合わせることです。", '""'), "empty", 2, 41),
        ("terms:\n" + TERM + TERM.replace("協働,", "協 働,"), "duplicate-term", 3, 12),
        ("terms:\n" + TERM.replace("plain", "plane"), "unknown-key", 2, 41),
    ],
)
def test_a_broken_file_is_told_and_the_default_stands_in(
    tmp_path: Path, text: str, code: str, line: int, column: int
) -> None:
    (tmp_path / "glossary.yaml").write_text(text, "utf-8")
    frame, problems = load_frame(tmp_path)
    assert (code, line, column) in [(p.code, p.where.line, p.where.column) for p in problems]
    assert frame.glossary == load_frame(DEFAULTS)[0].glossary != ()


def test_the_package_explains_the_form_and_the_content_explains_more() -> None:
    package = load_frame(DEFAULTS)[0].glossary
    ours = load_frame(ROOT / "content")[0].glossary
    assert {term.kind for term in package} == {TermKind.FORM}
    assert set(package) < set(ours)
    assert all(term.plain.endswith("。") for term in ours)


def term(word: str, *aliases: str, kind: TermKind = TermKind.WORD) -> Term:
    return Term(word, "あ", kind, "説明です。", aliases)


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["協働で取り組みます。"], ["協働"]),
        (["コミュニ\nティ協議会と"], ["コミュニティ協議会"]),
        (["コミ協へ"], ["コミュニティ協議会"]),
        (["LINEで知らせます"], ["SNS"]),
        (["ONLINEで知らせます"], []),
        (["コミ", "協"], []),
        (["評価は○です"], []),
        ([], []),
    ],
)
def test_terms_of_a_text(texts: list[str], found: list[str]) -> None:
    glossary = (
        term("協働"),
        term("コミュニティ協議会", "コミ協"),
        term("SNS", "LINE"),
        term("評価", kind=TermKind.FORM),
    )
    assert [one.term for one in find_terms(glossary, texts)] == found
