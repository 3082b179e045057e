"""How alike two Japanese texts are: pairs of neighbouring signs, since words are not parted."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from site_builder.content.wording import squash

_SILENT = re.compile(r"[\s、。，．・,.()（）「」\[\]【】]+")


@dataclass(frozen=True, slots=True)
class Grams:
    """Pairs of neighbouring signs, each with its weight."""

    weights: Mapping[str, float]
    total: float


def grams(text: str) -> Counter[str]:
    """Each pair of neighbouring signs, punctuation aside; a sign that stands alone as itself"""
    bare = _SILENT.sub("", squash(text))
    if len(bare) == 1:
        return Counter([bare])
    return Counter(bare[i : i + 2] for i in range(len(bare) - 1))


def likeness(one: str, other: str) -> float:
    """0 to 1: the share of pairs that both have (Dice). Two empty texts are the same."""
    if one == other:
        return 1.0
    return shared(*(Grams(found, found.total()) for found in (grams(one), grams(other))))


def shared(one: Grams, other: Grams) -> float:
    a, b, whole = one.weights, other.weights, one.total + other.total
    both = sum([min(a[gram], b[gram]) for gram in a.keys() & b.keys()])
    return 2 * both / whole if whole else 1.0


@dataclass(frozen=True, slots=True)
class Phrases:
    """How common each pair is in all the texts: 推進します says little, 避難所 much."""

    texts: int = 0
    holding: Mapping[str, int] = field(default_factory=dict)

    def weigh(self, text: str) -> Grams:
        weights = {gram: count * self._weight(gram) for gram, count in grams(text).items()}
        return Grams(weights, sum(weights.values()))

    def _weight(self, gram: str) -> float:
        return math.log((self.texts + 1) / (self.holding.get(gram, 0) + 0.5))


def count_phrases(texts: Iterable[str]) -> Phrases:
    """Equal texts count once, so that one office that repeats itself has no more weight."""
    different = dict.fromkeys(squash(text) for text in texts)
    holding = Counter(gram for text in different for gram in set(grams(text)))
    return Phrases(len(different), holding)
