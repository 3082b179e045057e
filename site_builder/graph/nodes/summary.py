"""What other pages show of a sheet or link to: small enough to keep for every sheet at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from site_builder.content.city.model import Plan
from site_builder.content.eras import era_year
from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.sheet.model import Goal, Measure, Sheet, SheetKey
from site_builder.content.sheet.spans import GoalSpans, expand_spans
from site_builder.content.wording import Policy, parse_policies
from site_builder.graph import urls
from site_builder.pickled import pickled_by_values


@pickled_by_values
@dataclass(frozen=True, slots=True)
class MeasureSummary:
    """One row of the form. A cell that covers several rows gives its text to each of them."""

    policies: tuple[str, ...]
    """As stored: 政策15-1-①~④, 区ビジョン"""
    codes: tuple[Policy, ...]
    """The plan's codes among them, ranges expanded, aliases followed"""
    words: tuple[str, ...]
    """The others: 区ビジョン"""
    indicator: str
    target: str
    result: str
    initiative: str
    evaluation: str
    """○ △ × or, while not evaluated, empty"""
    next_steps: str
    covered: tuple[str, ...] = ()
    """Fields whose cell stands at an earlier measure of the goal and covers this one too"""
    doubts: tuple[str, ...] = ()
    """Fields with an open doubt, also in a cell above that covers this row; measures: the row
    itself, as where the goal's rows are not surely parted"""

    def unsure(self, field: str) -> bool:
        """Whether what it says there is open"""
        of_row = "measures" in self.doubts and bool(getattr(self, field))
        return of_row or field in self.doubts

    def cites(self, policy: Policy) -> bool:
        """It, or a level below it"""
        return any(policy == code or policy in code.ancestors for code in self.codes)


@pickled_by_values
@dataclass(frozen=True, slots=True)
class GoalSummary:
    key: SheetKey
    number: int
    goal: str
    """Empty where the printed cell is empty"""
    measures: tuple[MeasureSummary, ...]
    doubtful: bool = False
    """There is an open doubt about the sentence itself, or the goal as a whole"""

    @property
    def url(self) -> str:
        return urls.goal(self.key, self.number)

    @property
    def unsure(self) -> bool:
        """There is an open doubt about any of its fields"""
        return self.doubtful or any(measure.doubts for measure in self.measures)

    def surely_cites(self, policy: Policy) -> bool:
        """In a cell whose reading is not open"""
        return any(m.cites(policy) and "policies" not in m.doubts for m in self.measures)

    @property
    def codes(self) -> tuple[Policy, ...]:
        """Each once, in the order of the sheet"""
        return tuple(dict.fromkeys(code for m in self.measures for code in m.codes))

    @property
    def words(self) -> tuple[str, ...]:
        """What is cited but is no code of the plan, each once: 区ビジョン"""
        return tuple(dict.fromkeys(word for m in self.measures for word in m.words))

    @property
    def evaluations(self) -> tuple[str, ...]:
        """One mark a measure, in the order of the sheet"""
        return tuple(m.evaluation for m in self.measures)


@pickled_by_values
@dataclass(frozen=True, slots=True)
class SheetSummary:
    key: SheetKey
    ward: str
    section: str
    """As printed: may be an alias of the section's name"""
    parent_section: str
    department: str
    created: str
    evaluated: str
    policy_indicators: tuple[str, ...]
    goals: tuple[GoalSummary, ...]
    document: str
    """File name in content/sources/; empty where no document is there"""
    kind: str
    """recognised or text"""
    lines: str
    """First and last line in the document: 12-40"""
    doubts: tuple[str, ...] = ()
    """Fields with an open doubt, as paths: goals/2/measures/1/target"""
    unplaced: int = 0
    """Number of texts whose cell is not known"""
    traced: bool = False
    """It is known where in the document each text stands"""
    withheld: str = ""
    """Why its document is not published"""

    @property
    def url(self) -> str:
        return urls.sheet(self.key)

    @property
    def year(self) -> str:
        """令和5年度, with a word where it is not surely read whose sheet it is, or of which year"""
        open_ones = not _WHOSE.isdisjoint(self.doubts)
        return f"{era_year(self.key.year)}{'（読み取りを確認中）' if open_ones else ''}"


_WHOSE = frozenset(["fiscal_year", "ward", "section", "parent_section"])


def summarize(key: SheetKey, sheet: Sheet, plan: Plan) -> SheetSummary:
    doubts = tuple(dict.fromkeys(doubt.path for doubt in sheet.review))
    spans = expand_spans(sheet)
    aliases = plan.aliases or {}
    return SheetSummary(
        key=key,
        ward=sheet.ward,
        section=sheet.section,
        parent_section=sheet.parent_section,
        department=sheet.department,
        created=sheet.created,
        evaluated=sheet.evaluated,
        policy_indicators=sheet.policy_indicators,
        goals=tuple(_goal(key, goal, spans[goal.number], doubts, aliases) for goal in sheet.goals),
        document=sheet.source.document,
        kind=sheet.source.kind,
        lines=sheet.source.lines,
        doubts=tuple(map(str, doubts)),
        unplaced=len(sheet.unplaced),
        withheld=sheet.source.withheld,
    )


def _goal(
    key: SheetKey,
    goal: Goal,
    spans: GoalSpans,
    doubts: Sequence[FieldPath],
    aliases: Mapping[str, str],
) -> GoalSummary:
    measures: list[MeasureSummary] = []
    for row, measure in enumerate(goal.measures):
        above = spans.above(row)
        covered = {field: goal.measures[n] for field, n in above.items()}
        shared = (f for f, n in above.items() if {f, "measures"} & {*measures[n].doubts})
        own = _doubtful(FieldPath.of_measure(goal.number, row + 1), doubts) if doubts else ()
        unsure = tuple(dict.fromkeys((*own, *shared)))
        measures.append(_measure(measure, covered, unsure, aliases))
    path = FieldPath.of_goal(goal.number)
    doubtful = any(part in doubts for part in (path, path / "goal", path / "number"))
    return GoalSummary(key, goal.number, goal.goal, tuple(measures), doubtful)


def _doubtful(here: FieldPath, doubts: Iterable[FieldPath]) -> Iterator[str]:
    goal = FieldPath.of_goal(here.goal)
    for doubt in doubts:
        if doubt in (here, goal):
            yield from ("measures", "policies")
        elif here.covers(doubt):
            yield doubt.cell
        elif doubt == here.parent:  # whichever row it is, the goal cites what it cites
            yield "measures"


def _measure(
    measure: Measure,
    covered: Mapping[str, Measure],
    doubts: tuple[str, ...],
    aliases: Mapping[str, str],
) -> MeasureSummary:
    policies = covered.get("policies", measure).policies
    codes = {text: parse_policies(aliases.get(text, text)) for text in policies}
    return MeasureSummary(
        policies=policies,
        codes=tuple(dict.fromkeys(code for found in codes.values() for code in found)),
        words=tuple(text for text, found in codes.items() if not found),
        indicator=covered.get("indicator", measure).indicator,
        target=covered.get("target", measure).target,
        result=covered.get("result", measure).result,
        initiative=covered.get("initiative", measure).initiative,
        evaluation=covered.get("evaluation", measure).evaluation,
        next_steps=covered.get("next_steps", measure).next_steps,
        covered=tuple(covered),
        doubts=doubts,
    )
