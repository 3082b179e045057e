"""The keys of site.yaml, organization.yaml and policies.yaml, and the rules of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from site_builder.content.city.model import Contact, Organization, Plan, PlanPeriod, Section, Ward
from site_builder.content.city.organization import CITY_WARDS
from site_builder.content.wording import POLICY_KINDS, parse_policies, squash
from site_builder.content.yaml.reader import Path, Raw
from site_builder.content.yaml.shape import (
    Issue,
    Issues,
    Reader,
    filled,
    list_of,
    names_to,
    record,
    text,
    whole,
)

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_TAKEN = frozenset(["print", "data", "feed", "changes"])
_PHONE = re.compile(r"0\d{1,4}-\d{1,4}-\d{3,4}", re.ASCII)
_EMAIL = re.compile(r"[^\s@<>\"'?&]+@[^\s@<>\"'?&]+\.[^\s@<>\"'?&]+")
_PAGE = re.compile(r"https?://[^\s<>\"']+")
_CODE_HINT = "「政策7-1-②」「行財1」のような形で書いてください。"
_ID_HINT = "小文字の英字・数字と「-」で、英字から始めてください。URLになります。"


def identifier(raw: Raw, path: Path, issues: Issues) -> str:
    value = filled(raw, path, issues)
    if value and (not _ID.fullmatch(value) or value in _TAKEN):
        message = f"「{value}」はURLの名前に使えません。"
        issues.append(Issue(path, "bad-id", message, _ID_HINT))
    return value


_fiscal_year = whole(1989, 2100, "年（西暦4けた）")


def _era_start(raw: Raw, path: Path, issues: Issues) -> int:
    """A year of our era; 0 where it is empty."""
    return 0 if raw == "" else _fiscal_year(raw, path, issues)


def _shaped(shape: re.Pattern[str], what: str, hint: str) -> Reader[str]:
    def read(raw: Raw, path: Path, issues: Issues) -> str:
        value = text(raw, path, issues)
        if value and not shape.fullmatch(value):
            issues.append(
                Issue(path, "bad-contact", f"「{value}」は{what}の形ではありません。", hint)
            )
        return value

    return read


_CONTACT = record(
    Contact,
    {
        "phone": _shaped(
            _PHONE, "電話番号", "半角の数字と「-」で書いてください（例 025-228-1000）。"
        ),
        "email": _shaped(_EMAIL, "メールアドレス", "「名前@…」の形で書いてください。"),
        "page": _shaped(_PAGE, "ページのアドレス", "「https://…」の形で書いてください。"),
    },
    {},
)
_SECTION = record(
    Section,
    {
        "id": identifier,
        "name": filled,
        "parent": text,
        "aliases": list_of(filled),
        "renamed_from": text,
        "contact": _CONTACT,
    },
    {"id": "", "name": ""},
)
_WARD = record(
    Ward,
    {
        "id": identifier,
        "name": filled,
        "kana": text,
        "english": text,
        "code": text,
        "sections": list_of(_SECTION),
        "contact": _CONTACT,
    },
    {"id": "", "name": ""},
)

read_organization = record(Organization, {"wards": list_of(_WARD)}, {"wards": ()})

_PERIOD = record(
    PlanPeriod,
    {
        "start": _fiscal_year,
        "end": _fiscal_year,
        "name": text,
        "names": names_to(text),
        "names_source": text,
    },
    {"start": 0, "end": 0},
)

read_plan = record(
    Plan,
    {
        "name": text,
        "start": _era_start,
        "end": _era_start,
        "names": names_to(text),
        "names_source": text,
        "aliases": names_to(filled),
        "periods": list_of(_PERIOD),
    },
    {},
)


def organization_issues(organization: Organization) -> Iterator[Issue]:
    wards = organization.wards
    yield from _missing_wards({ward.id for ward in wards})
    yield from _twice(("wards",), "id", [(w.id,) for w in wards])
    yield from _twice(("wards",), "name", [(w.name,) for w in wards])
    for index, ward in enumerate(wards):
        path = ("wards", index, "sections")
        yield from _twice(path, "id", [(s.id,) for s in ward.sections])
        yield from _twice(path, "name", [(s.name, *s.aliases) for s in ward.sections])


def _missing_wards(listed: set[str]) -> Iterator[Issue]:
    missing = [f"{name}（id: {i}）" for i, name in CITY_WARDS.items() if i not in listed]
    if missing:
        message = f"区の一覧に{'・'.join(missing)}がありません。"
        hint = "シートのない区も、一覧には要ります。書き足してください。"
        yield Issue(("wards",), "missing-ward", message, hint, True)


def _twice(path: Path, key: str, names: Sequence[Iterable[str]]) -> Iterator[Issue]:
    """Each item has one or more names; no two items may share one."""
    seen: set[str] = set()
    for index, several in enumerate(names):
        own = {squash(name): name for name in several if name}
        for same in own.keys() & seen:
            message = f"「{own[same]}」が2回あります。"
            yield Issue((*path, index, key), "duplicate-name", message, "別の名前にしてください。")
        seen |= own.keys()


def plan_issues(plan: Plan) -> Iterator[Issue]:
    yield from _bad_names(plan.names, ("names",))
    for index, period in enumerate(plan.periods):
        yield from _bad_names(period.names, ("periods", index, "names"))
    yield from _bad_periods(plan.periods)
    for word, code in (plan.aliases or {}).items():
        if code and not parse_policies(code):
            message = f"「{code}」は政策の番号の形ではありません。"
            yield Issue(("aliases", word), "bad-code", message, _CODE_HINT)


def _bad_names(names: Mapping[str, str] | None, path: Path) -> Iterator[Issue]:
    for code in names or {}:
        if code not in POLICY_KINDS and len(parse_policies(code)) != 1:
            message = f"「{code}」は政策の番号の形ではありません。"
            yield Issue((*path, code), "bad-code", message, _CODE_HINT, True)


def _bad_periods(periods: Sequence[PlanPeriod]) -> Iterator[Issue]:
    last = 0
    for index, period in enumerate(periods):
        if not last < period.start <= period.end:
            years = f"{period.start}年度から{period.end}年度まで"
            message = f"{years}という期間は、前の期間と重なるか、逆です。"
            hint = "期間は古いものから、重ならないように書いてください。"
            yield Issue(("periods", index, "start"), "bad-period", message, hint)
        last = max(last, period.end)
