"""content/search/: what is wrong with it is told with its line, and no word of it is needed."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.content.folder.store import load_frame
from site_builder.content.words.synonyms import NO_SEARCH_WORDS, SYNONYMS, VOCABULARY, source_mark


def test_own_content_is_sound() -> None:
    frame, problems = load_frame(Path("content"))
    assert not problems
    words = frame.search_words
    assert len(words.vocabulary.terms) > 2000
    assert len(words.synonyms.groups) > 40


def test_content_without_words_is_content(project: Path) -> None:
    frame, problems = load_frame(project / "content")
    assert not problems
    assert frame.search_words == NO_SEARCH_WORDS


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        (SYNONYMS, "groups:\n  - [健診]\n", "2:5: エラー [lonely-synonym]"),
        (SYNONYMS, "groups:\n  - [健診, 検診]\n  - [検診, 検査]\n", "3:6: エラー [duplicate-syn"),
        (SYNONYMS, "groups:\n  - [健診, ｹ]\n", "2:10: エラー [short-synonym]"),
        (SYNONYMS, "see_also:\n  湖: [佐潟]\n", "2:6: エラー [short-synonym]"),
        (SYNONYMS, "groups: 健診\n", "1:9: エラー [wrong-type]"),
        (SYNONYMS, "general: 実施\n", "1:10: エラー [wrong-type]"),
        (SYNONYMS, "readings:\n  古町: フルマチ\n", "2:7: エラー [bad-reading]"),
        (SYNONYMS, "group:\n  - [健診, 検診]\n", "1:1: エラー [unknown-key]"),
        (SYNONYMS, "groups: [\n", "エラー [yaml]"),
        (VOCABULARY, "terms:\n  除雪: jo\n", "2:7: エラー [bad-reading]"),
        (VOCABULARY, "made_by: x\n", "1:1: エラー [missing-key]"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    project: Path, file: str, text: str, told: str
) -> None:
    (project / "content" / "search").mkdir()
    (project / "content" / file).write_text(text, encoding="utf-8")
    problems = load_frame(project / "content")[1]
    assert any(told in str(p) and file in p.where.path for p in problems), problems


def test_source_mark_changes_with_words_alone() -> None:
    lines = ["除雪を5回、行います。", "LINEで知らせる"]
    same = ["除雪は、6回", "除雪", "LINEを知らせよう", "16回だけ行った"]
    assert source_mark(lines) == source_mark(same)
    assert source_mark(lines) != source_mark([*lines, "降雪"])
