"""Random edits of a person × random changes of a document: nothing of either is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.content.folder.store import load_sheet
from site_builder.content.sheet.model import (
    Correction,
    Doubt,
    Easy,
    Goal,
    Measure,
    Sheet,
    Source,
    Span,
    Unplaced,
)
from site_builder.content.sheet.restore import OF_MERGE, UNRECORDED, restore, with_field
from site_builder.content.sheet.rules import sheet_issues
from site_builder.content.sheet.write import dump_sheet
from site_builder.content.yaml.emit import as_plain
from site_builder.content.yaml.plain import Plain
from site_builder.ingest.sheet.parse import sealed
from site_builder.ingest.update.record_corrections import merge_sheets
from tests.extent import amount

NAMES = ("indicator", "target", "result", "initiative", "summary", "attainment", "next_steps")


def measure(tag: str) -> Measure:
    return Measure(**{name: f"{tag}-{name}" for name in NAMES})  # type: ignore[arg-type]  # by name


def goal(number: int, tag: str, rows: int) -> Goal:
    return Goal(number, f"{tag}-goal", tuple(measure(f"{tag}-{row}") for row in range(rows)))


def sheet(*rows: int) -> Sheet:
    goals = tuple(goal(number, f"b{number}", count) for number, count in enumerate(rows, 1))
    spans = tuple(
        Span(f"goals/{g.number}/measures/1/policies", len(g.measures))
        for g in goals
        if len(g.measures) > 1
    )
    doubts = tuple(Doubt(f"goals/{g.number}/measures/1/target", "cell", "?") for g in goals)
    return sealed(
        Sheet(
            2025,
            "中央区",
            "地域課",
            created="2025-04-01",
            goals=goals,
            spans=spans,
            notes=("b-note",),
            unplaced=(Unplaced("b-unplaced", 3, "row"),),
            review=doubts,
            source=Source("a.txt", "1", "text", "1-9"),
        ),
        "a.txt",
    )


def texts(value: Plain) -> Iterator[str]:
    if isinstance(value, Mapping):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif isinstance(value, str) and value:
        yield value


def said(one: Sheet) -> set[str]:
    """All that the sheet says, without what is open or was corrected."""
    return set(texts(as_plain(replace(one, review=(), corrections=(), spans=(), source=Source()))))


def asked(one: Sheet) -> str:
    return "\n".join(texts(as_plain(one.review)))


# --- edits --------------------------------------------------------------------------------


def edited(draw: st.DrawFn, one: Sheet, tag: str) -> Sheet:
    """A few edits in a row; each new text is like no other."""
    for step in range(draw(st.integers(1, 4))):
        kind = draw(st.sampled_from(sorted(EDITS)))
        one = EDITS[kind](draw, one, f"{tag}{step}")
    return one


def pick(draw: st.DrawFn, one: Sheet) -> tuple[int, int]:
    place = draw(st.integers(0, len(one.goals) - 1))
    return place, draw(st.integers(0, max(0, len(one.goals[place].measures) - 1)))


def with_goal(one: Sheet, place: int, *goals: Goal) -> Sheet:
    return replace(one, goals=(*one.goals[:place], *goals, *one.goals[place + 1 :]))


def with_rows(one: Sheet, place: int, rows: tuple[Measure, ...]) -> Sheet:
    """Spans that no longer fit go, as whoever changes the rows would have it."""
    number = one.goals[place].number
    spans = tuple(s for s in one.spans if not s.field.startswith(f"goals/{number}/"))
    return with_goal(replace(one, spans=spans), place, replace(one.goals[place], measures=rows))


def change_cell(draw: st.DrawFn, one: Sheet, tag: str) -> Sheet:
    place, row = pick(draw, one)
    rows = one.goals[place].measures
    if not rows:
        return one
    name = draw(st.sampled_from(NAMES))
    text = draw(st.sampled_from(["", f"{tag}-{name}"]))
    changed = replace(rows[row], **{name: text})  # type: ignore[arg-type]  # by name
    measures = (*rows[:row], changed, *rows[row + 1 :])
    return with_goal(one, place, replace(one.goals[place], measures=measures))


def change_goal(draw: st.DrawFn, one: Sheet, tag: str) -> Sheet:
    place = pick(draw, one)[0]
    return with_goal(one, place, replace(one.goals[place], goal=f"{tag}-goal"))


def add_row(draw: st.DrawFn, one: Sheet, tag: str) -> Sheet:
    place, row = pick(draw, one)
    rows = one.goals[place].measures
    return with_rows(one, place, (*rows[:row], measure(tag), *rows[row:]))


def drop_row(draw: st.DrawFn, one: Sheet, _: str) -> Sheet:
    place, row = pick(draw, one)
    rows = one.goals[place].measures
    return with_rows(one, place, (*rows[:row], *rows[row + 1 :]))


def swap_rows(draw: st.DrawFn, one: Sheet, _: str) -> Sheet:
    place, row = pick(draw, one)
    rows = one.goals[place].measures
    return with_rows(one, place, (*rows[row:], *rows[:row]))


def add_goal(draw: st.DrawFn, one: Sheet, tag: str) -> Sheet:
    place, row = pick(draw, one)
    number = max(g.number for g in one.goals) + 1
    return with_goal(one, place, one.goals[place], goal(number, tag, row))


def drop_goal(draw: st.DrawFn, one: Sheet, _: str) -> Sheet:
    place = pick(draw, one)[0]
    if len(one.goals) == 1:
        return one
    number = one.goals[place].number
    spans = tuple(s for s in one.spans if not s.field.startswith(f"goals/{number}/"))
    return with_goal(replace(one, spans=spans), place)


def swap_goals(_: st.DrawFn, one: Sheet, __: str) -> Sheet:
    return replace(one, goals=one.goals[::-1])


def change_head(draw: st.DrawFn, one: Sheet, tag: str) -> Sheet:
    name = draw(st.sampled_from(["department", "parent_section"]))
    return with_field(one, name, f"{tag}-{name}")


def change_notes(draw: st.DrawFn, one: Sheet, tag: str) -> Sheet:
    return replace(one, notes=draw(st.sampled_from([(), (f"{tag}-note",), (*one.notes, tag)])))


def drop_unplaced(_: st.DrawFn, one: Sheet, __: str) -> Sheet:
    return replace(one, unplaced=())


def settle(_: st.DrawFn, one: Sheet, __: str) -> Sheet:
    return replace(one, review=one.review[1:])


def change_spans(_: st.DrawFn, one: Sheet, __: str) -> Sheet:
    return replace(one, spans=())


EDITS = {
    edit.__name__: edit
    for edit in (
        change_cell,
        change_goal,
        add_row,
        drop_row,
        swap_rows,
        add_goal,
        drop_goal,
        swap_goals,
        change_head,
        change_notes,
        drop_unplaced,
        settle,
        change_spans,
    )
}


@st.composite
def versions(draw: st.DrawFn) -> tuple[Sheet, Sheet, Sheet]:
    base = sheet(*draw(st.lists(st.integers(1, 3), min_size=1, max_size=3)))
    new = edited(draw, replace(base, source=replace(base.source, sha256="2")), "document")
    doubts = tuple(d for d in new.review if not any(sheet_issues(replace(new, review=(d,)))))
    mine = edited(draw, base, "person")
    return base, sealed(replace(new, review=doubts), "b.txt"), mine


# --- what must hold -----------------------------------------------------------------------


@settings(max_examples=amount(100, 400))
@given(versions())
def test_nothing_of_either_side_is_lost(three: tuple[Sheet, Sheet, Sheet]) -> None:
    base, new, mine = three
    merged = merge_sheets(base, new, mine)
    assert merged
    assert said(mine) - said(base) <= said(merged)
    open_texts = asked(merged)
    lost = {text for text in said(new) - said(base) - said(merged) if text not in open_texts}
    assert not lost
    assert not any(sheet_issues(merged))
    assert restore(merged) == new


@settings(max_examples=amount(50, 200))
@given(versions())
def test_what_a_person_took_away_stays_away(three: tuple[Sheet, Sheet, Sheet]) -> None:
    base, new, mine = three
    merged = merge_sheets(base, new, mine)
    assert merged
    assert not (said(base) - said(mine)) & said(merged) - (said(new) - said(base))


@settings(max_examples=amount(50, 200))
@given(versions())
def test_without_a_base_still_nothing_is_lost(three: tuple[Sheet, Sheet, Sheet]) -> None:
    _, new, mine = three
    merged = merge_sheets(None, new, mine)
    assert merged
    assert said(mine) <= said(merged)
    assert {text for text in said(new) - said(merged) if text not in asked(merged)} == set()


@settings(max_examples=amount(25, 100))
@given(versions())
def test_what_nobody_touched_follows_the_document(three: tuple[Sheet, Sheet, Sheet]) -> None:
    base, new, mine = three
    assert merge_sheets(base, new, base) == new
    kept = merge_sheets(base, base, mine)
    assert kept
    assert said(kept) == said(mine)
    assert not {d.reason for d in kept.review} & OF_MERGE


@settings(max_examples=amount(25, 100))
@given(versions())
def test_a_second_document_starts_from_the_first_merge(three: tuple[Sheet, Sheet, Sheet]) -> None:
    base, new, mine = three
    once = merge_sheets(base, new, mine)
    assert once
    again = merge_sheets(restore(once), new, once)
    assert again
    assert said(again) == said(once)
    assert again.review == once.review


@settings(max_examples=amount(37, 150))
@given(versions(), st.data())
def test_easy_words_beside_a_goal_outlast_every_document(
    three: tuple[Sheet, Sheet, Sheet], data: st.DataObject
) -> None:
    """They are a person's alone: no document has them."""
    base, new, mine = three
    place = data.draw(st.integers(0, len(mine.goals) - 1))
    easy = Easy("やさしいことば", "確かめた人", "2026-04-01")
    mine = with_goal(mine, place, replace(mine.goals[place], easy=easy))
    merged = merge_sheets(base, new, mine)
    assert merged
    assert [goal.easy for goal in merged.goals if goal.easy.text] == [easy]
    assert restore(merged) == new
    assert load_sheet("a.yaml", dump_sheet(merged)) == (merged, ())


# --- cases --------------------------------------------------------------------------------


def corrected(one: Sheet, field: str, was: str, now: str, why: str) -> Sheet:
    made = Correction(field, was, now, why)
    return replace(with_field(one, field, now), corrections=(*one.corrections, made))


TARGET = "goals/1/measures/1/target"


def test_an_evaluated_sheet_updates_results_and_keeps_corrections() -> None:
    base = sheet(1)
    mine = corrected(base, TARGET, "b1-0-target", "80回", "原本で確かめた")
    new = with_field(base, "goals/1/measures/1/result", "85回")
    new = with_field(new, "goals/1/measures/1/evaluation", "○")
    new = sealed(with_field(new, "evaluated", "2026-03-31"), "b.txt")
    merged = merge_sheets(base, new, mine)
    assert merged
    assert merged.corrections == mine.corrections
    assert merged.review == new.review
    assert merged.evaluated == "2026-03-31"
    (row,) = merged.goals[0].measures
    assert (row.target, row.result, row.evaluation) == ("80回", "85回", "○")


def test_where_both_changed_the_persons_word_stays_and_the_documents_is_asked() -> None:
    base = sheet(1)
    mine = corrected(base, TARGET, "b1-0-target", "80回", "原本で確かめた")
    new = sealed(with_field(base, TARGET, "90回"), "b.txt")
    merged = merge_sheets(base, new, mine)
    assert merged
    assert merged.goals[0].measures[0].target == "80回"
    assert Doubt(TARGET, "document-changed", "90回", ("90回",)) in merged.review
    assert merged.corrections == (Correction(TARGET, "90回", "80回", "原本で確かめた"),)
    same = merge_sheets(base, sealed(with_field(base, TARGET, "80回"), "b.txt"), mine)
    assert same
    assert same.corrections == ()
    assert not {d.reason for d in same.review} & OF_MERGE


def test_an_edit_without_a_record_gets_one() -> None:
    base = sheet(1)
    merged = merge_sheets(base, base, with_field(base, TARGET, "80回"))
    assert merged
    assert merged.corrections == (Correction(TARGET, "b1-0-target", "80回", UNRECORDED),)


def test_another_order_of_goals_hides_no_correction_of_a_cell() -> None:
    base = sheet(1, 1)
    mine = corrected(base, TARGET, "b1-0-target", "80回", "原本で確かめた")
    mine = replace(mine, goals=(*mine.goals[::-1], goal(3, "own", 1)))
    new = sealed(with_field(base, "goals/2/goal", "新しい文"), "b.txt")
    merged = merge_sheets(base, new, mine)
    assert merged
    first, second = merged.corrections
    assert first == mine.corrections[0]
    assert (second.field, len(second.now), second.why) == ("goals", 3, UNRECORDED)  # type: ignore[arg-type]
    assert restore(merged) == new


def test_a_settled_doubt_stays_settled_until_the_document_speaks_otherwise() -> None:
    base = sheet(1)
    (doubt,) = base.review
    done = Correction(TARGET, "b1-0-target", "b1-0-target", "確かめた", (doubt,))
    mine = replace(base, review=(), corrections=(done,))
    changed = sealed(with_field(base, "goals/1/goal", "新しい文"), "b.txt")
    kept = merge_sheets(base, changed, mine)
    assert kept
    assert (kept.review, kept.corrections) == ((), (done,))
    otherwise = merge_sheets(base, sealed(with_field(base, TARGET, "90回"), "b.txt"), mine)
    assert otherwise
    assert (otherwise.review, otherwise.corrections) == ((doubt,), ())


def test_a_row_that_a_person_had_changed_outlives_the_document() -> None:
    base = sheet(2)
    mine = corrected(base, "goals/1/measures/2/target", "b1-1-target", "80回", "確かめた")
    new = sealed(with_rows(base, 0, base.goals[0].measures[:1]), "b.txt")
    merged = merge_sheets(base, new, mine)
    assert merged
    assert [row.target for row in merged.goals[0].measures] == ["b1-0-target", "80回"]
    assert ("goals/1/measures/2", "document-removed") in {
        (d.field, d.reason) for d in merged.review
    }


def test_the_persons_order_stays_and_the_documents_comes_in() -> None:
    base = sheet(1, 1, 1)
    moved = replace(base, goals=base.goals[::-1])
    new = sealed(with_field(base, TARGET, "90回"), "b.txt")
    merged = merge_sheets(base, new, moved)
    assert merged
    assert [g.number for g in merged.goals] == [3, 2, 1]
    merged = merge_sheets(base, sealed(moved, "b.txt"), with_field(base, TARGET, "90回"))
    assert merged
    assert [g.number for g in merged.goals] == [3, 2, 1]
    assert merged.goals[2].measures[0].target == "90回"


def test_a_goal_that_a_person_had_changed_outlives_the_document() -> None:
    base = sheet(1, 1)
    mine = with_field(base, "goals/2/goal", "直した文")
    new = replace(base, goals=base.goals[:1], review=base.review[:1])
    merged = merge_sheets(base, sealed(new, "b.txt"), mine)
    assert merged
    assert [goal.goal for goal in merged.goals] == ["b1-goal", "直した文"]
    assert [d for d in merged.review if d.reason in OF_MERGE] == [
        Doubt("goals/2", "document-removed")
    ]
    gone = merge_sheets(base, sealed(new, "b.txt"), with_field(base, TARGET, "80回"))
    assert gone
    assert [goal.goal for goal in gone.goals] == ["b1-goal"]


def test_where_both_change_the_order_the_persons_stays_and_the_documents_is_asked() -> None:
    base = sheet(1, 1, 1)
    mine = replace(base, goals=base.goals[::-1])
    new = replace(base, goals=(base.goals[1], base.goals[0], base.goals[2]))
    merged = merge_sheets(base, sealed(new, "b.txt"), mine)
    assert merged
    assert [goal.number for goal in merged.goals] == [3, 2, 1]
    assert Doubt("goals", "document-changed", "目標の順番") in merged.review
    rows = with_rows(sheet(3), 0, sheet(3).goals[0].measures)
    first, second, third = rows.goals[0].measures
    turned = with_rows(rows, 0, (third, second, first))
    document = sealed(with_rows(rows, 0, (second, first, third)), "b.txt")
    merged = merge_sheets(rows, document, turned)
    assert merged
    assert merged.goals == turned.goals
    assert Doubt("goals/1/measures", "document-changed", "取組指標の順番") in merged.review


SPAN = "goals/1/measures/1/policies"


@pytest.mark.parametrize(
    ("document", "person", "rows", "asked"),
    [
        (3, 2, 2, False),
        (3, 1, 1, False),
        (2, 3, 2, False),
        (2, 2, 2, False),
        (2, 1, 1, True),
    ],
)
def test_how_many_rows_a_cell_covers_is_merged(
    document: int, person: int, rows: int, asked: bool
) -> None:
    base = sheet(3)

    def covering(count: int) -> Sheet:
        return replace(base, spans=(Span(SPAN, count),) if count > 1 else ())

    new = sealed(covering(document), "b.txt")
    merged = merge_sheets(base, new, covering(person))
    assert merged
    assert merged.spans == covering(rows).spans
    assert asked == (Doubt(SPAN, "document-changed", f"{document}行にわたる欄") in merged.review)
    assert restore(merged) == new


def test_a_goal_is_known_by_its_words_however_it_is_numbered_now() -> None:
    base = sheet(1, 1, 1)
    easy = Easy("やさしいことば", "確かめた人", "2026-04-01")
    mine = with_field(base, "goals/3/measures/1/target", "80回")
    mine = with_goal(mine, 2, replace(mine.goals[2], easy=easy))
    first, _, third = base.goals
    goals = (first, replace(third, number=2), goal(3, "fresh", 1))
    new = sealed(replace(base, goals=goals, review=(), spans=()), "b.txt")
    merged = merge_sheets(base, new, mine)
    assert merged
    assert [g.goal for g in merged.goals] == ["b1-goal", "b3-goal", "fresh-goal"]
    assert [g.easy for g in merged.goals] == [Easy(), easy, Easy()]
    assert [g.measures[0].target for g in merged.goals] == ["b1-0-target", "80回", "fresh-0-target"]
    assert not {d.reason for d in merged.review} & OF_MERGE


def renumbered(one: Sheet, place: int, number: int) -> Sheet:
    review = tuple(d for d in one.review if not d.field.startswith(f"goals/{place + 1}/"))
    goal = replace(one.goals[place], number=number)
    return with_goal(replace(one, review=review), place, goal)


@pytest.mark.parametrize(
    ("document", "person", "numbers", "asked"),
    [
        (0, 5, [1, 5], []),
        (5, 0, [1, 5], []),
        (5, 5, [1, 5], []),
        (6, 5, [1, 5], ["No.6"]),
    ],
)
def test_a_goal_keeps_the_number_that_a_person_gave_it(
    document: int, person: int, numbers: list[int], asked: list[str]
) -> None:
    base = sheet(1, 1)
    new = renumbered(base, 1, document) if document else with_field(base, TARGET, "90回")
    mine = renumbered(base, 1, person) if person else base
    merged = merge_sheets(base, sealed(new, "b.txt"), mine)
    assert merged
    assert [goal.number for goal in merged.goals] == numbers
    assert [d.raw for d in merged.review if d.reason in OF_MERGE] == asked
    assert restore(merged) == sealed(new, "b.txt")


def test_a_question_of_the_persons_own_stays() -> None:
    base = sheet(1)
    own = Doubt("goals/1/goal", "pairing", "b1-goal", ("別の文",))
    new = sealed(with_field(base, TARGET, "90回"), "b.txt")
    merged = merge_sheets(base, new, replace(base, review=(*base.review, own)))
    assert merged
    assert own in merged.review
    assert restore(merged) == new


@pytest.mark.parametrize("name", [f.name for f in fields(Measure)])
def test_every_cell_is_merged(name: str) -> None:
    """A field that the model gains must not be forgotten here."""
    base = sheet(1)
    field, value = f"goals/1/measures/1/{name}", ("○" if name == "evaluation" else "新")
    plain: Plain = (value,) if name == "policies" else value
    mine = with_field(base, field, plain)
    merged = merge_sheets(base, base, mine)
    assert merged
    assert merged.goals == mine.goals
