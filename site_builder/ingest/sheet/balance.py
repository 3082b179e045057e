"""Nothing is lost: each character of a document is label, markup, field, notes, unplaced, aside
or part of an example.

White space aside, each character has exactly one of these kinds; and each text of a sheet has
exactly the characters of its pieces.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from site_builder.content.wording import squash
from site_builder.ingest.document import Box, Document, Form, Piece
from site_builder.ingest.draft import Draft, FieldReading, GoalRows
from site_builder.problems import Problem, Where

KINDS = ("label", "markup", "field", "notes", "unplaced", "aside", "example")


@dataclass(frozen=True, slots=True)
class Balance:
    """Characters of a document, white space aside."""

    total: int
    counts: Mapping[str, int]
    """Kind → characters"""
    lost: tuple[int, ...] = ()
    """Places of characters that no piece has"""
    twice: tuple[int, ...] = ()
    """Places of characters that two pieces have, or a piece of another form"""

    @property
    def holds(self) -> bool:
        return not self.lost and not self.twice


NOTHING = Balance(0, dict.fromkeys(KINDS, 0))
"""Of a document that could not be read"""


def balance(document: Document, drafts: Iterable[Draft]) -> Balance:
    """Of a whole document"""
    text = document.text
    examples = (("example", line.piece) for line in document.examples)
    drafted = (entry for draft in drafts for entry in _pieces(draft))
    return _balance(text, _inked(text, 0, len(text)), chain(drafted, examples))


def form_balance(document: Document, form: Form, draft: Draft) -> Balance:
    """Of the lines of one form"""
    pieces = (line.piece for line in form.lines)
    places = [place for piece in pieces for place in _inked(document.text, piece.start, piece.end)]
    return _balance(document.text, places, _pieces(draft))


def _balance(text: str, places: Sequence[int], pieces: Iterable[tuple[str, Piece]]) -> Balance:
    """`pieces`: each with its kind"""
    uses: Counter[int] = Counter()
    counts = dict.fromkeys(KINDS, 0)
    for kind, piece in pieces:
        inked = _inked(text, piece.start, piece.end)
        uses.update(inked)
        counts[kind] += len(inked)
    lost = tuple(place for place in places if not uses[place])
    foreign = uses.keys() - set(places)
    twice = (place for place, count in uses.items() if count > 1 or place in foreign)
    return Balance(len(places), counts, lost, tuple(sorted(twice)))


def _inked(text: str, start: int, end: int) -> list[int]:
    return [place for place in range(start, end) if not text[place].isspace()]


def check_balance(document: Document, form: Form, draft: Draft) -> Iterator[Problem]:
    """One problem for a form that does not balance: it is not written."""
    figures = form_balance(document, form, draft)
    for places, code, message in (
        (figures.lost, "balance-lost", "どの欄にも入らない文字"),
        (figures.twice, "balance-twice", "2つの欄に入ってしまう文字"),
    ):
        if places:
            first, last = next(runs(document.text, places))
            run = document.text[first : last + 1]
            yield Problem(
                place_of(document, first),
                code,
                f"{title_of(form, draft)}は、書きませんでした。"
                f"{message}が{len(places)}字あります（「{run[:40]}」など）。",
                "この文書を添えて、プログラムの管理者に知らせてください。ほかのシートは書きました。",
            )


def title_of(form: Form, draft: Draft) -> str:
    """2025年度 北区 地域総務課のシート（12〜46行目）, as far as the form says it; the lines of a
    grid are not those of its document"""
    facts = [_fact(draft, name) for name in ("fiscal_year", "ward", "section")]
    name = " ".join(filter(None, [f"{facts[0]}年度" if facts[0] else "", *facts[1:]]))
    first, last = form.lines[0].number, form.lines[-1].number
    lines = "" if form.boxes else f"（{first}〜{last}行目）"
    return f"{name}のシート{lines}" if name else f"名前の読めないシート{lines}"


def _fact(draft: Draft, name: str) -> str:
    return str(draft.header[name].value) if name in draft.header else ""


def check_texts(document: Document, draft: Draft) -> Iterator[Problem]:
    """Errors for texts of the table that differ from their pieces."""
    for reading in _texts(draft):
        said = squash("".join(piece.text for piece in reading.pieces))
        if squash(str(reading.value)) != said and reading.pieces:
            where = place_of(document, reading.pieces[0].start)
            message = f"読み取った文が元の文字と違います: {str(reading.value)[:40]}"
            hint = "変換プログラムの誤りです。この文書を添えて、開発の担当者に知らせてください。"
            yield Problem(where, "balance-changed", message, hint)


def place_of(document: Document, offset: int) -> Where:
    lines = (line for form in document.forms for line in form.lines)
    number, start = max((x.number, x.piece.start) for x in lines if x.piece.start <= offset)
    boxes = (box for form in document.forms for box in form.boxes)
    place = next((box.place for box in boxes if _holds(box, start)), "")
    return Where(document.name, number, offset - start + 1, place)


def top_of(document: Document, form: Form) -> Where:
    """Where a form begins."""
    first = form.lines[0]
    place = form.boxes[0].page or form.boxes[0].place if form.boxes else ""
    return Where(document.name, first.number, 1, place)


def _holds(box: Box, start: int) -> bool:
    return any(piece.start == start for piece in box.every_piece)


def runs(text: str, places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last place of the characters that follow each other, white space aside."""
    start = None
    for place, following in zip(places, (*places[1:], -1), strict=False):
        start = place if start is None else start
        if following < 0 or text[place + 1 : following].strip() or "\n" in text[place:following]:
            yield start, place
            start = None


def _pieces(draft: Draft) -> Iterator[tuple[str, Piece]]:
    goals = (reading for rows in draft.goals for reading in _readings(rows))
    for reading in (*draft.header.values(), *goals):
        yield from (("field", piece) for piece in reading.pieces)
    for note in draft.notes:
        yield from (("notes", piece) for piece in note.pieces)
    for kind, leftovers in (("unplaced", draft.unplaced), ("aside", draft.aside)):
        yield from ((kind, piece) for leftover in leftovers for piece in leftover.pieces)
    yield from (("label", piece) for piece in draft.labels)
    yield from (("markup", piece) for piece in draft.markup)


def _readings(rows: GoalRows) -> Iterator[FieldReading]:
    yield rows.number
    if rows.goal:
        yield rows.goal
    for row in rows.rows:
        yield from row.cells.values()


_STORED_OTHERWISE = ("policies", "evaluation")


def _texts(draft: Draft) -> Iterator[FieldReading]:
    yield from draft.notes
    for rows in draft.goals:
        if rows.goal:
            yield rows.goal
        for row in rows.rows:
            yield from (r for name, r in row.cells.items() if name not in _STORED_OTHERWISE)
