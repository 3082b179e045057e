"""Results of tests and signatures of people → what may be said of each success criterion."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from site_builder.content.accessibility.criteria import CRITERIA, Criterion, Person
from site_builder.content.accessibility.results import Accessibility, CheckResult, Signature
from site_builder.content.folder.site import SiteInfo


class Verdict(StrEnum):
    MET = "met"
    FAILED = "failed"
    OPEN = "open"
    ABSENT = "absent"
    """The pages hold nothing that it is about, as a check has seen"""


@dataclass(frozen=True, slots=True)
class Judged:
    criterion: Criterion
    verdict: Verdict
    checked: bool
    """Every check of it was made, and none has found anything"""
    failed: tuple[str, ...]
    """Checks that found something, and people who did"""
    waiting: tuple[Person, ...]
    """People who have not looked yet"""


def judge(accessibility: Accessibility) -> tuple[Judged, ...]:
    tested = accessibility.tested
    results = {result.check: result for result in (tested.checks if tested else ())}
    signed = {one.check: one for one in accessibility.signed.signatures}
    return tuple(_judge(criterion, results, signed) for criterion in CRITERIA)


def _judge(
    criterion: Criterion,
    results: Mapping[str, CheckResult],
    signed: Mapping[str, Signature],
) -> Judged:
    made = [results[check] for check in criterion.checks if check in results]
    seen = [signed[person] for person in criterion.people if person in signed]
    failed = [one.check for one in made if one.findings]
    failed += [one.check for one in seen if one.findings]
    waiting = tuple(person for person in criterion.people if person not in signed)
    complete = len(made) == len(criterion.checks) and all(result.pages for result in made)
    checked = bool(made) and complete and not any(result.findings for result in made)
    verdict = _verdict(criterion, bool(failed), complete and not waiting)
    return Judged(criterion, verdict, checked, tuple(failed), waiting)


def _verdict(criterion: Criterion, failed: bool, settled: bool) -> Verdict:
    if failed:
        return Verdict.FAILED
    if not settled:
        return Verdict.OPEN
    return Verdict.ABSENT if criterion.absent else Verdict.MET


def conforms(
    judged: Sequence[Judged], accessibility: Accessibility, info: SiteInfo, *, fresh: bool
) -> bool:
    """Whether the site may say that it meets the standard: somebody answers for it, the results
    are those of its pages, everybody who has to look has signed, and nothing is open."""
    return (
        bool(info.publisher)
        and fresh
        and _all_signed(accessibility.signed.signatures)
        and all(one.verdict in (Verdict.MET, Verdict.ABSENT) for one in judged)
    )


def _all_signed(signatures: Iterable[Signature]) -> bool:
    signed = {one.check for one in signatures if not one.findings}
    return all(person in signed for person in Person)
