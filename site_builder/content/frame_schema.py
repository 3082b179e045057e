"""The keys of site.yaml, organization.yaml and policies.yaml, and the rules of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from site_builder.content.model import Organization, Plan, Section, SiteInfo, Ward
from site_builder.content.organization import CITY_WARDS
from site_builder.content.shape import (
    Issue,
    Issues,
    filled,
    list_of,
    names_to,
    record,
    text,
    whole,
)
from site_builder.content.wording import POLICY_KINDS, parse_policies, squash
from site_builder.content.yaml_reader import Path, Raw

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_TAKEN = frozenset(["print", "data", "feed"])
_ID_HINT = "小文字の英字・数字と「-」で、英字から始めてください。URLになります。"


def identifier(raw: Raw, path: Path, issues: Issues) -> str:
    value = filled(raw, path, issues)
    if value and (not _ID.fullmatch(value) or value in _TAKEN):
        message = f"「{value}」はURLの名前に使えません。"
        issues.append(Issue(path, "bad-id", message, _ID_HINT))
    return value


def _base_url(raw: Raw, path: Path, issues: Issues) -> str:
    value = text(raw, path, issues)
    parts = urlsplit(value)
    if value and (parts.scheme not in ("http", "https") or not parts.netloc):
        hint = "「https://…」の形で書くか、空にしてください。"
        issues.append(Issue(path, "bad-url", f"「{value}」は公開先の住所になりません。", hint))
    return value


def _era_start(raw: Raw, path: Path, issues: Issues) -> int:
    """A year of our era; 0 where it is empty."""
    return 0 if raw == "" else whole(1989, 2100, "年（西暦4けた）")(raw, path, issues)


_SECTION = record(
    Section,
    {
        "id": identifier,
        "name": filled,
        "parent": text,
        "aliases": list_of(filled),
        "renamed_from": text,
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
    },
    {"id": "", "name": ""},
)

read_organization = record(Organization, {"wards": list_of(_WARD)}, {"wards": ()})

read_plan = record(
    Plan,
    {
        "name": text,
        "start": _era_start,
        "end": _era_start,
        "names": names_to(text),
        "names_source": text,
        "aliases": names_to(filled),
    },
    {},
)

read_site_info = record(
    SiteInfo,
    {
        "title": filled,
        "subtitle": text,
        "description": text,
        "base_url": _base_url,
        "publisher": text,
        "licence": text,
        "contact": text,
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
    hint = "「政策7-1-②」「行財1」のような形で書いてください。"
    for code in plan.names or {}:
        if code not in POLICY_KINDS and len(parse_policies(code)) != 1:
            message = f"「{code}」は政策の番号の形ではありません。"
            yield Issue(("names", code), "bad-code", message, hint, True)
    for word, code in (plan.aliases or {}).items():
        if code and not parse_policies(code):
            message = f"「{code}」は政策の番号の形ではありません。"
            yield Issue(("aliases", word), "bad-code", message, hint)
