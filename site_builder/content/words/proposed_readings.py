"""Names without a reading → readings to be proposed, put together from parts that are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, groupby

from site_builder.content.wording import has_kanji
from site_builder.content.words.glossary import Glossary
from site_builder.content.words.readings import (
    NameReading,
    ReadingPart,
    Readings,
    align_reading,
)


@dataclass(frozen=True, slots=True)
class ProposedReading:
    name: str
    reading: str
    """石山[いしやま]出張所[しゅっちょうじょ]; empty where a part of the name is not known"""


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to put the beginning of a name together."""

    guessed: int
    """Signs whose reading nobody has accepted in just this part"""
    parts: tuple[ReadingPart, ...]

    @property
    def cost(self) -> tuple[int, int]:
        return self.guessed, len(self.parts)


class NameParts:
    """`terms`: the vocabulary's words with readings that an analyser gave"""

    def __init__(self, readings: Readings, glossary: Glossary, terms: Mapping[str, str]) -> None:
        given = (align_reading(term.term, term.kana) for term in glossary)
        accepted = [*readings, *filter(None, given)]
        # 東[ひがし] is a part of a name, and not how 東 is read in any other
        self._parts = {
            part.base: _Way(int(len(part.base) == 1), (part,))
            for part in chain.from_iterable(one.parts for one in accepted)
            if part.kana
        }
        self._parts |= {one.name: _Way(0, one.parts) for one in accepted}
        self._terms = terms
        self._longest = max(map(len, (*self._parts, *terms)), default=0)

    def propose(self, name: str) -> ProposedReading:
        ways: list[_Way | None] = [_Way(0, ())]
        for end in range(1, len(name) + 1):
            ways.append(min(self._ways(name, end, ways), key=lambda way: way.cost, default=None))
        best = ways[-1]
        return ProposedReading(name, NameReading(_joined(best.parts)).text if best else "")

    def _ways(self, name: str, end: int, ways: list[_Way | None]) -> Iterator[_Way]:
        for start in range(max(0, end - self._longest), end):
            before, part = ways[start], self._part(name[start:end])
            if before and part:
                yield _Way(before.guessed + part.guessed, before.parts + part.parts)

    def _part(self, text: str) -> _Way | None:
        if len(text) == 1 and not has_kanji(text):
            return _Way(0, (ReadingPart(text, ""),))
        return self._parts.get(text) or self._term(text)

    def _term(self, text: str) -> _Way | None:
        reading = align_reading(text, self._terms.get(text, ""))
        return _Way(len(text), reading.parts) if reading else None


def _joined(parts: tuple[ReadingPart, ...]) -> tuple[ReadingPart, ...]:
    """Signs without a reading as one part"""
    joined: list[ReadingPart] = []
    for is_bare, run in groupby(parts, key=lambda part: not part.kana):
        some = tuple(run)
        joined += [ReadingPart("".join(part.base for part in some), "")] if is_bare else some
    return tuple(joined)


def propose_readings(
    names: Iterable[str], known: NameParts, readings: Readings, refused: Iterable[str]
) -> tuple[ProposedReading, ...]:
    """Of the names with a kanji that nobody has decided on, in their order"""
    decided = {reading.name for reading in readings} | set(refused)
    open_names = (name for name in dict.fromkeys(names) if has_kanji(name) and name not in decided)
    return tuple(map(known.propose, open_names))
