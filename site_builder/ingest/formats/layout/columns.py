"""The columns of a table on one page, and which words of a line stand in which.

The labels tell how many there are and where they begin, nearly; cuts.py finds where they do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from site_builder.ingest.form.labels import (
    evaluation_mark,
    is_group,
    is_label_shred,
    is_time,
)
from site_builder.ingest.form.numbering import read_number
from site_builder.ingest.formats.layout.page_text import TextLine, Word

_FAR = 9
"""Letters from all labels at which a column without one may begin"""
_NEAR = 5
"""… or, if it holds short words only: 新規, 継続"""
_OFTEN = 2
_MOVED = 4
"""Letters by which a line may begin beside the edge of its column"""
_SPREAD = 6
"""Letters between the signs of one label: 概　　要"""
_NARROW = 8
"""Letters by which the words of one label may begin beside each other"""
_OVERLAP = 60
_SPACE = 1.5
"""Few cells have a single space between their words"""
_UNLIKE = 6
_LEAST = 4
"""Letters of either part of a word that is parted"""
_SHORT = ("number", "evaluation")
_PROSE = ("goal", "indicator", "initiative", "summary", "attainment", "next_steps")
"""Few of their lines have a space within: what follows one may stand in a column without label"""
VALUE = re.compile(r"[0-9０-９(（▲△-]")
_QUANTITY = re.compile(r"[▲△-]?[0-9０-９]")
BARE_VALUE = re.compile(r"[0-9０-９][0-9０-９,，.．]*[^0-9０-９]{0,2}")
_NUMBER = re.compile(r"(?:No|№|Ｎｏ|ＮＯ)[.．]?\s?[0-9０-９]{1,2}", re.IGNORECASE)
"""Of a goal, as nothing else is numbered"""
_CODE = re.compile(r"[(（]?(?:(?:政策|行財)[-－‐]?[0-9０-９]|区ビジョン)")
_AND_SO_ON = "等"
"""The last word of a list, which may stand apart from it: no cell begins with it"""
_GLUED = re.compile(r"(\D{0,3}[0-9０-９]{1,2}|[①-⑳])[^0-9０-９.．,，、）)]")
"""A number, with the first letter of the goal's line: 4。"""
_ENDS_OTHER = re.compile(r"。[0-9０-９○△×][^。]{0,7}$")
"""The next column's value, close behind a sentence: …ます。13回"""
_SURE = 3
"""Letters by which a reading must fit better than the next"""


@dataclass(slots=True)
class ColumnText:
    """What a line says in one column."""

    words: list[Word] = field(default_factory=list)
    doubted: bool = False
    """It may be another column's"""

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class ColumnLabel:
    words: tuple[Word, ...]
    """From top to bottom; none of a column without a label"""
    edge: int
    blank: bool = False
    """No word of the page stands in it"""


def find_columns(labels: Sequence[TextLine], body: Sequence[TextLine]) -> tuple[ColumnLabel, ...]:
    named = sorted(_labels(labels), key=lambda one: one.edge)
    bare = (ColumnLabel((), edge) for edge in _bare_edges([one.edge for one in named], body))
    return tuple(sorted((*named, *bare), key=lambda one: one.edge))


def _labels(lines: Sequence[TextLine]) -> Iterator[ColumnLabel]:
    """Words one below the other are one label."""
    columns: list[list[Word]] = []
    for word in column_words(lines):
        own = _label_above(word, columns)
        if own is None:
            columns.append([word])
        else:
            own.append(word)
    return (ColumnLabel(tuple(own), min(word.start for word in own)) for own in columns)


def _label_above(word: Word, columns: Sequence[list[Word]]) -> list[Word] | None:
    """The label that goes on with a word: the words of narrow columns may stand beside it."""
    over = [column for column in columns if any(_overlap(word, one) for one in column)]
    near = [
        column
        for column in columns
        if column[-1].line < word.line and abs(column[0].start - word.start) <= _NARROW
    ]
    going_on = [column for column in (*over, *near) if _is_piece((*column, word))]
    if going_on:
        return going_on[0]
    return over[0] if over and not _begins_label(word.text, over[0]) else None


def _is_piece(words: Sequence[Word]) -> bool:
    return is_label_shred("".join(word.text for word in words))


def _begins_label(text: str, over: Sequence[Word]) -> bool:
    """Whether a word is a label's, but not that of the words above it."""
    return is_label_shred(text) and _is_piece(over)


def column_words(lines: Sequence[TextLine]) -> tuple[Word, ...]:
    """Without the labels of groups, which stand above those of their columns."""
    kept: list[Word] = []
    for word in (word for line in lines for word in _label_words(line)):
        if not _is_group(word) or any(_overlap(word, one) or _ends(one, word) for one in kept):
            kept.append(word)
    return tuple(kept)


def _ends(above: Word, word: Word) -> bool:
    """Whether a word of a narrow column ends the label above it: 取組, 指標"""
    near = abs(above.start - word.start) <= _NARROW and above.line < word.line
    return near and _is_piece((above, word))


def group_words(lines: Sequence[TextLine]) -> tuple[Word, ...]:
    own = column_words(lines)
    return tuple(word for line in lines for word in _label_words(line) if word not in own)


def _is_group(word: Word) -> bool:
    return is_group(word.text) and not is_time(word.text)


def _label_words(line: TextLine) -> Iterator[Word]:
    """Signs that are spread over the column are one word."""
    kept: list[Word] = []
    for token in line.tokens:
        last = kept[-1] if kept else None
        if last and _is_spread(last, token):
            kept[-1] = Word(f"{last.text} {token.text}", last.start, token.end, last.line)
        else:
            kept.append(token)
    yield from kept


def _is_spread(word: Word, token: Word) -> bool:
    signs = [*word.text.split(), token.text]
    near = token.start - word.end < _SPREAD and all(len(sign) == 1 for sign in signs)
    return near and is_label_shred("".join(signs))


def _overlap(one: Word, other: Word) -> bool:
    return one.start < other.end and other.start < one.end


def _bare_edges(edges: Sequence[int], body: Sequence[TextLine]) -> Iterator[int]:
    """Where words begin far from all labels, in two lines at least; short ones behind a single
    space, in three."""
    last = -_FAR
    for start, words in sorted(_by_start(body).items()):
        short = all(len(word.text) < _FAR for word in words)
        least = _NEAR if short else _FAR
        far = all(abs(start - edge) >= least for edge in edges)
        if edges and far and start - last >= _FAR:
            yield start
            last = start


def _by_start(body: Sequence[TextLine]) -> dict[int, list[Word]]:
    apart: defaultdict[int, list[Word]] = defaultdict(list)
    close: defaultdict[int, list[Word]] = defaultdict(list)
    for line in body:
        firsts = {word.start for word in line.words}
        for token in line.tokens:
            if len(token.text) > 1 and not _is_plain(token.text):
                (apart if token.start in firsts else close)[token.start].append(token)
    found = {start: words for start, words in apart.items() if len(words) > 1}
    for start, words in close.items():
        if len(words) > _OFTEN and all(len(word.text) < _FAR for word in words):
            found.setdefault(start, words)
    return found


def _is_plain(text: str) -> bool:
    """A number or a code: it may begin anywhere in its column."""
    return bool(BARE_VALUE.fullmatch(text)) or is_code(text) or read_number(text) is not None


# --- words to columns ---------------------------------------------------------------------

Way = tuple[float, tuple[int, ...]]


def in_columns(line: TextLine, edges: Sequence[int], names: Sequence[str]) -> dict[int, ColumnText]:
    """The words of a line by their columns, as they fit best from left to right."""
    firsts = {word.start for word in line.words if word.text != _AND_SO_ON}
    found: dict[int, ColumnText] = {}
    tokens = line.tokens
    best, other = _ways(tokens, edges, names, firsts)
    for place, (token, column) in enumerate(zip(tokens, best[1], strict=True)):
        first = column not in found
        aside = (first and _stands_aside(token, column, edges, names)) or _is_wide(
            token, column, edges
        )
        unsure = other[0] - best[0] < _SURE and other[1][place] != column
        for part, own, torn in _parts(token, column, edges, names):
            text = found.setdefault(own, ColumnText())
            parted = bool(text.words) and (
                token.start in firsts or _begins_anew(part.text, names[own])
            )
            strange = looks_like(part.text, names[own]) is False or _ENDS_OTHER.search(part.text)
            text.words.append(part)
            text.doubted = text.doubted or aside or unsure or torn or parted or bool(strange)
    return found


def _stands_aside(token: Word, column: int, edges: Sequence[int], names: Sequence[str]) -> bool:
    """Whether a text begins far from where the others of its column do."""
    off = _aside(token, column, edges, names)
    likely = looks_like(token.text, names[column])
    return off > _MOVED or (not likely and token.start - edges[column] > _MOVED)


def _is_wide(token: Word, column: int, edges: Sequence[int]) -> bool:
    """Whether a word has more letters than its column: two lines in one, or two cells"""
    return column + 1 < len(edges) and len(token.text) > edges[column + 1] - edges[column]


def _begins_anew(text: str, name: str) -> bool:
    """Whether a word behind a single space may be the next column's"""
    if name in ("target", "result"):
        return bool(_QUANTITY.match(text)) or not VALUE.match(text)
    return name in _PROSE and len(text) > 1


def _parts(
    token: Word, column: int, edges: Sequence[int], names: Sequence[str]
) -> Iterator[tuple[Word, int, bool]]:
    """A word across the edge of the next column is two, without a space between them; so is a
    number with the first letter of the goal's line."""
    glued = _GLUED.match(token.text) if names[column] == "number" else None
    if glued and read_number(glued[1]) is not None:
        yield from _cut(token, glued.end(1), column)
        return
    after = edges[column + 1] if column + 1 < len(edges) else token.end
    if token.end - after <= _LEAST or after - token.start <= _LEAST:
        yield token, column, False
        return
    wanted = after - token.start
    items = [n for n in range(1, len(token.text)) if token.text[n] in "・※"]
    cut = min(items, key=lambda n: abs(n - wanted), default=wanted)
    cut = cut if abs(cut - wanted) <= _MOVED else wanted
    yield from _cut(token, cut, column)


def _cut(token: Word, cut: int, column: int) -> Iterator[tuple[Word, int, bool]]:
    yield replace(token, text=token.text[:cut], end=token.start + cut), column, True
    yield replace(token, text=token.text[cut:], start=token.start + cut), column + 1, True


def _ways(
    tokens: Sequence[Word], edges: Sequence[int], names: Sequence[str], firsts: set[int]
) -> tuple[Way, Way]:
    """The two best readings of a line."""
    ways: list[Way] = [(0.0, ())]
    for place, token in enumerate(tokens):
        before = tokens[place - 1] if place else None
        first = token.start in firsts
        steps = [
            (cost + step, (*columns, column))
            for cost, columns in ways
            for column in range(columns[-1] if columns else 0, len(edges))
            if (step := _cost(token, before, column, columns, edges, names, first)) < _OVERLAP
        ]
        ways = _best(steps or [(cost, (*columns, columns[-1])) for cost, columns in ways[:1]])
    return ways[0], ways[1] if len(ways) > 1 else (float("inf"), ways[0][1])


def _best(ways: Sequence[Way]) -> list[Way]:
    """The best ways to each column, two of each."""
    kept: list[Way] = []
    for way in sorted(ways):
        if sum(one[1][-1] == way[1][-1] for one in kept) < 2:
            kept.append(way)
    return kept[:12]


def _cost(
    token: Word,
    before: Word | None,
    column: int,
    columns: Sequence[int],
    edges: Sequence[int],
    names: Sequence[str],
    first: bool,
) -> float:
    """Letters by which a reading of a word is off; `columns`: of the words before it"""
    if not before or columns[-1] != column:
        rest = token.text == _AND_SO_ON
        return _aside(token, column, edges, names) + (2 * _UNLIKE if rest else 0)
    after = edges[column + 1] if column + 1 < len(edges) else 10**9
    beyond = max(0, token.start - after) * 2 + max(0, token.end - after) / 2
    beyond += 3 if token.end > after else 0
    if token.text == _AND_SO_ON:
        return beyond
    beyond += _UNLIKE if _is_strange(token.text, before.text, names[column]) else 0
    return beyond + (2 * _MOVED if first else _space(token.text, names[column]))


def _space(text: str, name: str) -> float:
    return _SPACE if name == "policies" or len(text) == 1 or text.isascii() else 2 * _SPACE


def _is_strange(text: str, before: str, name: str) -> bool:
    """Whether it is none of the words of its column that go on behind another one."""
    if name in _SHORT:
        return False
    ends = name in ("target", "result") and BARE_VALUE.fullmatch(before)
    return looks_like(text, name) is False or (bool(ends) and not VALUE.match(text))


def _aside(token: Word, column: int, edges: Sequence[int], names: Sequence[str]) -> float:
    """Letters by which a text that begins with this word stands beside its column's edge:
    numbers may be set to the right of it, or in its middle."""
    after = edges[column + 1] if column + 1 < len(edges) else 10**9
    likely = looks_like(token.text, names[column])
    off = 0 if likely is False else min(1, abs(token.start - edges[column]))
    room = _MOVED if names[column] == "number" else 0
    beyond = token.start - after - room
    off += max(0, edges[column] - token.start) + (beyond + _SURE if beyond >= 0 else 0)
    return off + (0 if likely is not False else _UNLIKE)


def is_goal_number(text: str) -> bool:
    """Whether it says so itself: No.3"""
    return bool(_NUMBER.fullmatch(text))


def is_code(text: str) -> bool:
    """Whether it begins as a code of a policy does."""
    return bool(_CODE.match(text))


def looks_like(text: str, name: str) -> bool | None:
    """None: nothing tells"""
    match name:
        case "number":
            return read_number(text) is not None
        case "evaluation":
            return bool(evaluation_mark(text[:1]))
        case "policies":
            return is_code(text) or None
        case "target" | "result":
            return bool(VALUE.match(text)) or None
    marked = BARE_VALUE.fullmatch(text) or _NUMBER.fullmatch(text)
    strange = evaluation_mark(text) or marked or is_code(text)
    return False if strange else None


def texts_of(columns: Sequence[ColumnLabel]) -> tuple[str, ...]:
    return tuple("".join(word.text for word in one.words) for one in columns)
