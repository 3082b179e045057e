"""The words that made-up sheets are built from, read from vocabulary.json."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Topic:
    """Nouns that one goal, its indicators and its work share."""

    name: str
    aims: tuple[str, ...]
    things: tuple[str, ...]
    people: tuple[str, ...]
    events: tuple[str, ...]
    stocks: tuple[str, ...]  # "noun:unit"; the unit follows the number in the target


@dataclass(frozen=True)
class Vocabulary:
    """All word lists."""

    topics: tuple[Topic, ...]
    policy_indicators: tuple[str, ...]
    wards: tuple[str, ...]
    listed_sections: tuple[str, ...]
    new_sections: tuple[str, ...]
    sub_offices: tuple[str, ...]


@cache
def vocabulary() -> Vocabulary:
    """The word lists, read once."""
    words = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
    topics = tuple(_topic(entry) for entry in words.pop("topics"))
    return Vocabulary(topics, **{name: tuple(entries) for name, entries in words.items()})


def _topic(entry: dict[str, str | list[str]]) -> Topic:
    name = str(entry.pop("name"))
    return Topic(name, **{kind: tuple(nouns) for kind, nouns in entry.items()})
