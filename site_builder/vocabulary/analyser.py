"""Lines → morphemes, by SudachiPy and its core dictionary (the extra `vocabulary`)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version

from sudachipy import Dictionary, SplitMode
from sudachipy import Morpheme as Analysed

from site_builder.vocabulary.make import Analyser
from site_builder.vocabulary.terms import Morpheme, WordKind

_AFFIXES = {("接頭辞", "*"): WordKind.PREFIX, ("接尾辞", "名詞的"): WordKind.SUFFIX}


_USUAL_ROWS = range(16, 48)
"""Of JIS X 0208, with 94 signs each"""


def open_analyser() -> Analyser:
    versions = (version("sudachipy"), version("sudachidict-core"))
    return Analyser("SudachiPy {}, SudachiDict-core {}".format(*versions), _analyse, _kanji)


def _analyse(lines: Iterable[str]) -> Iterator[Sequence[Morpheme]]:
    """Each line twice: in long units (生活習慣病) and in short ones (生活, 習慣, 病)."""
    tokenizer = Dictionary(dict="core").tokenizer(SplitMode.C)
    for line in lines:
        for mode in (SplitMode.C, SplitMode.A):
            yield tuple(_morpheme(one) for one in tokenizer.tokenize(line, mode))


def _kanji() -> Mapping[str, Collection[str]]:
    dictionary = Dictionary(dict="core")
    rows = (bytes([row + 0xA0, cell + 0xA0]) for row in _USUAL_ROWS for cell in range(1, 95))
    usual = b"".join(rows).decode("euc_jp", "ignore")
    return {kanji: {one.reading_form() for one in dictionary.lookup(kanji)} for kanji in usual}


def _morpheme(one: Analysed) -> Morpheme:
    group, detail, *_ = one.part_of_speech()
    is_noun = group == "名詞" and detail != "数詞"
    kind = WordKind.NOUN if is_noun else _AFFIXES.get((group, detail), WordKind.OTHER)
    return Morpheme(one.surface(), one.reading_form(), kind)
