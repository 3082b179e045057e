"""Printed text → the text of a cell: wrapped lines are joined, items stand on lines of their own.

A break inside a sentence or word is joined with nothing (between two Latin words with one
space); a break that ends an item becomes a line break. Where it is unclear, a line break is
right. Every other character stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import Enum
from itertools import pairwise
from statistics import median

from site_builder.content.wording import CIRCLED, width
from site_builder.ingest.form.letters import NOTHING

_ITEM = re.compile(
    rf"[・･{CIRCLED}※＊*【■□◆◇●▪•★☆]|[○◎△](?![年月日度])|[(（]?[0-9０-９ア-ン][)）]|=>"
)
_BRACKET = re.compile(r"[(（]|.[)）]")
_LATIN_END = re.compile(r"[A-Za-z]$")
_LATIN_START = re.compile(r"[A-Za-z]")
# Signs that no line begins with, small kana among them.
_NEVER_FIRST = re.compile(
    r"[、。，．,，)）」』】〕〉》\]］ーぁぃぅぇぉゃゅょっァィゥェォャュョッ々%％~～…を]"
)
_NEVER_LAST = re.compile(r"[、，(（「『【〔〈《\[［・･/／を]$")
# Words after which a phrase goes on: particles, connecting forms.
_GOES_ON = re.compile(
    r"(?:[をにへがはもや]|[一-鿿々ァ-ヶー」）)]の|[^こひもご]と|[ぁ-ん](?<!すべ)て|から|より|まで|"
    r"及び|および|又は|または|並びに|ならびに|かつ|による|した|する|される|している|ない|"
    r"[一-鿿]な|ため|ながら|で|取り)$"
)
# Endings of words, which a phrase does not begin with.
_TAIL = re.compile(
    r"(?:し(?:ます|ました|て|た|、)|す(?:る|。)|ます|ました|ません|た。|る|れる|られ|せる|"
    r"い(?:ます|きます|て)|り(?:ます|組)|み(?:ます|、)|め(?:ます|、)|け(?:ます|、|る)|え(?:ます|、|る)|"
    r"じた|った|って|わり|がり|だ(?:きます|く)|に(?!いがた)|は、|が、|の(?![ぁ-ん]))"
)
_KANJI = r"[一-鿿々]"
# An item that is hardly a phrase of its own: ・東港 セーフティ…
_STUB = re.compile(r"[・･][ぁ-んァ-ヶー一-鿿々]{1,2}")
_SPACES = re.compile(rf"([^\S{NOTHING}]+)")
_SHORT = 3
"""A line of fewer columns tells nothing about the column's width"""
_SLACK = 2
"""A full line may end this much before the column's width: no line begins with 。 or 」"""
_PROSE_SHARE = 0.6
"""Signs that are never parted from their neighbours make lines of prose this uneven"""
_ALIKE = 0.75
"""Share of a wrapped column's lines that end near its width"""
_PAIRS = {"(": ")", "（": "）", "「": "」", "『": "』", "【": "】"}


class Gap(Enum):
    """What stands between two printed pieces."""

    JOIN = ""
    BREAK = "\n"
    SPACE = " "


def join_spaced(text: str, full: float | None = None) -> str:
    """A cell of a tabular dump, whose wraps have become spaces.

    `full` is the column's width where its lines are wrapped (see wrap_widths).
    """
    return _join(_SPACES.split(text.strip()), full, Gap.BREAK)


def join_wrapped(lines: Sequence[str], full: float | None = None) -> str:
    """A cell of a raw dump, given as its printed lines; `full` is the column's width."""
    parts = [part for line in lines if line.strip() for part in ("\n", line.strip())]
    return _join(parts[1:], full, Gap.JOIN)


def join_lines(lines: Sequence[str]) -> str:
    """A cell whose line breaks somebody has typed: only what breaks off is joined."""
    parts = [part for line in lines if line.strip() for part in ("\n", line.strip())]
    return _join(parts[1:], None, Gap.BREAK)


def join_prose(lines: Sequence[str], full: float | None = None) -> str:
    """As join_wrapped, for a cell of whole sentences: a sentence goes on until it is closed.

    Only a line that is far from full ends a phrase by its width (＜目標値＞).
    """
    return join_wrapped(lines, full * _PROSE_SHARE + _SLACK if full else None)


def _join(parts: Sequence[str], full: float | None, unclear: Gap) -> str:
    """`parts` are pieces and, between them, the white space of the document."""
    text, item, line = parts[0] if parts else "", "", ""
    item = line = text
    for space, piece in zip(parts[1::2], parts[2::2], strict=True):
        gap = _gap(item, line, piece, space, full, unclear)
        text += gap.value + piece
        item = piece if gap is Gap.BREAK else item + gap.value + piece
        line = piece
    return text


def _gap(item: str, line: str, piece: str, space: str, full: float | None, unclear: Gap) -> Gap:
    """Between `item`, whose last printed line is `line`, and the next printed piece."""
    if space != "\n" and line.endswith((":", "：")):
        return Gap.SPACE
    if _begins_item(item, piece):
        return Gap.BREAK
    if _LATIN_END.search(line) and _LATIN_START.match(piece):
        return Gap.SPACE
    if breaks_off(item, piece):
        return Gap.JOIN
    if line.endswith(("。", "．")) or len(space.strip("\r\n")) > 1:
        return Gap.BREAK
    return _by_width(line, piece, full, unclear)


def _begins_item(item: str, piece: str) -> bool:
    if _BRACKET.match(piece) and _open_bracket(item):
        return False
    return bool(_ITEM.match(piece)) and not _NEVER_LAST.search(item)


def _by_width(line: str, piece: str, full: float | None, unclear: Gap) -> Gap:
    """A line that ends clearly before the column's width ended on purpose."""
    if full is None:
        return unclear
    return Gap.JOIN if width(line) >= full - _SLACK else Gap.BREAK


def breaks_off(item: str, piece: str) -> bool:
    """Whether the words tell that the phrase goes on behind the break."""
    if _NEVER_LAST.search(item) or _NEVER_FIRST.match(piece) or _open_bracket(item):
        return True
    if item.endswith(("。", "．")):
        return False
    return bool(_STUB.fullmatch(item)) or bool(_GOES_ON.search(item)) or _okurigana(item, piece)


def _okurigana(item: str, piece: str) -> bool:
    return bool(re.search(rf"(?:{_KANJI}|[ぁ-んァ-ヶー])$", item)) and bool(_TAIL.match(piece))


def _open_bracket(item: str) -> bool:
    dashes = item.count("~") + item.count("～")  # ～…～ around a subtitle
    return (dashes % 2 == 1 and item[-1] in "~～") or any(
        item.count(left) > item.count(right) for left, right in _PAIRS.items()
    )


def wrap_widths(columns: Sequence[Sequence[str]]) -> tuple[float | None, ...]:
    """For each column of a tabular dump the width at which its cells are wrapped, if they are.

    Wrapped cells show lines of nearly the same width, some of which break off in their words.
    """
    torn = [_torn(cells) for cells in columns]
    if not any(torn):
        return (None,) * len(columns)
    return tuple(_width(_lines(cells), marks) for cells, marks in zip(columns, torn, strict=True))


def _gaps(cells: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Pairs of neighbouring pieces of which neither an item's end is certain."""
    pairs = (gap for cell in cells for gap in pairwise(cell.split()))
    return ((left, right) for left, right in pairs if not _begins_item(left, right))


def _torn(cells: Iterable[str]) -> list[float]:
    wide = (width(left) for left, right in _gaps(cells) if breaks_off(left, right))
    return [columns for columns in wide if columns >= _SHORT]


def _lines(cells: Iterable[str]) -> list[float]:
    return [width(left) for left, _ in _gaps(cells) if not left.endswith("。")]


def _width(lines: Sequence[float], torn: Sequence[float]) -> float | None:
    if len(lines) < 2:
        return None
    full = median(torn or lines)
    near = sum(1 for wide in lines if abs(wide - full) <= _SLACK)
    return full if near >= _ALIKE * len(lines) else None
