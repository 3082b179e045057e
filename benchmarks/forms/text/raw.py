"""Prints sheets as the raw dumps do: plain cells row by row, merged cells later in any order."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.forms.codes import print_code
from benchmarks.forms.odd.dump import Dump, as_dump
from benchmarks.forms.text.noise import RawNoise
from benchmarks.forms.text.printing import widen
from benchmarks.forms.text.raw_order import Block, order_blocks
from benchmarks.forms.text.raw_title import TitlePrinter
from benchmarks.forms.text.wrap import wrap
from benchmarks.forms.truth import Goal, Measure, Sheet

LEGEND = "○：達成\n△：一部未達成\n×：未達成"
FIELDS = ("target", "result", "initiative", "summary", "evaluation", "attainment", "next_steps")

Lines = list[str]


@dataclass(frozen=True)
class Widths:
    """Full-width signs per line of each column."""

    goal: float
    indicator: float
    target: float
    initiative: float
    summary: float


def print_document(rng: random.Random, sheets: Sequence[Sheet], noises: Sequence[RawNoise]) -> str:
    return print_dumps(rng, [as_dump(sheet) for sheet in sheets], noises)


def print_dumps(rng: random.Random, dumps: Sequence[Dump], noises: Sequence[RawNoise]) -> str:
    """Sheets parted by three empty lines."""
    printed = [
        dump.rewrite(_Printer(rng, noise, dump).text())
        for dump, noise in zip(dumps, noises, strict=True)
    ]
    return "\n" + "\n\n\n\n".join(printed) + "\n\n"


def glue(cells: Iterable[Lines]) -> list[str]:
    """Blocks of cells side by side: a cell of one line takes the next cell onto its line."""
    blocks: list[str] = []
    opened = ""
    for lines in filter(None, cells):
        first = f"{opened} {lines[0]}" if opened else lines[0]
        opened = first if len(lines) == 1 else ""
        if not opened:
            blocks.append("\n".join([first, *lines[1:]]))
    return [*blocks, opened] if opened else blocks


class _Printer:
    """One sheet with its noise."""

    def __init__(self, rng: random.Random, noise: RawNoise, dump: Dump) -> None:
        sheet = dump.printed
        self.rng = rng
        self.noise = noise
        self.dump = dump
        self.sheet = sheet
        self.spanned = {span["field"]: span["rows"] for span in sheet["spans"]}
        self.beside = rng.choice([0, 0, 0, 1, 2])
        self.widths = Widths(
            goal=rng.choice([15, 16, 16.5]),
            indicator=rng.choice([8.5, 9, 9.5]),
            target=rng.choice([6.5, 7, 7.5]),
            initiative=rng.choice([10, 10, 10.5]),
            summary=rng.choice([14, 14, 14.5, 15]),
        )

    def text(self) -> str:
        title = TitlePrinter(self.rng, self.noise, self.sheet).blocks()
        later = order_blocks(self.rng, self.noise, self._pairs(), self._loose(), title)
        notes = self.sheet["notes"]
        return "\n\n".join([*self._top(), *self._row_part(), *later, LEGEND, *notes])

    def _top(self) -> list[str]:
        era = str(self.sheet["fiscal_year"] - 2018)
        years = (widen(era) if self.rng.random() < 0.5 else era for _ in range(2))
        target, result = (f"Ｒ{year}" for year in years)
        labels = [f"{target}目標", f"{result}結果", "取組名称（事業名）", "概要"]
        for column in self.dump.columns:
            labels.insert(column.place, column.label)
        return ["作成日", "評価日", "総合計画（実施計\n画）上の位置づけ", " ".join(labels)]

    # The row part: cells of one row only, strictly in row order.

    def _row_part(self) -> list[str]:
        goals = self.sheet["goals"]
        blocks = [block for goal in goals for block in self._goal_rows(goal)]
        if self.noise.empty_rows:
            blocks += [str(number) for number in range(goals[-1]["number"] + 1, 6)]
        return blocks

    def _goal_rows(self, goal: Goal) -> Iterable[str]:
        alone = len(goal["measures"]) == 1
        for place, measure in enumerate(goal["measures"]):
            head = self._head(goal, place) if not alone else [str(goal["number"])]
            if alone:
                head = glue([head, self._codes(measure)])
            cells = [self._field(goal, place, name) for name in FIELDS]
            yield from self._row(head, self._with_columns(goal, place, cells))

    def _with_columns(self, goal: Goal, place: int, cells: list[Lines]) -> list[Lines]:
        before = (one for one in self.sheet["goals"] if one["number"] < goal["number"])
        row = place + sum(len(one["measures"]) for one in before)
        for column in self.dump.columns:
            cells.insert(column.place, self._wrap(column.texts[row], self.widths.summary))
        return cells

    def _head(self, goal: Goal, place: int) -> Lines:
        if self._covers(goal, place, "policies"):
            return []
        return glue([self._codes(goal["measures"][place])])

    def _row(self, head: Lines, cells: list[Lines]) -> list[str]:
        if self.noise.target_on_head and head and len(cells[0]) == 1:
            return [*glue([*(block.split("\n") for block in head), cells[0]]), *glue(cells[1:])]
        return [*head, *glue(cells)]

    def _field(self, goal: Goal, place: int, name: str) -> Lines:
        if self._covers(goal, place, name):
            return []
        return self._lines(name, goal["measures"][place])

    def _covers(self, goal: Goal, place: int, name: str) -> bool:
        return f"goals/{goal['number']}/measures/{place + 1}/{name}" in self.spanned

    def _lines(self, name: str, measure: Measure) -> Lines:
        text: str | None = measure[name]  # type: ignore[literal-required]  # a field
        if not text:
            return []
        limit = getattr(self.widths, name, self.widths.summary)
        if name == "summary" and not text.startswith("・"):
            text = self.noise.summary_indent + text
        if name in ("target", "result") and self.noise.wide_digits:
            text = widen(text)
        return self._spaced(name, self._wrap(text, limit))

    def _spaced(self, name: str, lines: Lines) -> Lines:
        if name != "summary" or not self.noise.inner_space or self.rng.random() < 0.5:
            return lines
        return [lines[0].replace("を", "を ", 1), *lines[1:]]

    def _wrap(self, text: str, limit: float) -> Lines:
        return wrap(text, limit, self.rng if self.noise.uneven else None)

    def _codes(self, measure: Measure) -> Lines:
        return [print_code(self.rng, code) for code in measure["policies"]]

    # The merged part: goals, indicators and spanning cells.

    def _pairs(self) -> list[list[Block]]:
        """Each goal with its first indicator."""
        return [self._pair(goal) for goal in self.sheet["goals"]]

    def _pair(self, goal: Goal) -> list[Block]:
        number = goal["number"]
        lines = self._wrap(self.noise.goal_indent + (goal["goal"] or ""), self.widths.goal)
        code, *others = self._codes_behind(goal) or [""]
        lines[-1] += f" {code}" if code else ""
        beside = self._indicator(goal, self._beside(goal))
        pair = [Block("\n".join(lines), "goal", number), beside]
        return pair[:1] + [Block(other) for other in others] + pair[1:]

    def _codes_behind(self, goal: Goal) -> Lines:
        """Merged codes that the dump prints behind the last word of their goal."""
        if not self.noise.code_behind_goal or not self._covers(goal, 0, "policies"):
            return []
        return self._codes(goal["measures"][0])

    def _beside(self, goal: Goal) -> int:
        """Whose indicator stands behind the goal: mostly, but not always, its first row's."""
        return self.beside % len(goal["measures"])

    def _indicator(self, goal: Goal, place: int) -> Block:
        text = goal["measures"][place]["indicator"] or ""
        lines = self._wrap(text, self.widths.indicator)
        return Block("\n".join(lines), "indicator", goal["number"])

    def _loose(self) -> list[list[Block]]:
        merged = [goal for goal in self.sheet["goals"] if len(goal["measures"]) > 1]
        return [unit for goal in merged for unit in self._merged(goal)]

    def _merged(self, goal: Goal) -> list[list[Block]]:
        """What a goal of several rows has besides: number, indicators, spanning cells."""
        places = [place for place in range(len(goal["measures"])) if place != self._beside(goal)]
        others = [self._indicator(goal, place) for place in places]
        number = str(goal["number"])
        if self.rng.random() < 0.2:
            # The number stands on the indicator's first line.
            others[0] = Block(f"{number}\n{others[0].text}", "indicator", goal["number"])
            return [*([other] for other in others), *self._spanning(goal)]
        return [[Block(number)], *([other] for other in others), *self._spanning(goal)]

    def _spanning(self, goal: Goal) -> Iterable[list[Block]]:
        for place, measure in enumerate(goal["measures"]):
            if self._covers(goal, place, "policies") and not self._codes_behind(goal):
                yield [Block("\n".join(self._codes(measure)))]
            covering = [name for name in FIELDS if self._covers(goal, place, name)]
            blocks = glue(self._lines(name, measure) for name in covering)
            if blocks:
                yield [Block(block) for block in blocks]
