"""The truth of a made-up sheet, in the shape of the YAML files."""

import random
from typing import Literal, TypedDict

from benchmarks.forms.codes import make_codes
from benchmarks.forms.measures import make_aim, make_attainment, make_next_steps
from benchmarks.forms.phrases import Subject, make_goal, make_initiative, make_subject, make_summary
from benchmarks.forms.vocabulary import Topic, vocabulary

Flavour = Literal["tabular", "raw"]


class Measure(TypedDict):
    """One row of the form."""

    policies: list[str]
    indicator: str | None
    target: str | None
    result: str | None
    initiative: str | None
    summary: str | None
    evaluation: str | None
    attainment: str | None
    next_steps: str | None


class Goal(TypedDict):
    """A numbered goal with its rows."""

    number: int
    goal: str | None
    measures: list[Measure]


class Span(TypedDict):
    """A cell that covers more than one row, at its first measure."""

    field: str
    rows: int


class Sheet(TypedDict):
    """One sheet."""

    fiscal_year: int
    ward: str
    section: str
    parent_section: str | None
    department: str
    created: str
    evaluated: str | None
    policy_indicators: list[str]
    goals: list[Goal]
    spans: list[Span]
    notes: list[str]


SPANNABLE: tuple[str, ...] = (
    "policies",
    "initiative",
    "summary",
    "evaluation",
    "attainment",
    "next_steps",
)


def make_sheet(
    rng: random.Random,
    *,
    evaluated: bool,
    flavour: Flavour = "tabular",
    ward: str | None = None,
    year: int | None = None,
) -> Sheet:
    """A sheet with made-up content; ward and year are drawn unless given."""
    ward = ward or rng.choice(vocabulary().wards)
    year = year or rng.randint(2022, 2030)
    parent, section = _section(rng, ward)
    goals, spans = _goals(rng, ward, year, evaluated, flavour)
    return Sheet(
        fiscal_year=year,
        ward=ward,
        section=section,
        parent_section=parent,
        department=ward + rng.choice(["", "役所"]),
        created=_created(rng, year),
        evaluated=_evaluated(rng, year) if evaluated else None,
        policy_indicators=_policy_indicators(rng),
        goals=goals,
        spans=spans,
        notes=_notes(rng) if flavour == "tabular" else [],
    )


def _section(rng: random.Random, ward: str) -> tuple[str | None, str]:
    words = vocabulary()
    name = rng.choice(words.listed_sections if rng.random() < 0.6 else words.new_sections)
    if rng.random() < 0.08:
        return name, ward + rng.choice(words.sub_offices)
    return None, name


def _created(rng: random.Random, year: int) -> str:
    month, day = rng.choice([(4, 1), (4, 1), (4, rng.randint(2, 30)), (5, rng.randint(1, 31))])
    return f"{year}-{month:02}-{day:02}"


def _evaluated(rng: random.Random, year: int) -> str:
    month, day = rng.choice([(3, 31), (3, 31), (3, rng.randint(1, 30)), (1, 31)])
    return f"{year + 1}-{month:02}-{day:02}"


def _policy_indicators(rng: random.Random) -> list[str]:
    count = rng.choices([0, 1, 2, 3, 4], weights=[12, 35, 23, 20, 10])[0]
    return rng.sample(vocabulary().policy_indicators, count)


def _notes(rng: random.Random) -> list[str]:
    if rng.random() > 0.05:
        return []
    count = rng.randint(20, 120)
    return rng.choice(
        [
            [f"当初予定箇所数:{count}か所", f"(うち継続分:{count}件)"],
            ["参考:別紙のとおり"],
            ["参照"],
        ]
    )


def _goals(
    rng: random.Random, ward: str, year: int, evaluated: bool, flavour: Flavour
) -> tuple[list[Goal], list[Span]]:
    vision = flavour == "raw" and rng.random() < 0.1
    goals: list[Goal] = []
    spans: list[Span] = []
    numbers = _numbers(rng)
    topics = _topics(rng, len(numbers))
    for number, topic in zip(numbers, topics, strict=True):
        subject = make_subject(rng, ward, topic)
        measures = _measures(rng, subject, year, evaluated, flavour)
        empty = flavour == "tabular" and rng.random() < 0.03
        text = None if empty else make_goal(rng, subject, vision=vision)
        if goals and topic in topics[: len(goals)] and rng.random() < 0.3:
            # Real sheets repeat a sentence word for word with another indicator.
            text = goals[topics.index(topic)]["goal"]
        goals.append(Goal(number=number, goal=text, measures=measures))
        spans += _merge(rng, number, measures)
    return goals, spans


def _numbers(rng: random.Random) -> list[int]:
    count = rng.choices([1, 2, 3, 4, 5], weights=[4, 8, 38, 30, 20])[0]
    if count < 5 and rng.random() < 0.05:
        return sorted(rng.sample(range(1, 6), count))
    return list(range(1, count + 1))


def _topics(rng: random.Random, count: int) -> list[Topic]:
    topics = rng.sample(vocabulary().topics, count)
    if count > 1 and rng.random() < 0.15:
        # Two goals about the same matter: words alone tell little then.
        topics[1] = topics[0]
    return topics


def _measures(
    rng: random.Random, first: Subject, year: int, evaluated: bool, flavour: Flavour
) -> list[Measure]:
    count = rng.choices([1, 2, 3], weights=[86, 11, 3])[0]
    others = [make_subject(rng, first.ward, first.topic) for _ in range(count - 1)]
    return [_measure(rng, subject, year, evaluated, flavour) for subject in (first, *others)]


def _measure(
    rng: random.Random, subject: Subject, year: int, evaluated: bool, flavour: Flavour
) -> Measure:
    aim = make_aim(rng, subject, year - 2018)
    without = 0.3 if rng.random() < 0.5 else 0.1
    most = 4 if flavour == "tabular" else 2
    return Measure(
        policies=[] if rng.random() < without else make_codes(rng, subject.ward, most),
        indicator=aim.indicator,
        target=aim.target,
        result=aim.result if evaluated else None,
        initiative=make_initiative(rng, subject),
        summary=make_summary(rng, subject),
        evaluation=rng.choices("○△×", weights=[72, 21, 7])[0] if evaluated else None,
        attainment=make_attainment(rng, subject) if evaluated else None,
        next_steps=make_next_steps(rng, subject) if evaluated else None,
    )


def _merge(rng: random.Random, number: int, measures: list[Measure]) -> list[Span]:
    """Let cells cover rows below them: those rows' own texts go."""
    spans: list[Span] = []
    for field in SPANNABLE:
        owner, chance = 0, 0.55 if field in ("policies", "initiative") else 0.35
        for place in range(1, len(measures)):
            own = measures[place][field]  # type: ignore[literal-required]  # a field
            above = measures[owner][field]  # type: ignore[literal-required]  # a field
            if own and (rng.random() > chance or not above):
                owner = place
            elif above:
                _blank(measures[place], field)
                _cover(spans, f"goals/{number}/measures/{owner + 1}/{field}")
    return spans


def _blank(measure: Measure, field: str) -> None:
    empty: list[str] | None = [] if field == "policies" else None
    measure[field] = empty  # type: ignore[literal-required]  # a field


def _cover(spans: list[Span], path: str) -> None:
    for span in spans:
        if span["field"] == path:
            span["rows"] += 1
            return
    spans.append(Span(field=path, rows=2))
