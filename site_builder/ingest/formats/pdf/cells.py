"""The cells of a page with their texts, and the words outside of all cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from site_builder.ingest.document import Seen
from site_builder.ingest.formats.pdf.aside.crossed import is_crossed, is_overprinted
from site_builder.ingest.formats.pdf.aside.ruby import has_ruby
from site_builder.ingest.formats.pdf.lines import (
    String,
    bounds,
    cell_lines,
    find_strings,
)
from site_builder.ingest.formats.pdf.overflow import find_cuts
from site_builder.ingest.formats.pdf.page import Glyph, Page, Rect
from site_builder.ingest.formats.pdf.ruled_cells import RuledBox, find_frames
from site_builder.ingest.formats.pdf.text_in_cells import CLIPPED, find_homes, home_of

GARBLED = "garbled"
RUBY = "ruby"
_OFTEN = 0.1
_HASHES = re.compile("[#＃]{2,}")
"""What a spreadsheet prints instead of a number that is wider than its column"""
_REST = re.compile(r"[。、，）」』】〕].*|(?:し?ま)?す。|(?:し?まし)?た。", re.DOTALL)
"""All that is left where a program leaves out the lines for which a row is too low"""


@dataclass(frozen=True, slots=True)
class PageCell:
    """A cell of the page, or some words outside of all."""

    box: Rect
    lines: tuple[str, ...]
    ruled: bool
    goes_on: bool = False
    went_on: bool = False
    doubt: str = ""
    parts: tuple[tuple[Seen, tuple[str, ...]], ...] = ()
    """Lines beside `lines` that are not to be taken as said"""
    printed: Rect | None = None
    """Where it stands on its page, if `box` is elsewhere"""


def find_cells(page: Page) -> tuple[PageCell, ...]:
    """All text of the page is in exactly one of them; blank cells are among them."""
    frames = find_frames(page.rules)
    strings = find_strings(page.glyphs, tuple(_walls(frames)))
    held: dict[int, list[String]] = {place: [] for place in range(len(frames))}
    doubts: dict[int, str] = {}
    outside: list[String] = []
    for place, part, doubt in find_homes(strings, frames):
        if place is None:
            outside += part
            continue
        held[place] += part
        if doubt:
            doubts[place] = doubt
    margin = _margin(frames, held)
    low = any(not _leaves_table(held[place], frames) for place in doubts)
    for place in find_cuts(frames, held, margin, known=low):
        doubts.setdefault(place, CLIPPED)
    doubts = {n: CLIPPED for n in held if _is_rest(held[n], frames[n])} | doubts
    doubts.update(_drawn_doubts(page, held, frames))
    cells = [_cell(frame, held[n], doubts.get(n, ""), margin) for n, frame in enumerate(frames)]
    found = (*_with_asides(cells, page.asides, frames), *_words(outside))
    if page.zoom == 1.0:
        return found
    return tuple(replace(cell, printed=cell.box.scaled(1 / page.zoom)) for cell in found)


def _is_rest(strings: Sequence[String], frame: RuledBox) -> bool:
    text = "".join(one.text for one in strings).strip()
    return not frame.went_on and _REST.fullmatch(text) is not None


def _drawn_doubts(
    page: Page, held: Mapping[int, Sequence[String]], frames: Sequence[RuledBox]
) -> Iterator[tuple[int, str]]:
    """Cells whose letters stand below a stroke, or upon each other."""
    for place, strings in held.items():
        glyphs = [glyph for string in strings for glyph in string.glyphs]
        if is_crossed(glyphs, frames[place].box, page.slants):
            yield place, Seen.STRUCK.value
        elif is_overprinted(glyphs):
            yield place, GARBLED


def _with_asides(
    cells: Sequence[PageCell],
    asides: Sequence[tuple[Seen, tuple[Glyph, ...]]],
    frames: Sequence[RuledBox],
) -> Iterator[PageCell]:
    """What is not to be taken as said, beside the words of its cell or by itself."""
    parts: dict[int, list[tuple[Seen, tuple[str, ...]]]] = {}
    for seen, strings in _aside_strings(asides, frames):
        for home, own in _by_home(strings, frames):
            lines = cell_lines(own, bounds(one.box for one in own).width)
            if home is None:
                box = bounds(one.box for one in own)
                yield PageCell(box, (), False, parts=((seen, lines),))
            else:
                parts.setdefault(home, []).append((seen, lines))
    for place, cell in enumerate(cells):
        yield replace(cell, parts=tuple(parts[place])) if place in parts else cell


def _aside_strings(
    asides: Sequence[tuple[Seen, tuple[Glyph, ...]]], frames: Sequence[RuledBox]
) -> Iterator[tuple[Seen, tuple[String, ...]]]:
    """A watermark is one string, whichever way it runs."""
    walls = tuple(_walls(frames))
    for seen in Seen:
        runs = [glyphs for mark, glyphs in asides if mark is seen]
        if seen is Seen.WATERMARK:
            yield from ((seen, (String(glyphs),)) for glyphs in runs)
        elif runs:
            glyphs = [glyph for run in runs for glyph in run]
            yield seen, find_strings(glyphs, walls)


def _by_home(
    strings: Sequence[String], frames: Sequence[RuledBox]
) -> Iterator[tuple[int | None, list[String]]]:
    homes = [(home_of(string, frames), string) for string in strings]
    for home in dict.fromkeys(home for home, _ in homes):
        own = [string for place, string in homes if place == home]
        if home is not None:
            yield home, own
        else:
            yield from ((None, [string]) for string in own)


def _leaves_table(strings: Sequence[String], frames: Sequence[RuledBox]) -> bool:
    """Whether lines stand outside of all cells: the page ended, no row is too low for its text."""
    middles = [string.box.middle for string in strings]
    return not all(any(frame.box.holds(*middle) for frame in frames) for middle in middles)


def _walls(frames: Sequence[RuledBox]) -> Iterator[Rect]:
    for box in (frame.box for frame in frames):
        yield Rect(box.left, box.top, box.left, box.bottom)
        yield Rect(box.right, box.top, box.right, box.bottom)


def _cell(frame: RuledBox, strings: Sequence[String], doubt: str, margin: float) -> PageCell:
    width = frame.box.height if strings and strings[0].turn % 2 else frame.box.width
    lines = cell_lines(strings, width - 2 * margin)
    if _HASHES.fullmatch("".join(lines)):
        doubt = CLIPPED
    if has_ruby([glyph for string in strings for glyph in string.glyphs]):
        doubt = RUBY
    if any("\ufffd" in line for line in lines):
        doubt = GARBLED
    return PageCell(frame.box, lines, True, frame.goes_on, frame.went_on, doubt)


def _margin(frames: Sequence[RuledBox], held: dict[int, list[String]]) -> float:
    """Cell padding in points: the smallest gap that at least 10 % of the strings have."""
    gaps = Counter(
        round(2 * (string.box.left - frames[place].box.left)) / 2
        for place, strings in held.items()
        for string in strings
        if not string.turn
    )
    usual = [gap for gap, count in gaps.items() if count >= _OFTEN * gaps.total()]
    return max(0.0, min(usual, default=0.0))


# --- outside of all cells -----------------------------------------------------------------


def _words(strings: Sequence[String]) -> Iterator[PageCell]:
    """Each line by itself; a wide gap parts a line."""
    lines: list[list[String]] = []
    for string in sorted(strings, key=lambda one: (round(one.base), one.box.left)):
        if lines and _is_beside(lines[-1][-1], string):
            lines[-1].append(string)
        else:
            lines.append([string])
    for line in lines:
        box = bounds(string.box for string in line)
        yield PageCell(box, cell_lines(line, box.width), False)


def _is_beside(one: String, other: String) -> bool:
    gap = other.box.left - one.box.right
    level = abs(one.base - other.base) <= 0.4 * one.size
    return level and -0.5 * one.size <= gap <= 2.5 * one.size and one.turn == other.turn
