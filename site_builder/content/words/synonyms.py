"""What helps a reader whose words differ from the sheets' words: content/search/.

`vocabulary.yaml` is made from the sheets (site-builder vocabulary); `synonyms.yaml` is kept by
hand. Both may be missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from site_builder.content.sheet.model import Sheet
from site_builder.content.wording import KANJI, fold, search_form
from site_builder.content.yaml.reader import Path
from site_builder.content.yaml.shape import Issue, filled, list_of, names_to, record, text

VOCABULARY = "search/vocabulary.yaml"
SYNONYMS = "search/synonyms.yaml"
"""Paths within content/"""

_KANA = re.compile(r"[ぁ-ゖー]*")
_KANA_HINT = "読みは、ひらがなと「ー」だけで書きます（例 除雪: じょせつ）。"
_RUN = re.compile(rf"{KANJI}+|[ァ-ヺー]+|[A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    made_by: str = ""
    """The analyser that gave the readings"""
    source: str = ""
    """Mark of the sheets' words that the terms come from (source_mark)"""
    written: str = ""
    """Mark of the terms: shows whether the list was changed by hand"""
    terms: Mapping[str, str] = field(default_factory=dict)
    """Term → its reading in hiragana; empty where it has none (Instagram)"""
    kanji: Mapping[str, str] = field(default_factory=dict)
    """Reading → kanji that share it, one at least from a term: what a keyboard mixes up"""


@dataclass(frozen=True, slots=True)
class Synonyms:
    groups: tuple[tuple[str, ...], ...] = ()
    """Words that mean the same to somebody who searches"""
    see_also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """A citizen's word → the words that the sheets have for it"""
    readings: Mapping[str, str] = field(default_factory=dict)
    """Where the analyser reads a term wrongly: 古町 → ふるまち"""
    general: tuple[str, ...] = ()
    """Terms that say nothing of what a policy is about: 実施"""


@dataclass(frozen=True, slots=True)
class SearchWords:
    vocabulary: Vocabulary
    synonyms: Synonyms


NO_SEARCH_WORDS = SearchWords(Vocabulary(), Synonyms())


read_vocabulary = record(
    Vocabulary,
    {
        "made_by": text,
        "source": text,
        "written": text,
        "terms": names_to(text),
        "kanji": names_to(text),
    },
    {"terms": {}},
)
read_synonyms = record(
    Synonyms,
    {
        "groups": list_of(list_of(filled)),
        "see_also": names_to(list_of(filled)),
        "readings": names_to(filled),
        "general": list_of(filled),
    },
    {},
)


def vocabulary_issues(vocabulary: Vocabulary) -> Iterator[Issue]:
    yield from _bad_readings("terms", vocabulary.terms)
    yield from _bad_readings("kanji", {reading: reading for reading in vocabulary.kanji})


def synonym_issues(synonyms: Synonyms) -> Iterator[Issue]:
    yield from _bad_readings("readings", synonyms.readings)
    yield from _short_words(synonyms)
    seen: set[str] = set()
    for n, group in enumerate(synonyms.groups):
        if len(group) < 2:
            hint = "「- [健診, 健康診断]」のように、2つ以上の語を並べます。"
            yield Issue(("groups", n), "lonely-synonym", "同じ意味の語が2つありません。", hint)
        for m, word in enumerate(group):
            if search_form(word) in seen:
                hint = "2つの組を1つにまとめるか、どちらかを消してください。"
                message = f"「{word}」が2回あります。"
                yield Issue(("groups", n, m), "duplicate-synonym", message, hint)
            seen.add(search_form(word))


def _short_words(synonyms: Synonyms) -> Iterator[Issue]:
    hint = "1文字の語は、ほかの語の一部として出すぎるため使えません。"
    places: list[tuple[Path, str]] = [
        (("groups", n, m), word)
        for n, group in enumerate(synonyms.groups)
        for m, word in enumerate(group)
    ]
    for word, others in synonyms.see_also.items():
        places.append((("see_also", word), word))
        places += [(("see_also", word, n), other) for n, other in enumerate(others)]
    for path, word in places:
        if len(search_form(word)) < 2:
            yield Issue(path, "short-synonym", f"「{word}」は短すぎます。", hint)


def _bad_readings(key: str, readings: Mapping[str, str]) -> Iterator[Issue]:
    for word, reading in readings.items():
        if not _KANA.fullmatch(reading):
            message = f"「{word}」の読み「{reading}」が、ひらがなではありません。"
            yield Issue((key, word), "bad-reading", message, _KANA_HINT)


# --- what the vocabulary is made from -----------------------------------------------------


def sheet_lines(sheet: Sheet) -> Iterator[str]:
    """The texts that a term may come from, line by line."""
    cells = [sheet.ward, sheet.section, sheet.parent_section, sheet.department]
    cells += sheet.policy_indicators
    for goal in sheet.goals:
        cells.append(goal.goal)
        for row in goal.measures:
            cells += (row.indicator, row.target, row.result, row.initiative)
            cells += (row.summary, row.attainment, row.next_steps)
    for cell in cells:
        yield from filter(None, fold(cell).splitlines())


def source_mark(lines: Iterable[str]) -> str:
    """Changes when a run of kanji, katakana or letters comes or goes, not with every figure,
    particle or repetition: only then the sheets may hold a new word."""
    return mark({run for line in lines for run in _RUN.findall(line)})


def written_mark(vocabulary: Vocabulary) -> str:
    pairs = (*vocabulary.terms.items(), *vocabulary.kanji.items())
    return mark(f"{term}\t{reading}" for term, reading in pairs)


def mark(parts: Iterable[str]) -> str:
    return sha256("\n".join(sorted(parts)).encode()).hexdigest()[:16]


def synonym_words(synonyms: Synonyms) -> Iterator[str]:
    """Words that readers type though no sheet has them: they need a reading, too."""
    for words in (*synonyms.groups, *synonyms.see_also.values(), synonyms.see_also):
        yield from map(fold, words)


def readings(words: SearchWords) -> Sequence[tuple[str, str]]:
    """Each term once with its reading; the hand-kept one counts."""
    return sorted((dict(words.vocabulary.terms) | dict(words.synonyms.readings)).items())
