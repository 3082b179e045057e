"""Prints sheets as the tabular dumps do: rows of tab-separated cells, as a machine read them."""

import random
from collections.abc import Iterable, Sequence

from benchmarks.forms.codes import print_code
from benchmarks.forms.odd.dump import Dump, as_dump
from benchmarks.forms.text.noise import Noise
from benchmarks.forms.text.printing import print_date, print_year
from benchmarks.forms.text.wrap import wrap
from benchmarks.forms.truth import Goal, Measure, Sheet

LEGEND = (("○", "達成"), ("△", "一部未達成"), ("×", "未達成"))
LIST_TAG = '<ul style="list-style-type: none">'
REPORT = "(参考) 関連する総合計画における政策指標"
CODES = "総合計画(実施計画)上の位置づけ"
SECTION = "組織名 (準部・課・機関名)"
FIELDS = (
    "indicator",
    "target",
    "result",
    "initiative",
    "summary",
    "evaluation",
    "attainment",
    "next_steps",
)
_LIMITS = {"goal": 15.0, "indicator": 9.0, "target": 7.0, "initiative": 10.0}
# The recogniser writes these half width whatever the form has.
_NARROW = str.maketrans("（）：％～", "():%~")

_FIRST_AMOUNT = 4
"""Place of 目標 in a row"""

Row = list[str]


def print_document(rng: random.Random, sheets: Sequence[Sheet], noises: Sequence[Noise]) -> str:
    return print_dumps(rng, [as_dump(sheet) for sheet in sheets], noises)


def print_dumps(rng: random.Random, dumps: Sequence[Dump], noises: Sequence[Noise]) -> str:
    """Sheets one after the other."""
    printed = [
        dump.rewrite(_Printer(rng, noise, dump).text())
        for dump, noise in zip(dumps, noises, strict=True)
    ]
    return "\n\n" + "\n\n".join(printed) + "\n"


class _Printer:
    """One sheet with its noise."""

    def __init__(self, rng: random.Random, noise: Noise, dump: Dump) -> None:
        sheet = dump.printed
        self.rng = rng
        self.noise = noise
        self.dump = dump
        self.sheet = sheet
        self.era = sheet["fiscal_year"] - 2018
        self.no_result = noise.no_result_column and not sheet["evaluated"]

    def text(self) -> str:
        title = ("# " if self.noise.heading_mark else "") + "組織目標管理シート"
        table = _join([*self._all_labels(), *self._rows()])
        parts = [title, self._head(), self._legend(), table, *self.sheet["notes"]]
        if self.sheet["notes"] and self.rng.random() < 0.4:
            # A stray note stands before the table as well as behind it.
            parts = [title, self._head(), self._legend(), *self.sheet["notes"], table]
        return "\n\n".join(parts)

    def _legend(self) -> str:
        gap = " " if self.noise.legend_gap else ""
        end = "  " if self.noise.legend_spaces else ""
        lines = [f"{mark}:{gap}{word}{end}" for mark, word in LEGEND]
        lines[-1] = lines[-1].rstrip()
        return "\n".join(lines)

    # The head: year, department, section, policy indicators, two dates.

    def _head(self) -> str:
        top, bottom = self._head_rows()
        if self.noise.header == "four":
            dates = [["作成日", self._created()], ["評価日", self._evaluated()]]
            return _join([top, bottom]) + "\n\n" + _join(dates)
        top += ["作成日", self._created()]
        bottom += ["評価日", self._evaluated()]
        if self.noise.header == "five" and not self.sheet["evaluated"]:
            bottom.pop()
        return _join([top, bottom])

    def _head_rows(self) -> tuple[Row, Row]:
        year = ["年度", print_year(self.rng, self.sheet["fiscal_year"])]
        report = [self._report_label(), self._policy_indicators()]
        department = ["組織名(部)", self.sheet["department"]]
        section = [
            SECTION if self.rng.random() < 0.8 else SECTION.replace(" ", ""),
            self._section(),
        ]
        match self.noise.header:
            case "section_first":
                return year + section + report, [*department, "", "", "", ""]
            case "eight":
                return [*year, "", "", *report], department + section + ["", ""]
            case "seven":
                return [*year, "", *report], self._displaced(department, section)
            case "five" if not self.sheet["policy_indicators"]:
                return year + report[:1], department + section
        if self.noise.displaced_section:
            return year + report, self._displaced(department, section)
        return year + report, department + section

    def _displaced(self, department: Row, section: Row) -> Row:
        gap = [""] * (2 if self.noise.displaced_section else 0)
        behind = [""] * (0 if gap else 1)
        return department + section[:1] + gap + section[1:] + behind

    def _report_label(self) -> str:
        if self.noise.cut_label:
            return "(参考)"
        return REPORT.replace("総合計画に", "総合計画に ") if self.rng.random() < 0.6 else REPORT

    def _policy_indicators(self) -> str:
        names = [name.translate(_NARROW) for name in self.sheet["policy_indicators"]]
        bare = self.noise.bare_first_bullet or (len(names) == 1 and self.rng.random() < 0.5)
        text = " ".join(f"・{name}" for name in names)
        return text.removeprefix("・") if bare else self._tagged(text)

    def _section(self) -> str:
        parent = self.sheet["parent_section"]
        section = self.sheet["section"]
        return f"{parent}{self.rng.choice(['', ' '])}({section})" if parent else section

    def _created(self) -> str:
        return print_date(self.sheet["created"], long=self.noise.long_dates)

    def _evaluated(self) -> str:
        return print_date(self.sheet["evaluated"], long=self.noise.long_dates)

    # The table's two header rows.

    def _table_head(self) -> tuple[Row, Row]:
        first, second = self._code_labels()
        summary = {"kept": ["概要"], "lost": [], "last": []}[self.noise.summary_label]
        results = [] if self.no_result else [f"R{self.era}結果"]
        blank = [""] * (len(results) + 1)
        first += [
            "指標",
            *blank,
            "主な取組(事業)",
            "",
            *([""] if self._widened() else []),
            "評価",
            "目標達成状況",
            "今後の方針",
        ]
        second += [
            "取組指標",
            f"R{self.era}目標",
            *results,
            "取組名称(事業名)",
            *summary,
            "",
            "",
            "",
        ]
        if self.noise.summary_label == "last":
            return [*first, ""], [*second, "概要"]
        return first, second

    def _all_labels(self) -> list[Row]:
        """The two rows of labels, with those of odd columns, and a row of their numbers."""
        first, second = self._table_head()
        for column in self.dump.columns:
            # The recogniser puts 指標 over the codes where these have their label below it.
            first.insert(_FIRST_AMOUNT + column.place - (not self.noise.code_label_first), "")
            second.insert(_FIRST_AMOUNT + column.place, column.label.translate(_NARROW))
        return [first, second, *([[*self.dump.label_row]] if self.dump.label_row else [])]

    def _code_labels(self) -> tuple[Row, Row]:
        if self.noise.code_label_first:
            return ["No.", "組織目標", CODES], ["", "", ""]
        return ["No.", "組織目標"], ["", "", CODES]

    def _widened(self) -> bool:
        return self.noise.summary_label == "kept" and not self.noise.code_label_first

    # The data rows.

    def _rows(self) -> list[Row]:
        rows = [row for goal in self.sheet["goals"] for row in self._goal_rows(goal)]
        for column in self.dump.columns:
            for row, text in zip(rows, column.texts, strict=True):
                row.insert(_FIRST_AMOUNT + column.place, text.translate(_NARROW))
        self._move_value(rows)
        rows = [self._reshape(row) for row in rows]
        if self.noise.extra_column:
            place = self.rng.randint(2, 8)
            rows = [[*row[:place], "", *row[place:]] for row in rows]
        if self.noise.shifted_row:
            self._shift(self.rng.choice(rows))
        return [self._trail(row) for row in rows]

    def _goal_rows(self, goal: Goal) -> Iterable[Row]:
        for place, measure in enumerate(goal["measures"]):
            lead = ["", ""] if place and not self.dump.again else self._lead(goal)
            yield [*lead, self._codes(measure), *self._cells(measure)]

    def _lead(self, goal: Goal) -> Row:
        number = f"{goal['number']}.0" if self.dump.floats else str(goal["number"])
        return [number, self._cell("goal", goal["goal"])]

    def _cells(self, measure: Measure) -> Row:
        texts = [measure[name] for name in FIELDS]  # type: ignore[literal-required]  # a field
        return [self._cell(name, text) for name, text in zip(FIELDS, texts, strict=True)]

    def _codes(self, measure: Measure) -> str:
        codes = [print_code(self.rng, code) for code in measure["policies"]]
        return " ".join(codes).translate(_NARROW)

    def _cell(self, field: str, text: str | None) -> str:
        if not text:
            return ""
        lines = text.translate(_NARROW).replace("\n\n", "\n").split("\n")
        if self.noise.wrapped and self.rng.random() < 0.7:
            limit = _LIMITS.get(field, 14.0)
            lines = [" ".join(wrap(line, limit, self.rng)) for line in lines]
        joint = "  " if self.noise.double_spaces and self.rng.random() < 0.5 else " "
        joined = joint.join(lines)
        return self._tagged(joined) if field == "initiative" else joined

    def _tagged(self, text: str) -> str:
        if not self.noise.list_tags or not text.startswith("・"):
            return text
        return f"{LIST_TAG} {text} {self.rng.choice(['', '</ul>'])}"

    def _reshape(self, row: Row) -> Row:
        cells = list(row)
        if self.noise.melted and self.sheet["evaluated"]:
            cells[-2:] = [" ".join(filter(None, cells[-2:]))]
        if self.no_result:
            del cells[5]
        return cells

    def _move_value(self, rows: list[Row]) -> None:
        """Put one value into the empty cell beside it."""
        if not self.noise.value_off:
            return
        row = self.rng.choice(rows)
        pairs = [(here, there) for here, there in ((4, 5), (6, 5), (3, 2)) if not row[there]]
        if pairs:
            here, there = self.rng.choice(pairs)
            row[here], row[there] = "", row[here]

    def _shift(self, row: Row) -> None:
        row.insert(self.rng.randint(2, 7), "")
        if not row[-1]:
            row.pop()

    def _trail(self, row: Row) -> Row:
        change = self.noise.trailing
        if self.noise.ragged:
            change = self.rng.choice([-2, -1, 0, 1])
        for _ in range(-change):
            if not row[-1]:
                row.pop()
        return row + [""] * max(0, change)


def _join(rows: Iterable[Row]) -> str:
    return "\n".join("\t".join(row) for row in rows)
