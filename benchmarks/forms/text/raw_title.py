"""The title block of a raw dump: year, dates, policy indicators, department and section."""

import random

from benchmarks.forms.text.noise import RawNoise
from benchmarks.forms.text.printing import print_date, print_year
from benchmarks.forms.text.wrap import wrap
from benchmarks.forms.truth import Sheet

TITLE = "組織目標管理シート"
LABEL = "（参考）\n関連する総合計画に\nおける政策指標"


class TitlePrinter:
    """The blocks that stand at the top of the form, in the orders seen."""

    def __init__(self, rng: random.Random, noise: RawNoise, sheet: Sheet) -> None:
        self.rng = rng
        self.noise = noise
        self.sheet = sheet
        self.year = f"年度 {print_year(rng, sheet['fiscal_year'])}"
        self.created = print_date(sheet["created"], long=noise.long_dates)
        # An empty cell prints no block.
        late = print_date(sheet["evaluated"], long=noise.long_dates)
        self.late = [late] if late else []

    def blocks(self) -> list[str]:
        names, section = self._names(), self._section()
        if self.noise.title_last:
            return [f"{self.created}{LABEL}", *names, *section, *self.late, TITLE, self.year]
        if self.noise.created_apart:
            return [TITLE, f"{self.year} {LABEL}", *names, self.created, *self.late, *section]
        label = f"{self.year} {self.created}{LABEL}"
        if self.noise.glued_department:
            return [TITLE, *self._glued([label, *names]), *self.late]
        return [TITLE, label, *names, *self.late, *section]

    def _names(self) -> list[str]:
        names = [f"・{name}" for name in self.sheet["policy_indicators"]]
        if len(names) == 1 and self.rng.random() < 0.5:
            names = [names[0].removeprefix("・")]
        limit = self.rng.choice([30, 38])
        lines = [line for name in names for line in wrap(name, limit)]
        return ["\n".join(lines)] if lines else []

    def _glued(self, blocks: list[str]) -> list[str]:
        """The department's label directly behind what comes before."""
        gap = self.rng.choice(["", "", "\n"]) if len(blocks) > 1 else ""
        *before, last = blocks
        department = f"{last}{gap}{self._department()}"
        return [*before, department, "組織名\n（準部・課・機関名）", *self._section_names()]

    def _section(self) -> list[str]:
        name, *office = self._section_names()
        return [f"{self._department()}\n組織名", f"（準部・課・機関名）\n{name}", *office]

    def _department(self) -> str:
        return f"組織名（部） {self.sheet['department']}"

    def _section_names(self) -> list[str]:
        parent = self.sheet["parent_section"]
        section = self.sheet["section"]
        return [parent, f"（{section}）"] if parent else [section]
