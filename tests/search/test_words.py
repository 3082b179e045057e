"""The words that help: their file, its size, and whether they fit the sheets."""

from __future__ import annotations

import gzip
import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from site_builder.build import build, check
from site_builder.content.folder.store import load_frame
from site_builder.content.words.synonyms import NO_SEARCH_WORDS, Synonyms, Vocabulary
from site_builder.inputs import Inputs
from site_builder.search.words import word_data
from tests.cli.conftest import replace as change

BUDGET = 40 * 1024
"""Bytes of the real site's words as they travel, gzip"""


def copied(project: Path) -> Inputs:
    shutil.copytree(Path("content") / "search", project / "content" / "search")
    return Inputs(project / "content", project / "templates")


def test_terms_without_what_can_be_told_from_them() -> None:
    terms = {"除雪": "じょせつ", "ホワイエ": "ほわいえ", "otta": "", "古町": "こまち"}
    words = replace(
        NO_SEARCH_WORDS,
        vocabulary=Vocabulary(terms=terms, kanji={"じょ": "徐除"}),
        synonyms=Synonyms(groups=(("健診", "健康診断"),), readings={"古町": "ふるまち"}),
    )
    assert word_data(words) == {
        "terms": "otta\nホワイエ\n古町\tふるまち\n除雪\tじょせつ",
        "kanji": "じょ\t徐除",
        "groups": (("健診", "健康診断"),),
        "seeAlso": [],
    }


def word_files(output: Path) -> list[Path]:
    return sorted(output.glob("search/*/words.js"))


def table(output: Path) -> dict[str, Any]:
    text = (output / "search" / "goals.js").read_text(encoding="utf-8")
    made: dict[str, Any] = json.loads(text[text.index("{") : text.rindex(")")])
    return made


def test_one_small_file_that_the_table_names(project: Path, tmp_path: Path) -> None:
    build(copied(project), tmp_path / "output")
    [file] = word_files(tmp_path / "output")
    assert file.parent.name == table(tmp_path / "output")["words"]
    assert len(gzip.compress(file.read_bytes(), 6)) <= BUDGET


def test_its_name_changes_with_the_words_alone(project: Path, tmp_path: Path) -> None:
    inputs = copied(project)
    build(inputs, tmp_path / "one")
    change(project / "content/sheets/2025/chuo/kensetsu.yaml", "目指します", "めざします")
    build(inputs, tmp_path / "two")
    change(project / "content" / "search" / "synonyms.yaml", "[子育て, 育児]", "[子育て, 保育]")
    build(inputs, tmp_path / "three")
    names = [word_files(tmp_path / n)[0].parent.name for n in ("one", "two", "three")]
    assert names[0] == names[1] != names[2]


def test_without_words_no_file(project: Path, tmp_path: Path) -> None:
    build(Inputs(project / "content", project / "templates"), tmp_path / "output")
    assert word_files(tmp_path / "output") == []
    assert table(tmp_path / "output")["words"] == ""


def old_vocabulary(inputs: Inputs) -> list[str]:
    return [p.code for p in check(inputs).problems if p.code == "old-vocabulary"]


def test_check_says_once_that_the_words_are_older(project: Path, tmp_path: Path) -> None:
    inputs = copied(project)  # beside fewer sheets than they were made from
    assert old_vocabulary(inputs) == ["old-vocabulary"]
    made = build(inputs, tmp_path / "output")
    assert not [p for p in made.problems if p.code == "old-vocabulary"]


def test_check_says_nothing_where_no_words_are_kept(project: Path) -> None:
    assert old_vocabulary(Inputs(project / "content", project / "templates")) == []


@pytest.fixture(scope="module")
def terms() -> dict[str, str]:
    frame, _ = load_frame(Path("content"))
    return dict(frame.search_words.vocabulary.terms)


@pytest.mark.parametrize(
    ("term", "reading"),
    [
        ("除雪", "じょせつ"),
        ("子育て", "こそだて"),
        ("避難所", "ひなんじょ"),
        ("古町芸妓", "ふるまちげいぎ"),
        ("鳥屋野潟", "とやのがた"),
        ("町内会", "ちょうないかい"),
        ("お年寄り", "おとしより"),
        ("コミュニティ協議会", "こみゅにてぃきょうぎかい"),
        ("特定健診", "とくていけんしん"),
        ("健康福祉課", "けんこうふくしか"),
        ("西蒲区", None),
    ],
)
def test_own_vocabulary(terms: dict[str, str], term: str, reading: str | None) -> None:
    assert terms.get(term) == reading
