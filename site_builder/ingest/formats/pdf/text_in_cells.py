"""Which string stands in which cell, also where rows are too low for their text.

A string whose letters all lie in one cell is that cell's. Of the others the clip tells (it is
the cell's outline), else how the block of lines that it is part of was aligned in its cell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from site_builder.ingest.form.labels import legend_spans
from site_builder.ingest.form.titles import is_titling
from site_builder.ingest.formats.pdf.lines import String, bounds
from site_builder.ingest.formats.pdf.page import Rect
from site_builder.ingest.formats.pdf.ruled_cells import RuledBox

CLIPPED = "clipped"
_ALL = 0.95
_LIKE = 0.7
"""Share of a clip that is a cell's"""
_EDGE = 0.3
"""Letters reach this far over a ruling (of their size) before they are cut"""
_PITCH = (0.8, 1.9)
"""Lines of one block follow each other this closely"""
_UNEVEN = 0.15
_LEVEL = 0.3
"""Strings of one line differ by this much in height, of their size"""
_ELSEWHERE = 5.0
"""Penalty for a block that reaches into the cell from above or below"""
_SURE = 2.0
"""Points by which one reading must fit better than the other"""


Run = tuple[int | None, tuple[String, ...]]
"""Lines of a block that follow each other in one cell, or in none"""
Part = tuple[int | None, tuple[String, ...], str]
"""The number of the cell, what stands in it, why that is in doubt"""


def find_homes(strings: Sequence[String], frames: Sequence[RuledBox]) -> Iterator[Part]:
    """Most programs clip only text that is too much for its cell; a few clip all."""
    telling = sum(1 for one in strings if one.clip) <= _ALL * len(strings)
    for block in _blocks(strings, frames):
        yield from _assign(block, frames, telling)


# --- blocks of lines ----------------------------------------------------------------------


def _blocks(strings: Sequence[String], frames: Sequence[RuledBox]) -> Iterator[tuple[String, ...]]:
    """Strings that were printed one after the other, as the lines of one cell are."""
    usual = _usual_pitch(strings, frames)
    block: list[String] = []
    for string in strings:
        if block and (
            not _follows(block[-1], string, usual) or _are_beside(block[-1], string, frames)
        ):
            yield tuple(block)
            block = []
        block.append(string)
    if block:
        yield tuple(block)


def _usual_pitch(strings: Sequence[String], frames: Sequence[RuledBox]) -> float | None:
    """How far apart the lines of a cell stand, as a multiple of their size; those of two cells
    above each other only where no cell has several."""
    homes = [home_of(string, frames) for string in strings]
    below = [
        (round(_pitch(one, other), 1), home == beside)
        for (one, home), (other, beside) in pairwise(zip(strings, homes, strict=True))
        if _is_below(one, other)
    ]
    within = [pitch for pitch, same in below if same]
    pitches = Counter(within or (pitch for pitch, _ in below))
    return max(pitches, key=lambda pitch: (pitches[pitch], -pitch), default=None)


def _pitch(one: String, other: String) -> float:
    return (other.base - one.base) / max(one.size, 1.0)


def _is_below(one: String, other: String) -> bool:
    low, high = _PITCH
    across = min(one.box.right, other.box.right) - max(one.box.left, other.box.left)
    return low <= _pitch(one, other) <= high and across > 0


def _follows(one: String, other: String, usual: float | None) -> bool:
    if one.turn != other.turn or one.turn or one.clip != other.clip or is_titling(one.text):
        return False
    if bool(legend_spans(one.text)) != bool(legend_spans(other.text)):
        return False  # the legend stands close to cells without being in one
    if abs(_pitch(one, other)) <= _LEVEL:
        return 0 <= other.box.left - one.box.right <= 0.3 * one.size
    even = usual is None or abs(_pitch(one, other) - usual) <= _UNEVEN
    return _is_below(one, other) and even


def _are_beside(one: String, other: String, frames: Sequence[RuledBox]) -> bool:
    """Whether each of two strings of one line lies wholly within a cell of its own."""
    if abs(_pitch(one, other)) > _LEVEL:
        return False
    mine, yours = home_of(one, frames), home_of(other, frames)
    return (
        mine != yours
        and mine is not None
        and yours is not None
        and not _reaches_out([one], frames[mine].box)
        and not _reaches_out([other], frames[yours].box)
    )


# --- blocks to cells ----------------------------------------------------------------------


def _assign(block: tuple[String, ...], frames: Sequence[RuledBox], telling: bool) -> Iterator[Part]:
    clip = block[0].clip
    known = _clipped_cell(clip, frames) if clip else None
    if known is not None:
        cut = telling or _reaches_out(block, frames[known].box)
        yield known, block, CLIPPED if cut else ""
        return
    homes = [home_of(string, frames) for string in block]
    parts = tuple(_runs(block, homes))
    if len(parts) > 1:
        whole = _cut_cell(parts, frames)
        whole = _overfull_cell(parts, frames) if whole is None else whole
        whole = _one_cell(block, parts, frames) if whole is None else whole
        if whole is not None:
            yield whole, block, CLIPPED
            others = {home for home, _ in parts if home not in (None, whole)}
            yield from ((home, (), CLIPPED) for home in others)  # the lines may be theirs
            return
    # Lines of one block in two cells: one of them may run out of the other's.
    over = len({home for home, _ in parts if home is not None}) > 1
    for place, (home, part) in enumerate(parts):
        beyond = _cut_by_page(parts, place, frames) if home is None else None
        doubt = CLIPPED if over else _part_doubt(home, part, frames)
        yield beyond if home is None else home, part, doubt


def _cut_cell(parts: Sequence[Run], frames: Sequence[RuledBox]) -> int | None:
    """A cell that the end of the page cuts is too low for its text, which runs into the next."""
    first, last = parts[0][0], parts[-1][0]
    if first is not None and last is not None and _are_stacked(frames[first], frames[last]):
        if frames[first].went_on:
            return first
        if frames[last].goes_on:
            return last
    return None


def _overfull_cell(parts: Sequence[Run], frames: Sequence[RuledBox]) -> int | None:
    """The only cell of a block whose other lines lie above or below all that is ruled, as wide as
    it: at the edge of the table nothing holds them."""
    homes = {home for home, _ in parts if home is not None}
    if len(homes) != 1:
        return None
    (home,) = homes
    box = frames[home].box
    outside = [string for own, part in parts if own is None for string in part]
    return home if all(_fits(string.box, box, string.size) for string in outside) else None


def _are_stacked(one: RuledBox, other: RuledBox) -> bool:
    return one.box.left < other.box.middle[0] < one.box.right or (
        other.box.left < one.box.middle[0] < other.box.right
    )


def _cut_by_page(parts: Sequence[Run], place: int, frames: Sequence[RuledBox]) -> int | None:
    """The cell that the end of the page cuts, out of which these lines run."""
    above = parts[place - 1][0] if place else None
    below = parts[place + 1][0] if place + 1 < len(parts) else None
    if above is not None and frames[above].goes_on:
        return above
    return below if below is not None and frames[below].went_on else None


def _part_doubt(home: int | None, part: Sequence[String], frames: Sequence[RuledBox]) -> str:
    if home is None:
        return ""
    reaches = _reaches_out(part, frames[home].box) or any(map(_leaves_clip, part))
    return CLIPPED if reaches else ""


def _leaves_clip(string: String) -> bool:
    """Whether letters are cut that stand in no other cell."""
    return any(g.clip and not g.clip.holds(*g.box.middle) for g in string.glyphs)


def _clipped_cell(clip: Rect, frames: Sequence[RuledBox]) -> int | None:
    """The cell whose outline the clip is, or a part of it."""
    best = max(range(len(frames)), key=lambda n: frames[n].box.shared(clip), default=None)
    if best is None:
        return None
    box = frames[best].box
    shared = box.shared(clip)
    area, own = clip.width * clip.height, box.width * box.height
    return best if area and shared >= _LIKE * area and shared >= 0.3 * own else None


def _reaches_out(strings: Sequence[String], box: Rect) -> bool:
    for string in strings:
        edge = _EDGE * string.size
        inner, outer = string.box, box.grown(edge)
        if not (outer.holds(inner.left, inner.top) and outer.holds(inner.right, inner.bottom)):
            return True
    return False


def home_of(string: String, frames: Sequence[RuledBox]) -> int | None:
    """The cell in which it lies, or most of it or, of a long one, its beginning or middle."""
    box = string.box
    x, y = box.middle
    inside = [n for n, frame in enumerate(frames) if frame.box.holds(x, y)]
    if inside and _fits(box, frames[inside[0]].box, string.size):
        return inside[0]
    level = [n for n, frame in enumerate(frames) if frame.box.top <= y <= frame.box.bottom]
    touched = [n for n in level if frames[n].box.shared(box) > 0]
    if not touched:
        return None
    return min(touched, key=lambda n: _aside(box, frames[n].box))


def _fits(inner: Rect, outer: Rect, size: float) -> bool:
    return inner.left >= outer.left - _EDGE * size and inner.right <= outer.right + _EDGE * size


def _aside(text: Rect, cell: Rect) -> float:
    """How far a text that is too wide is from being aligned in the cell."""
    ways = (
        abs(text.left - cell.left),
        abs(text.middle[0] - cell.middle[0]),
        abs(text.right - cell.right),
    )
    return min(ways)


def _runs(block: Sequence[String], homes: Sequence[int | None]) -> Iterator[Run]:
    start = 0
    for place, (one, other) in enumerate(pairwise(homes), 1):
        if one != other:
            yield homes[start], tuple(block[start:place])
            start = place
    yield homes[start], tuple(block[start:])


def _one_cell(
    block: Sequence[String],
    parts: Sequence[Run],
    frames: Sequence[RuledBox],
) -> int | None:
    """The cell out of which the whole block runs, if that explains it better than its parts."""
    homed = [(home, part) for home, part in parts if home is not None]
    homes = [home for home, _ in homed]
    torn = any(_is_torn(string, frames) for _, part in homed for string in part)
    well = len(homes) == len(parts) or len(set(homes)) > 1
    if not homes or (well and not torn):
        return None  # each line lies well within a cell, or outside of all
    box = bounds(string.box for string in block)
    whole = {home: _astray(box, frames[home].box) for home in homes}
    best = min(homes, key=lambda home: whole[home])
    apart = max(
        _astray(bounds(string.box for string in part), frames[home].box) for home, part in homed
    )
    if best not in (parts[0][0], parts[-1][0]):
        apart += _ELSEWHERE
    return best if whole[best] + (0 if torn else _SURE) < apart else None


def _is_torn(string: String, frames: Sequence[RuledBox]) -> bool:
    """Whether a ruling runs through the letters."""
    box = string.box
    edge = _EDGE * string.size
    return any(
        box.top + edge < y < box.bottom - edge
        for frame in frames
        if frame.box.left < box.middle[0] < frame.box.right
        for y in (frame.box.top, frame.box.bottom)
    )


def _astray(text: Rect, cell: Rect) -> float:
    """How far a block is from being aligned to the top, the middle or the bottom of a cell."""
    return min(
        abs(text.top - cell.top),
        abs(text.middle[1] - cell.middle[1]),
        abs(text.bottom - cell.bottom),
    )
