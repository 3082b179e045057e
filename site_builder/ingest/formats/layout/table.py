"""The table of one page → its cells, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from site_builder.ingest.form.joining import breaks_off
from site_builder.ingest.form.labels import cut_field_of, field_of
from site_builder.ingest.form.numbering import SPANNING, read_number
from site_builder.ingest.formats.layout.bands import (
    ITEM,
    Block,
    Cell,
    GridLine,
    Kinds,
    read_blocks,
)
from site_builder.ingest.formats.layout.columns import ColumnLabel, ColumnText, in_columns, texts_of
from site_builder.ingest.formats.layout.page_text import TextLine, Word

ROWS = "rows"
"""Doubt of a number: it is open which rows are those of which goal"""
_EXACT = 0.75
"""Lines by which the cells of a goal that is read for certain may be off"""
_APART = 2
"""Lines of one cell at the foot of a table are no further apart"""
_SENTENCES = ("goal", "summary", "attainment", "next_steps")
_SHORT = 8
_MEASURED = ("indicator", "target", "result", "evaluation")


@dataclass(frozen=True, slots=True)
class BandCell:
    """Rows and columns from 0; `rows` more than 1 where the cell covers several."""

    row: int
    column: int
    rows: int
    lines: tuple[str, ...]
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class PageTable:
    cells: tuple[BandCell, ...]
    rows: int
    below: tuple[Word, ...]
    """Words below the table"""
    opens: bool
    """Its first row is no new goal"""


def field_names(columns: Sequence[ColumnLabel]) -> tuple[str, ...]:
    return tuple(field_of(text) or cut_field_of(text) for text in texts_of(columns))


def read_table(body: Sequence[TextLine], columns: Sequence[ColumnLabel], sure: bool) -> PageTable:
    """`sure`: whether it is known which column is which."""
    names = field_names(columns)
    used = [place for place, column in enumerate(columns) if not column.blank]
    edges = [columns[place].edge for place in used]
    own = [names[place] for place in used]
    found = [
        {used[place]: text for place, text in in_columns(line, edges, own).items()} for line in body
    ]
    number = names.index("number") if "number" in names else 0
    _place_numbers(found, number)
    last = _end(body, found, names)
    lines = [
        GridLine(line.number, line.gap, {n: text.text for n, text in texts.items()})
        for line, texts in zip(body[:last], found, strict=False)
    ]
    numbered = frozenset(
        n for n, line in enumerate(lines) if read_number(line.texts.get(number, "")) is not None
    )
    blocks = read_blocks(lines, _kinds(names, lines), numbered)
    doubted = [any(text.doubted for text in texts.values()) for texts in found]
    foot = _foot(found[:last])
    doubted[foot:] = [True] * (len(found) - foot)
    cells, rows = _cells(lines, blocks, names, doubted, sure)
    below = tuple(word for line in body[last:] for word in line.words)
    opens = bool(blocks) and not numbered.intersection(range(blocks[0].start, blocks[0].end))
    return PageTable(tuple(cells), rows, below, opens)


def _place_numbers(found: Sequence[dict[int, ColumnText]], column: int) -> None:
    """The number of a blank row, which stands anywhere on its line: the next one."""
    last = 0
    for texts in found:
        if len(texts) == 1 and column not in texts:
            (text,) = texts.values()
            if read_number(text.text) == last + 1:
                texts.clear()
                texts[column] = ColumnText(text.words)
        last = read_number(texts[column].text) or last if column in texts else last


def _end(
    body: Sequence[TextLine], found: Sequence[Mapping[int, ColumnText]], names: Sequence[str]
) -> int:
    """Notes stand below the last row, each by itself behind blank paper."""
    number = names.index("number") if "number" in names else 0
    end = _blank_end(found, number)
    while end > 1:
        start = next((n for n in reversed(range(1, end)) if _stands_off(n, body, found)), 0)
        texts = found[start:end]
        alone = all(len(one) == 1 and number not in one for one in texts)
        if not start or not alone or len({next(iter(one)) for one in texts}) > 1:
            break
        end = start
    return end


def _foot(found: Sequence[Mapping[int, ColumnText]]) -> int:
    """Where a note may begin that stands close below the last row: a column goes on by itself
    behind the end of a sentence. Items and remarks go on like that in any cell."""
    alone = len(found)
    while alone > 1 and len(found[alone - 1]) == 1 and found[alone - 1].keys() <= found[-1].keys():
        alone -= 1
    for place in range(alone, len(found)):
        (column,) = found[place]
        above = next((one[column].text for one in reversed(found[:place]) if column in one), "")
        ended = above.endswith("。") or ITEM.match(above)
        text = found[place][column].text
        if ended and not ITEM.match(text) and not breaks_off(above, text):
            return place
    return len(found)


def _stands_off(
    place: int, body: Sequence[TextLine], found: Sequence[Mapping[int, ColumnText]]
) -> bool:
    """Whether blank paper, or other columns' lines, part a line from what its column says above."""
    if body[place].gap:
        return True
    column = next(iter(found[place]))
    above = [n for n in range(place) if column in found[n]]
    return bool(above) and body[place].number - body[above[-1]].number > _APART


def _blank_end(found: Sequence[Mapping[int, ColumnText]], number: int) -> int:
    """What stands below a last row that is blank but for its number is none of the table's."""
    last = max((n for n, texts in enumerate(found) if number in texts), default=len(found))
    blank = last < len(found) and len(found[last]) == 1
    return last + 1 if blank and all(len(one) == 1 for one in found[last + 1 :]) else len(found)


def _kinds(names: Sequence[str], lines: Sequence[GridLine]) -> Kinds:
    used = {column for line in lines for column in line.texts}
    place = {name: n for n, name in enumerate(names) if name}
    measured = [n for n, name in enumerate(names) if name in _MEASURED or (not name and n in used)]
    evaluated = place.get("evaluation") in used
    needed = [n for n in measured if names[n] in ("indicator", "target") and n in used]
    needed += [place["evaluation"]] if evaluated else []
    spanning = [n for n, name in enumerate(names) if name in SPANNING and n not in measured]
    single = [place["evaluation"]] if evaluated else []
    return Kinds(
        place.get("number", 0),
        place.get("goal", 1),
        tuple(measured),
        tuple(needed),
        tuple(single),
        tuple(spanning),
    )


def _cells(
    lines: Sequence[GridLine],
    blocks: Sequence[Block],
    names: Sequence[str],
    doubted: Sequence[bool],
    sure: bool,
) -> tuple[list[BandCell], int]:
    cells: list[BandCell] = []
    row = 0
    for block in blocks:
        certain = sure and not any(doubted[block.start : block.end]) and _is_certain(block)
        certain = certain and not _has_stray(lines[block.start : block.end], names)
        last = block is blocks[-1]
        doubt = "" if certain else "row" if sure and not last else ROWS
        cells += _block_cells(lines, block, names, row, doubt)
        row += block.measures
    return cells, row


def _has_stray(lines: Sequence[GridLine], names: Sequence[str]) -> bool:
    """Whether a cell of sentences is a single short word: that of a column without a label."""
    for column in (n for n, name in enumerate(names) if name in _SENTENCES):
        texts = [line.texts[column] for line in lines if column in line.texts]
        if len(texts) == 1 and len(texts[0]) < _SHORT and not texts[0].endswith("。"):
            return True
    return False


def _unread(numbers: Sequence[str]) -> str:
    whole = not numbers or (len(numbers) == 1 and read_number(numbers[0]) is not None)
    return "" if whole else ROWS


def _is_certain(block: Block) -> bool:
    return block.sure and block.measures == 1 and block.cost - 1 <= _EXACT


def _block_cells(
    lines: Sequence[GridLine], block: Block, names: Sequence[str], row: int, doubt: str
) -> Iterator[BandCell]:
    for column, name in enumerate(names):
        whole = tuple(n for n in range(block.start, block.end) if column in lines[n].texts)
        cells = block.cells.get(column) or (Cell(0, block.measures - 1, whole),)
        for cell in cells:
            texts = tuple(lines[n].texts[column] for n in cell.lines)
            told = (doubt or _unread(texts)) if name == "number" else ""
            high = cell.last - cell.first + 1
            yield BandCell(row + cell.first, column, high, texts, told)
