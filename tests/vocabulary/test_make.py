"""site-builder vocabulary: the same sheets give the same file, and no human work is undone."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from site_builder.cli.main import main
from site_builder.content.folder.store import load_frame
from site_builder.content.words.synonyms import (
    SYNONYMS,
    VOCABULARY,
    read_vocabulary,
    vocabulary_issues,
)
from site_builder.content.yaml.load import load_yaml
from site_builder.problems import ContentError
from site_builder.vocabulary.make import Analyser, dump_vocabulary, make_vocabulary
from site_builder.vocabulary.terms import Morpheme, WordKind


def by_sign(lines: Iterable[str]) -> Iterator[Sequence[Morpheme]]:
    """Cuts a line at 、 and gives each part a reading in katakana."""
    for line in lines:
        yield [Morpheme(part, "ヨミ", WordKind.NOUN) for part in line.split("、")]


ANALYSER = Analyser("by sign 1", by_sign, lambda: {"除": ["ジョ"], "徐": ["ジョ"]})


@pytest.fixture
def content(project: Path) -> Path:
    """With synonyms, without a vocabulary."""
    folder = project / "content"
    (folder / SYNONYMS).parent.mkdir()
    shutil.copy(Path("content") / SYNONYMS, folder / SYNONYMS)
    return folder


def test_the_file_holds_what_was_made(content: Path) -> None:
    made = make_vocabulary(content, ANALYSER)
    frame, problems = load_frame(content)
    assert not problems
    vocabulary = frame.search_words.vocabulary
    assert made.is_new
    assert made.terms == len(vocabulary.terms) > 100
    assert vocabulary.terms["お年寄り"] == "よみ"
    assert vocabulary.kanji == {"じょ": "徐除"}
    text = made.file.read_text(encoding="utf-8")
    assert dump_vocabulary(vocabulary) == text
    assert load_yaml("", text, read_vocabulary, vocabulary_issues)[0] == vocabulary


def test_made_again_it_stays(content: Path) -> None:
    before = make_vocabulary(content, ANALYSER).file.read_bytes()
    made = make_vocabulary(content, ANALYSER)
    assert not made.is_new
    assert made.file.read_bytes() == before


def test_what_a_person_changed_is_not_overwritten(content: Path) -> None:
    file = make_vocabulary(content, ANALYSER).file
    text = file.read_text(encoding="utf-8").replace("お年寄り: よみ", "お年寄り: おとしより")
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        make_vocabulary(content, ANALYSER)
    assert [p.code for p in caught.value.problems] == ["changed-vocabulary"]
    assert file.read_text(encoding="utf-8") == text


def test_broken_content_is_told_and_nothing_written(content: Path) -> None:
    (content / SYNONYMS).write_text("groups:\n  - [健診]\n", encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        make_vocabulary(content, ANALYSER)
    assert [p.code for p in caught.value.problems] == ["lonely-synonym"]
    assert not (content / VOCABULARY).exists()


def test_a_folder_without_sheets_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        make_vocabulary(tmp_path / "nowhere", ANALYSER)
    assert [p.code for p in caught.value.problems] == ["no-sheets"]
    assert not (tmp_path / "nowhere").exists()


def test_without_the_analyser_it_says_how_to_get_it(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    monkeypatch.setitem(sys.modules, "sudachipy", None)
    monkeypatch.delitem(sys.modules, "site_builder.vocabulary.analyser", raising=False)
    assert main(["vocabulary"]) == 1
    told = capsys.readouterr().err
    assert "analyser-missing" in told
    assert "pip install -c constraints.txt -e '.[vocabulary]'" in told
