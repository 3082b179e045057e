"""What may be claimed: never more than was tested and signed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from site_builder.content.accessibility.criteria import CHECKS, CRITERIA, PEOPLE, Person
from site_builder.content.accessibility.results import (
    NOTHING_TESTED,
    Accessibility,
    CheckResult,
    Results,
    Signature,
    Signed,
)
from site_builder.content.folder.site import SiteInfo
from site_builder.graph.checks.conformance import Verdict, conforms, judge

RESULTS = tuple(CheckResult(check, 30) for check in CHECKS)
TESTED = Results("2026-11-25", "ab", checks=RESULTS)
SIGNED = Signed("", tuple(Signature(person, "花子", "2027-01-15") for person in Person))
ALL = Accessibility(TESTED, SIGNED)
OFFICIAL = SiteInfo(publisher="新潟市")


def verdicts(known: Accessibility) -> dict[str, Verdict]:
    return {one.criterion.number: one.verdict for one in judge(known)}


def claims(known: Accessibility, info: SiteInfo = OFFICIAL, *, fresh: bool = True) -> bool:
    return conforms(judge(known), known, info, fresh=fresh)


def without(check: str) -> Results:
    return replace(TESTED, checks=tuple(one for one in RESULTS if one.check != check))


def failing(check: str) -> Results:
    made = (replace(one, findings=("シート",)) if one.check == check else one for one in RESULTS)
    return replace(TESTED, checks=tuple(made))


def test_the_criteria_are_those_of_the_standard() -> None:
    """38 in the JIS on A and AA; 12 came with WCAG 2.1, six with 2.2."""
    since = [criterion.since for criterion in CRITERIA]
    assert [since.count(edition) for edition in ("2.0", "2.1", "2.2")] == [38, 12, 6]
    numbers = [tuple(map(int, criterion.number.split("."))) for criterion in CRITERIA]
    assert numbers == sorted(set(numbers))
    assert set(PEOPLE) == set(Person)
    assert {check for criterion in CRITERIA for check in criterion.checks} == set(CHECKS)


def test_nothing_is_known_before_a_test() -> None:
    assert set(verdicts(NOTHING_TESTED).values()) == {Verdict.OPEN}


def test_a_machine_alone_settles_only_what_it_can_see() -> None:
    found = verdicts(Accessibility(TESTED))
    assert found["2.5.8"] is Verdict.MET and found["1.2.1"] is Verdict.ABSENT
    for criterion in CRITERIA:
        assert (found[criterion.number] is Verdict.OPEN) == bool(criterion.people)


@pytest.mark.parametrize("check", CHECKS)
def test_what_was_not_tested_or_failed_is_not_claimed(check: str) -> None:
    missing, failed = Accessibility(without(check), SIGNED), Accessibility(failing(check), SIGNED)
    for criterion in CRITERIA:
        if check in criterion.checks:
            assert verdicts(missing)[criterion.number] is Verdict.OPEN
            assert verdicts(failed)[criterion.number] is Verdict.FAILED
    assert not claims(missing) and not claims(failed)


def test_a_check_of_no_page_is_none() -> None:
    checks = tuple(replace(one, pages=0) for one in RESULTS)
    found = verdicts(Accessibility(replace(TESTED, checks=checks), SIGNED))
    assert not {Verdict.MET, Verdict.ABSENT} & {found[c.number] for c in CRITERIA if c.checks}


def test_everything_together_may_be_claimed() -> None:
    assert claims(ALL)
    assert not claims(ALL, SiteInfo())
    assert not claims(ALL, fresh=False)
    assert not claims(Accessibility(TESTED))
    assert not claims(Accessibility(None, SIGNED))


@pytest.mark.parametrize("person", Person)
def test_each_signature_is_needed(person: Person) -> None:
    rest = tuple(one for one in SIGNED.signatures if one.check != person)
    assert not claims(Accessibility(TESTED, Signed("", rest)))
    found = tuple(
        replace(one, findings=("読めない。",)) if one.check == person else one
        for one in SIGNED.signatures
    )
    assert not claims(Accessibility(TESTED, Signed("", found)))
