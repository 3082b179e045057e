"""Letters of a page that are not to be taken as said: unseen, drawn again, across the page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from site_builder.content.wording import squash
from site_builder.ingest.document import Seen
from site_builder.ingest.form.aside.drafts import is_draft_word
from site_builder.ingest.form.titles import is_titling
from site_builder.ingest.formats.colours import WHITE, are_alike
from site_builder.ingest.formats.pdf.page import Glyph, Ground, Page, Rect, RunInk

Runs = Mapping[int, Sequence[Glyph]]
_WHITE_LETTERS = (171, 171, 171)
"""What Chromium prints instead of white letters, where it prints no grounds"""
_PALE = 150
"""Letters across a page are as light as this, in each part, so that it can be read"""
_PAPER = 240
"""Letters as light as this are no mark: they stand on a dark box"""
_SPECK = 1.0
"""Points: smaller letters are specks"""
_NEAR = 0.25
"""A letter drawn again stands this near to the first (of its size)"""
_RECENT = 2
"""… and, where that makes it bold, right after the first time"""
_LARGE, _HUGE = 1.5, 3.0
"""Times the size of most letters"""


def part_unseen(page: Page) -> Page:
    """The page with the letters that are not to be taken as said apart from the others."""
    runs: dict[int, list[Glyph]] = {}
    for glyph in page.glyphs:
        runs.setdefault(glyph.run, []).append(glyph)
    judged = list(_judge(runs, page))
    asides = (
        (mark, tuple(glyph for _, _, glyph in group))
        for (_, mark), group in groupby(judged, key=lambda one: one[:2])
        if mark
    )
    live = tuple(glyph for _, mark, glyph in judged if not mark)
    return replace(page, glyphs=live, asides=(*page.asides, *asides))


def _judge(runs: Runs, page: Page) -> Iterator[tuple[int, Seen | None, Glyph]]:
    """Each letter with its run and what is seen of it."""
    unseen = frozenset(_unseen(runs, page))
    seen = {run: [g for g in glyphs if g not in unseen] for run, glyphs in runs.items()}
    marks, again = _watermarks(runs, page.inks), frozenset(_repeated(seen))
    bold = frozenset(_made_bold(seen))
    for run, glyphs in runs.items():
        if run in bold:
            continue
        repeated = Seen.REPEATED if run in again else None
        ink = page.inks.get(run)
        remark = Seen.UNSEEN if ink and ink.remark else repeated
        mark = Seen.WATERMARK if run in marks else remark
        yield from ((run, Seen.UNSEEN if one in unseen else mark, one) for one in glyphs)


# --- under a box, white on white ----------------------------------------------------------


def _unseen(runs: Runs, page: Page) -> Iterator[Glyph]:
    paper = Rect(0.0, 0.0, page.width, page.height).grown(1.0)
    clipped: defaultdict[Rect, list[Glyph]] = defaultdict(list)
    for glyph in page.glyphs:
        if glyph.clip:
            clipped[glyph.clip].append(glyph)
    cells = {clip for clip, own in clipped.items() if _is_cell(clip, own, page)}
    for run, glyphs in runs.items():
        beside = _touching(glyphs, page.grounds)
        ink = page.inks.get(run)
        for glyph in glyphs:
            room = paper
            if glyph.clip and not (glyph.clip in cells and _runs_out(glyph, glyph.clip)):
                room = glyph.clip
            if not (glyph.text.isspace() or _is_within(glyph, room)) or not _is_seen(
                glyph, ink, beside, paper
            ):
                yield glyph


def _is_cell(clip: Rect, own: Sequence[Glyph], page: Page) -> bool:
    """Whether the clip is that of a cell with words in sight: `own` are those that the engine gives
    with the clip; it may give those that lie wholly within without one."""
    words = (glyph for glyphs in (own, page.glyphs) for glyph in glyphs)
    return not _is_paper(clip, page) and any(_is_within(glyph, clip) for glyph in words)


def _runs_out(glyph: Glyph, cell: Rect) -> bool:
    """Words that are too many for their cell run out of it: they are its words all the same."""
    x, y = _centre(glyph)
    return cell.left <= x <= cell.right or cell.top <= y <= cell.bottom


def _is_within(glyph: Glyph, box: Rect) -> bool:
    return box.holds(*_centre(glyph))


def _centre(glyph: Glyph) -> tuple[float, float]:
    return (glyph.left + glyph.right) / 2, glyph.base - 0.35 * glyph.size


def _is_paper(clip: Rect, page: Page) -> bool:
    return 2 * clip.width * clip.height >= page.width * page.height


def _is_seen(glyph: Glyph, ink: RunInk | None, grounds: Sequence[Ground], paper: Rect) -> bool:
    if glyph.text.isspace() or ink is None:
        return True
    x, y = _centre(glyph)
    if not ink.drawn or glyph.size < _SPECK or not paper.holds(x, y):
        return False
    under = [ground for ground in grounds if ground.box.holds(x, y)]
    if any(ground.order > ink.order for ground in under):
        return False
    below = max(under, key=lambda ground: ground.order, default=None)
    colour = below.colour if below else WHITE
    return ink.colour is None or colour is None or not _is_lost(ink.colour, colour)


def _is_lost(ink: Sequence[int], ground: Sequence[int]) -> bool:
    was_white = tuple(ink) == _WHITE_LETTERS and tuple(ground) == WHITE
    return was_white or are_alike(ink, ground)


def _touching(glyphs: Sequence[Glyph], grounds: Sequence[Ground]) -> list[Ground]:
    left = min(glyph.left for glyph in glyphs)
    right = max(glyph.right for glyph in glyphs)
    top = min(glyph.base - glyph.size for glyph in glyphs)
    bottom = max(glyph.base for glyph in glyphs)
    return [
        ground
        for ground in grounds
        if ground.box.left <= right
        and ground.box.right >= left
        and ground.box.top <= bottom
        and ground.box.bottom >= top
    ]


# --- drawn again --------------------------------------------------------------------------


def _made_bold(runs: Runs) -> Iterator[int]:
    """Some programs print a run twice, the second time a little aside, to make it bold."""
    kept: list[Sequence[Glyph]] = []
    for run, glyphs in runs.items():
        if glyphs and any(_is_double(one, glyphs) for one in kept[-_RECENT:]):
            yield run
        else:
            kept.append(glyphs)


def _is_double(one: Sequence[Glyph], other: Sequence[Glyph]) -> bool:
    """Whether two runs have the same letters at nearly the same places."""
    return len(one) == len(other) and all(map(_is_aside, one, other))


def _is_aside(one: Glyph, other: Glyph) -> bool:
    near = _NEAR * one.size
    narrow = 0.5 * (one.right - one.left)
    aside, down = abs(one.left - other.left), abs(one.base - other.base)
    return _key(one) == _key(other) and aside < min(near, narrow) and down < near


def _repeated(runs: Runs) -> Iterator[int]:
    """Runs of which each letter stands where a run before has the same."""
    there: defaultdict[tuple[str, int], list[Glyph]] = defaultdict(list)
    for run, glyphs in runs.items():
        inked = [glyph for glyph in glyphs if not glyph.text.isspace()]
        if inked and all(_has_twin(glyph, there[_key(glyph)]) for glyph in inked):
            yield run
            continue
        for glyph in inked:
            there[_key(glyph)].append(glyph)


def _key(glyph: Glyph) -> tuple[str, int]:
    return glyph.text, glyph.turn


def _has_twin(glyph: Glyph, others: Iterable[Glyph]) -> bool:
    near = min(_NEAR * glyph.size, 0.5 * max(glyph.right - glyph.left, 0.1))
    return any(
        abs(one.left - glyph.left) < near and abs(one.base - glyph.base) < _NEAR * glyph.size
        for one in others
    )


# --- across the page ----------------------------------------------------------------------


def _watermarks(runs: Runs, inks: Mapping[int, RunInk]) -> frozenset[int]:
    slanted = [run for run in runs if run in inks and inks[run].slanted]
    sizes = sorted(glyph.size for run in runs if run not in slanted for glyph in runs[run])
    crooked = sum(len(runs[run]) for run in slanted) > len(sizes)
    # A last page may hold few other letters than the mark's.
    usual = sizes[(len(sizes) - 1) // 4] if sizes else 0.0
    return frozenset(
        run for run, glyphs in runs.items() if _is_watermark(glyphs, inks.get(run), usual, crooked)
    )


def _is_watermark(glyphs: Sequence[Glyph], ink: RunInk | None, usual: float, crooked: bool) -> bool:
    """`crooked`: most of the page is slanted, as paper is that was scanned."""
    size = max(glyph.size for glyph in glyphs)
    if ink and ink.slanted and not crooked:
        return True
    if ink is None or size < _LARGE * usual:
        return False
    text = squash("".join(glyph.text for glyph in glyphs))
    pale = ink.colour is not None and _PALE <= min(ink.colour) < _PAPER
    if ink.slanted or (pale and size >= _HUGE * usual):
        return not is_titling(text)
    return is_draft_word(text) and (size >= _HUGE * usual or pale)
