"""Whether a reading does what it owes beside the cells' values."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from benchmarks.forms.odd.laid import Owed
from benchmarks.forms.odd.letters import plain
from benchmarks.forms.scoring import Cell, is_about, offers_of, squash, texts

_HIDDEN = ("表示されていない", "非表示")
"""How messages call hidden rows and columns"""


def owed_cells(owed: Owed, reading: Mapping[str, Any], messages: Sequence[str]) -> list[Cell]:
    """Each text to be set aside and each word to be told, as a cell."""
    aside = _pool(entry["raw"] for entry in reading.get("aside", ()))
    told = _pool(messages)
    hidden = any(word in told for word in _HIDDEN)
    cells = [*_aside_cells(owed.aside, aside, _doubted(reading) + told)]
    if not hidden:
        cells += _aside_cells(owed.hidden, aside + told, _doubted(reading))
    return [*cells, *told_cells(owed, messages)]


def told_cells(owed: Owed, messages: Sequence[str]) -> Iterator[Cell]:
    for word in owed.told:
        wanted = squash(word)
        got = wanted if any(wanted in squash(message) for message in messages) else ""
        yield Cell("told", wanted, got)


def undoubted(owed: Owed, reading: Mapping[str, Any]) -> list[str]:
    """Fields that owe a doubt and have none."""
    fields = [entry["field"] for entry in reading["review"]]
    return [path for path in owed.doubts if not any(is_about(field, path) for field in fields)]


def _pool(raws: Iterator[object] | Sequence[object]) -> str:
    return plain("\n".join(squash(raw) for raw in raws))


def _doubted(reading: Mapping[str, Any]) -> str:
    """All texts that the reading itself calls doubtful."""
    review = reading["review"]
    offers = [offer for entry in review for offer in offers_of(entry)]
    values = [
        text
        for path, text in texts(reading).items()
        if any(is_about(entry["field"], path) for entry in review)
    ]
    return _pool([entry["raw"] for entry in reading["unplaced"]]) + "".join([*offers, *values])


def _aside_cells(wanted: Sequence[str], right: str, honest: str) -> Iterator[Cell]:
    """Each occurrence serves one text; the longest are looked for first."""
    for text in sorted(map(squash, wanted), key=len, reverse=True):
        found = text in right
        doubted = not found and (text in honest or _in_parts(text, right, honest))
        right = right.replace(text, "\n", 1) if found else right
        honest = honest.replace(text, "\n", 1) if doubted else honest
        yield Cell("aside", text, text if found else "", doubted)


def _in_parts(text: str, right: str, honest: str) -> bool:
    """Whether one part of the text was set aside and the rest stands in a doubted field."""
    cuts = range(1, len(text))
    return any(
        (text[:cut] in right and text[cut:] in honest)
        or (text[:cut] in honest and text[cut:] in right)
        for cut in cuts
    )
