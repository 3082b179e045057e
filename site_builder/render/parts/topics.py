"""The words that many goals of a policy share: what it is about, where the plan's name for it is
not known."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import islice
from operator import add

from site_builder.content.wording import Policy, fold
from site_builder.content.words.synonyms import SearchWords
from site_builder.graph.nodes.nodes import GoalNode, PolicyNode
from site_builder.kept import kept

_SHOWN = 3
_LEAST = 2
"""Goals that have to hold a word"""
_HEAD = 2
"""Signs by which terms are looked up"""


class Topics:
    """The terms of the sheets' vocabulary but those that are too general to say anything."""

    def __init__(self, words: SearchWords) -> None:
        self._words = words
        self._in_text = lru_cache(maxsize=8192)(self._terms_in)  # read on each level of a policy

    @cached_property
    def _order(self) -> Mapping[str, int]:
        general = frozenset(self._words.synonyms.general)
        terms = (t for t in self._words.vocabulary.terms if len(t) >= _HEAD and t not in general)
        return {term: place for place, term in enumerate(terms)}

    @cached_property
    def _by_head(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for term in self._order:
            found[term[:_HEAD]].append(term)
        return found

    def of(self, node: PolicyNode) -> str:
        """避難所、防災訓練: empty where the policy has its name, or no two goals share a word"""
        return "" if node.name else "、".join(self._most(node))

    def _most(self, node: PolicyNode) -> Iterator[str]:
        counts = Counter(term for goal in node.goals for term in self._held(goal, node.policy))
        often = [(count, term) for term, count in counts.items() if count >= _LEAST]
        often.sort(key=lambda found: (-found[0], self._order[found[1]]))
        words = (term for count, term in often if not _is_part(term, count, counts))
        return islice(words, _SHOWN)

    def _held(self, node: GoalNode, policy: Policy) -> frozenset[str]:
        return frozenset().union(*map(self._in_text, _texts(node, policy)))

    def _terms_in(self, text: str) -> frozenset[str]:
        form = fold(text)
        heads = self._by_head.keys() & map(add, form, form[1:])
        return frozenset(term for head in heads for term in self._by_head[head] if term in form)


@kept(most=2)  # the pages of all policies ask; a preview goes on with other words
def topics_of(words: SearchWords) -> Topics:
    return Topics(words)


def _texts(node: GoalNode, policy: Policy) -> Iterator[str]:
    yield node.goal.goal
    for measure in node.goal.measures:
        if measure.cites(policy):
            yield from (measure.indicator, measure.initiative)


def _is_part(term: str, count: int, counts: Mapping[str, int]) -> bool:
    """避難 where as many goals say 避難所"""
    return any(c == count and term in other and term != other for other, c in counts.items())
