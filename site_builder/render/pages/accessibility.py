"""The page on accessibility: the aim, and what tests and people have found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from site_builder.content.accessibility.criteria import CHECKS, PEOPLE, Person
from site_builder.content.accessibility.results import Accessibility, Results, Signature
from site_builder.content.eras import era_date
from site_builder.graph.checks.conformance import Judged, Verdict, conforms, judge
from site_builder.render.parts.basics import Href, LinkView, PageView
from site_builder.render.parts.context import ViewContext
from site_builder.render.parts.office import contact_link

_RESULTS = {
    Verdict.MET: "○ 適合",
    Verdict.FAILED: "× 不適合",
    Verdict.OPEN: "未確認",
    Verdict.ABSENT: "－",
}
_SHORT = {
    Person.LISTEN: "読み上げ",
    Person.EYES: "目での確認",
    Person.WORDS: "ことばの確認",
    Person.PHONES: "実機での確認",
    Person.CITIZENS: "利用者の確認",
    Person.POLICY: "方針の決定",
}


class StatementFact(NamedTuple):
    label: str
    value: str


class CheckView(NamedTuple):
    what: str
    pages: str
    found: str


class PersonView(NamedTuple):
    what: str
    state: str
    findings: tuple[str, ...]


class CriterionView(NamedTuple):
    number: str
    name: str
    level: str
    standard: str
    applies: str
    verdict: str
    """For the look: met, failed, open or absent"""
    result: str
    note: str


class TestedView(NamedTuple):
    date: str
    facts: tuple[StatementFact, ...]
    pages: tuple[str, ...]
    checks: tuple[CheckView, ...]


class AccessibilityView(NamedTuple):
    page: PageView
    draft: bool
    """Nobody answers for aim and results yet"""
    stale: bool
    conforms: bool
    contact: LinkView | None
    deadline: str
    total: str
    counts: str
    """適合が20、不適合が0、…"""
    tested: TestedView | None
    people: tuple[PersonView, ...]
    criteria: tuple[CriterionView, ...]


def view(context: ViewContext, _: None, page: PageView, href: Href) -> AccessibilityView:
    site, fresh = context.site, context.tests_are_fresh
    known, contact = site.accessibility, site.info.contact
    judged = judge(known)
    met = conforms(judged, known, site.info, fresh=fresh)
    return AccessibilityView(
        page=page,
        draft=not met,
        stale=known.tested is not None and not fresh,
        conforms=met,
        contact=contact_link(contact) if contact else None,
        deadline=era_date(known.signed.deadline) if known.signed.deadline else "これから決めます",
        total=str(len(judged)),
        counts=_counts(judged),
        tested=_tested_view(known.tested) if known.tested else None,
        people=tuple(_person_views(known)),
        criteria=tuple(map(_criterion_view, judged)),
    )


def _counts(judged: tuple[Judged, ...]) -> str:
    counts = Counter(one.verdict for one in judged)
    words = (
        ("適合", Verdict.MET),
        ("不適合", Verdict.FAILED),
        ("適用なし", Verdict.ABSENT),
        ("未確認", Verdict.OPEN),
    )
    return "、".join(f"{word}が{counts[verdict]}" for word, verdict in words)


def _tested_view(tested: Results) -> TestedView:
    tools = (f"{name} {version}" for name, version in tested.tools.items())
    return TestedView(
        date=era_date(tested.date),
        facts=(
            StatementFact("試験の日", era_date(tested.date)),
            StatementFact("道具", "、".join(tools)),
            StatementFact("見たページ", f"種類ごとに一つ以上、あわせて{len(tested.pages)}ページ"),
            StatementFact("内容", "長い文・空の欄・読み取りの疑いなどを集めた、試験のためのシート"),
        ),
        pages=tested.pages,
        checks=tuple(
            CheckView(
                what=CHECKS[result.check],
                pages=f"{result.pages}ページ",
                found="、".join(result.findings) or "見つかりませんでした",
            )
            for result in tested.checks
        ),
    )


def _person_views(known: Accessibility) -> Iterator[PersonView]:
    signed = {one.check: one for one in known.signed.signatures}
    for person, what in PEOPLE.items():
        one = signed.get(person)
        yield PersonView(what, _signature(one) if one else "未実施", one.findings if one else ())


def _signature(one: Signature) -> str:
    tool = f"、{one.tool}" if one.tool else ""
    outcome = f"{len(one.findings)}件の問題" if one.findings else "問題なし"
    return f"{era_date(one.date)} {one.who}{tool}：{outcome}"


def _criterion_view(one: Judged) -> CriterionView:
    criterion = one.criterion
    return CriterionView(
        number=criterion.number,
        name=criterion.name,
        level=criterion.level,
        standard="JIS" if criterion.in_jis else f"WCAG {criterion.since}",
        applies=_applies(one),
        verdict=one.verdict,
        result=_RESULTS[one.verdict],
        note=_note(one),
    )


def _applies(one: Judged) -> str:
    if one.verdict is Verdict.ABSENT:
        return "なし"
    return "未確認" if one.criterion.absent and one.verdict is Verdict.OPEN else "あり"


def _note(one: Judged) -> str:
    if one.verdict is Verdict.FAILED:
        return "試験で問題が見つかっています。上の一覧をごらんください。"
    if one.verdict is Verdict.ABSENT:
        return f"{one.criterion.absent}（機械で確かめました）。"
    if one.verdict is Verdict.MET:
        return "機械と人で確かめました。" if one.criterion.people else "機械で確かめました。"
    waiting = "・".join(_SHORT[person] for person in one.waiting)
    open_for = f"人の確認（{waiting}）はまだです。" if waiting else ""
    if one.checked:
        return f"機械で調べた範囲では、問題は見つかっていません。{open_for}"
    return open_for or "まだ調べていません。"
