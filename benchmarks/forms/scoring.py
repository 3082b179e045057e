"""Compares a converter's sheets with the truth, cell by cell.

A cell is a header fact, a field of a measure, a goal's sentence or the rows that a cell covers.
Cells that are empty on both sides are not counted: they would only flatter the figure.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.forms.truth import SPANNABLE

Plain = Mapping[str, Any]

HEADER = (
    "fiscal_year",
    "ward",
    "section",
    "parent_section",
    "department",
    "created",
    "evaluated",
    "policy_indicators",
    "notes",
)
MEASURE = (
    "policies",
    "indicator",
    "target",
    "result",
    "initiative",
    "summary",
    "evaluation",
    "attainment",
    "next_steps",
)


_KEPT = ("goal", *MEASURE[1:6], *MEASURE[7:], "section", "department")
"""Fields that are printed as they are stored"""


@dataclass(frozen=True)
class Cell:
    """One compared cell."""

    path: str
    wanted: str
    got: str
    doubted: bool = False
    offered: bool = False

    @property
    def right(self) -> bool:
        """Whether both texts are the same."""
        return self.wanted == self.got

    @property
    def silent(self) -> bool:
        """Whether it is wrong and nothing tells a person so."""
        return not self.right and not self.doubted

    @property
    def field(self) -> str:
        """The name of the field, without goal and row."""
        return self.path.rsplit("/", 1)[-1].rsplit("#", 1)[-1]


def squash(value: object) -> str:
    """The compared form: NFKC without white space, circled numbers kept."""
    if isinstance(value, str | int):
        kept = (char if char in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳" else _plain(char) for char in str(value))
        return "".join("".join(kept).split())
    if isinstance(value, Sequence):
        return "|".join(squash(part) for part in value)
    return ""


def _plain(char: str) -> str:
    """A radical is not the ideograph that it looks like."""
    return char if "\u2e80" <= char <= "\u2fdf" else unicodedata.normalize("NFKC", char)


def compare(truth: Plain, reading: Plain, *, torn: bool = False) -> list[Cell]:
    """All cells that are filled on either side; `torn`: the document lacks some of the texts."""
    wanted, got = texts(truth), texts(reading)
    paths = [*wanted, *(path for path in got if path not in wanted)]
    cells = (Cell(path, wanted.get(path, ""), got.get(path, "")) for path in paths)
    return [cell if cell.right else _judged(cell, reading, torn=torn) for cell in cells]


def lost(truth: Plain, *, told: bool = False) -> list[Cell]:
    """The cells of a sheet that was not found at all; `told`: a message says so."""
    return [Cell(path, text, "", told) for path, text in texts(truth).items()]


def extra(reading: Plain) -> list[Cell]:
    """The cells of a sheet that the document does not hold."""
    return [_judged(Cell(path, "", text), reading) for path, text in texts(reading).items()]


def texts(sheet: Plain) -> dict[str, str]:
    """Path to text of each filled cell."""
    return {path: text for path, text in _all_texts(sheet) if text}


def _all_texts(sheet: Plain) -> Iterator[tuple[str, str]]:
    for name in HEADER:
        # Where one note ends and the next begins is a matter of taste.
        yield name, squash(sheet.get(name)).replace("|", "" if name == "notes" else "|")
    for goal in sheet["goals"]:
        yield from _goal_texts(goal)
    for span in sheet["spans"]:
        if span["field"].rsplit("/", 1)[-1] in SPANNABLE:
            yield f"{span['field']}#rows", str(span["rows"])


def _goal_texts(goal: Plain) -> Iterator[tuple[str, str]]:
    path = f"goals/{goal['number']}"
    yield f"{path}/goal", squash(goal["goal"])
    for place, measure in enumerate(goal["measures"], start=1):
        for name in MEASURE:
            yield f"{path}/measures/{place}/{name}", squash(measure[name])


def _judged(cell: Cell, reading: Plain, *, torn: bool = False) -> Cell:
    entries = [entry for entry in reading["review"] if is_about(entry["field"], cell.path)]
    unplaced = any(_holds(squash(entry["raw"]), cell.wanted) for entry in reading["unplaced"])
    offers = {offer for entry in entries for offer in offers_of(entry)}
    doubted = (bool(entries) or unplaced) and (torn or not _is_gone(cell, reading))
    return Cell(cell.path, cell.wanted, cell.got, doubted, cell.wanted in offers)


def _is_gone(cell: Cell, reading: Plain) -> bool:
    """Whether most of a text is nowhere in the reading, whatever is doubted."""
    if cell.field not in _KEPT:
        return False
    parts = [cell.wanted[n : n + 4] for n in range(0, len(cell.wanted), 4)]
    kept = said(reading)
    return 2 * sum(part in kept for part in parts) < len(parts)


def said(reading: Plain) -> str:
    """All texts of a reading, in a row."""
    told = [*reading["unplaced"], *reading.get("aside", ()), *reading["review"]]
    offers = [offer for entry in reading["review"] for offer in offers_of(entry)]
    return "|".join([*texts(reading).values(), *(squash(entry["raw"]) for entry in told), *offers])


def is_about(field: str, path: str) -> bool:
    cell = path.split("#")[0]
    if field == "spans":
        return cell != path
    return (
        field in ("", "sheet", cell) or cell.startswith(f"{field}/") or field.startswith(f"{cell}/")
    )


def _holds(text: str, wanted: str) -> bool:
    return bool(text and wanted) and (wanted in text or text in wanted)


def offers_of(entry: Plain) -> Iterator[str]:
    yield squash(entry["raw"])
    yield from _nested(entry["other"])


def _nested(value: object) -> Iterable[str]:
    """A reading may be a text, a list or a branch of the sheet."""
    if isinstance(value, Mapping):
        return [text for part in value.values() for text in _nested(part)]
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [squash(value), *(text for part in value for text in _nested(part))]
    return [squash(value)]
