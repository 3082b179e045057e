"""The form of a sheet is the same on each page that shows it."""

from __future__ import annotations

from dataclasses import replace

from site_builder.content.sheet.model import Correction
from site_builder.render.parts.remarks import remarks_of
from site_builder.render.sheet.form import form_of
from tests.graph.small import FRAME
from tests.render.printing import KEY, SHEETS

SHEET, PLAN = SHEETS[KEY], FRAME.plan
QUESTION = Correction("review", (), ({"field": "goals/1/goal", "reason": "asked"},), "")
"""A reader's question, which leaves no remark"""


def same(url: str) -> str:
    return url


def test_a_form_without_remarks_is_made_once() -> None:
    first = form_of(SHEET, remarks_of(SHEET), PLAN, same)
    assert form_of(SHEET, remarks_of(SHEET), PLAN, same) is first
    other = replace(PLAN, aliases={"福祉": "政策1"})
    assert form_of(SHEET, remarks_of(SHEET), other, same) is not first


def test_a_question_without_a_remark_is_no_obstacle() -> None:
    asked = replace(SHEET, corrections=(QUESTION,))
    assert remarks_of(asked) == {}
    assert form_of(asked, {}, PLAN, same) == form_of(SHEET, {}, PLAN, same)
