"""Work on all sheets: what will change, goals of different years, records that are behind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from site_builder.changes.comparison import BECOMES, Fate, FileChange, SheetChange
from site_builder.changes.states import list_changes
from site_builder.content.eras import era_year
from site_builder.content.lineage.model import parse_decision_id
from site_builder.content.words.proposed_readings import ProposedReading
from site_builder.content.words.readings import parse_reading
from site_builder.decisions.goal_links import Review, decide, read_review, section_of
from site_builder.decisions.name_readings import decide_readings, read_readings
from site_builder.desk.places import sheet_page
from site_builder.desk.records import Records, list_records, write_records
from site_builder.desk.saving import Folders, writing
from site_builder.graph.nodes.summary import GoalSummary
from site_builder.inputs import Inputs
from site_builder.render.parts.changes import ChangeText, describe_change

_SHOWN = 60
"""Pages of a kind that are listed; the number says how many there are"""


@dataclass(frozen=True, slots=True)
class ChangedSheet:
    href: str
    name: str
    fate: str
    texts: tuple[ChangeText, ...]


@dataclass(frozen=True, slots=True)
class ChangedPages:
    fate: str
    count: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoalSide:
    year: str
    goals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProposalView:
    id: str
    place: str
    score: str
    reasons: str
    earlier: GoalSide
    later: GoalSide


@dataclass(frozen=True, slots=True)
class Work:
    """What a page about all sheets shows; each page has its own part of it."""

    sheets: tuple[ChangedSheet, ...] = ()
    pages: tuple[ChangedPages, ...] = ()
    files: tuple[ChangedPages, ...] = ()
    """Of the content, beside the sheets"""
    lost: tuple[str, ...] = ()
    """Addresses that links will no longer open"""
    proposals: tuple[ProposalView, ...] = ()
    readings: tuple[ProposedReading, ...] = ()
    records: Records | None = None
    said: str = ""
    """What has just been done"""


def list_work(name: str, inputs: Inputs) -> Work | None:
    """None where there is no such page. Raises all problems of the content."""
    match name:
        case "changes":
            return _changes(inputs)
        case "lineage":
            return Work(proposals=tuple(_proposals(read_review(inputs.content))))
        case "readings":
            return Work(readings=read_readings(inputs.content).proposals)
        case "records":
            return Work(records=list_records(inputs))
    return None


def do_work(folders: Folders, name: str, inputs: Inputs, form: Mapping[str, str]) -> Work | None:
    """The page after what the form asks for."""
    with writing(folders):
        said = _do(name, inputs, form)
    work = list_work(name, inputs) if said else None
    if work is None:
        return None
    readings = tuple(_as_typed(one, form) for one in work.readings)
    return replace(work, said=said or "", readings=readings)


def _do(name: str, inputs: Inputs, form: Mapping[str, str]) -> str | None:
    match name, form.get("do", ""):
        case "lineage", "accept" | "reject" as answer:
            return _decide(inputs, answer, form)
        case "readings", "accept" | "refuse" as answer:
            return _decide_reading(inputs, answer, form)
        case "records", _:
            return write_records(inputs, form)
    return None


def _decide(inputs: Inputs, answer: str, form: Mapping[str, str]) -> str:
    review = read_review(inputs.content)
    found = parse_decision_id(form.get("id", ""))
    if found is None or form["id"] not in {one.id for one in review.proposals}:
        return "その組は、もう決まっています。"
    decision = replace(found, note=" ".join(form.get("note", "").split()))
    accepted, rejected = ([decision], []) if answer == "accept" else ([], [decision])
    decide(review, accepted, rejected)
    return "続きの目標としてつなぎました。" if accepted else "つながない組として書きとめました。"


def _decide_reading(inputs: Inputs, answer: str, form: Mapping[str, str]) -> str:
    review = read_readings(inputs.content)
    name = form.get("name", "")
    if name not in {one.name for one in review.proposals}:
        return "その名前は、もう決まっています。"
    if answer == "refuse":
        decide_readings(review, (), (name,))
        return f"「{name}」には、ふりがなを付けません。"
    reading = parse_reading("".join(form.get("reading", "").split()))
    if reading is None or reading.name != name:
        return (
            f"「{name}」の読みを書き込んでいません。名前はそのままにして、"
            "「石山[いしやま]出張所[しゅっちょうじょ]」のように、漢字のうしろに読みを書いてください。"
        )
    decide_readings(review, (reading,), ())
    return f"「{reading.text}」を読みの一覧に加えました。"


def _as_typed(one: ProposedReading, form: Mapping[str, str]) -> ProposedReading:
    """What was typed and could not be taken stays in its field."""
    is_typed = form.get("do") == "accept" and form.get("name") == one.name
    return replace(one, reading=form.get("reading", "")) if is_typed else one


def _changes(inputs: Inputs) -> Work:
    comparison = list_changes(inputs, "HEAD").comparison
    return Work(
        sheets=tuple(map(_changed_sheet, comparison.sheets)),
        pages=tuple(_changed_pages(comparison.pages)),
        files=tuple(_changed_pages(comparison.files)),
        lost=tuple(
            one.name
            for one in (*comparison.pages, *comparison.addresses)
            if one.fate is Fate.GONE and one.to is None
        ),
    )


def _changed_sheet(moved: SheetChange) -> ChangedSheet:
    name = f"{moved.sheet.ward} {moved.sheet.section}" if moved.sheet else moved.key.section
    goals = moved.sheet.goals if moved.sheet else ()
    rows = {goal.number: len(goal.measures) for goal in goals}
    return ChangedSheet(
        href=sheet_page(moved.key),
        name=f"{era_year(moved.key.year)} {name}",
        fate=BECOMES[moved.fate],
        texts=tuple(describe_change(change, rows) for change in moved.changes),
    )


def _changed_pages(pages: tuple[FileChange, ...]) -> Iterator[ChangedPages]:
    for fate, words in BECOMES.items():
        names = [page.name for page in pages if page.fate is fate]
        if names:
            yield ChangedPages(words, len(names), tuple(islice(names, _SHOWN)))


def _proposals(review: Review) -> Iterator[ProposalView]:
    for one in review.proposals:
        decision = one.decision
        yield ProposalView(
            id=one.id,
            place=section_of(one, review.frame.organization),
            score=f"{one.score:.2f}",
            reasons="、".join(one.reasons) or "目立つ近さはありません",
            earlier=_side(one.earlier, decision.earlier[0].year),
            later=_side(one.later, decision.later[0].year),
        )


def _side(goals: tuple[GoalSummary, ...], year: int) -> GoalSide:
    texts = (f"目標{goal.number} {goal.goal or '（欄は空白）'}" for goal in goals)
    return GoalSide(era_year(year), tuple(texts) or ("（このシートに目標はありません）",))
