"""content/'s sheets → content/search/vocabulary.yaml, written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from site_builder.content.folder.store import Content, load_content
from site_builder.content.words.synonyms import (
    VOCABULARY,
    Vocabulary,
    sheet_lines,
    source_mark,
    synonym_words,
    written_mark,
)
from site_builder.content.writing import write_whole
from site_builder.content.yaml.emit import inline
from site_builder.problems import ContentError, Problem, Where, has_errors
from site_builder.vocabulary.terms import (
    Morpheme,
    find_terms,
    read_words,
    same_sounds,
    with_readings,
)


@dataclass(frozen=True, slots=True)
class Analyser:
    name: str
    analyse: Callable[[Iterable[str]], Iterable[Sequence[Morpheme]]]
    kanji_readings: Callable[[], Mapping[str, Collection[str]]]
    """Of each usual kanji, in katakana"""


_HEAD = """\
# 検索の「もしかして」が使う語と読みです。site-builder vocabulary がシートからつくります。
# 読みを直すときは、このファイルではなく synonyms.yaml の readings に書いてください。
"""


@dataclass(frozen=True, slots=True)
class Made:
    file: Path
    terms: int
    is_new: bool
    """False where the file already said the same"""


def make_vocabulary(folder: Path, analyser: Analyser) -> Made:
    """Raises what is wrong with content/, and refuses to undo what a person has changed."""
    content, problems = load_content(folder)
    if has_errors(problems):
        raise ContentError(problems)
    if not content.sheets:
        hint = "フォルダーの場所を確かめて、--content で指定してください。"
        raise ContentError(
            [Problem(Where(str(folder)), "no-sheets", "シートが一枚もありません。", hint)]
        )
    file = folder / VOCABULARY
    before = content.frame.search_words.vocabulary
    _refuse_changed(file, before)
    vocabulary = _vocabulary(content, analyser)
    if vocabulary != before:
        write_whole(file, dump_vocabulary(vocabulary).encode())
    return Made(file, len(vocabulary.terms), vocabulary != before)


def _vocabulary(content: Content, analyser: Analyser) -> Vocabulary:
    synonyms = content.frame.search_words.synonyms
    words = sorted(set(synonym_words(synonyms)))
    lines = sorted({line for sheet in content.sheets.values() for line in sheet_lines(sheet)})
    found = {**read_words(analyser.analyse(words)), **find_terms(analyser.analyse(lines))}
    vocabulary = Vocabulary(
        made_by=analyser.name,
        source=source_mark([*words, *lines]),
        terms=dict(sorted(with_readings(found, synonyms.readings).items())),
        kanji=same_sounds(analyser.kanji_readings(), frozenset("".join(found))),
    )
    return replace(vocabulary, written=written_mark(vocabulary))


def _refuse_changed(file: Path, now: Vocabulary) -> None:
    if now.terms and now.written != written_mark(now):
        message = "人が直した跡があるので、つくり直していません。"
        hint = (
            "直した読みは synonyms.yaml の readings に移し、"
            f"{VOCABULARY} を消してから、もう一度実行してください。"
        )
        raise ContentError([Problem(Where(str(file)), "changed-vocabulary", message, hint)])


def dump_vocabulary(vocabulary: Vocabulary) -> str:
    facts = [("made_by", vocabulary.made_by), ("source", vocabulary.source)]
    facts.append(("written", vocabulary.written))
    lines = [f"{key}: {inline(value, in_flow=False)}" for key, value in facts]
    for key, pairs in (("terms", vocabulary.terms), ("kanji", vocabulary.kanji)):
        lines.append(f"{key}:")
        lines += [f"  {inline(left)}: {right}".rstrip() for left, right in pairs.items()]
    return _HEAD + "\n".join(lines) + "\n"
