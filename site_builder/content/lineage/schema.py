"""The keys of lineage.yaml, and what its entries may say.

Whether the goals exist is checked later (graph/checks/accepted_chains.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from site_builder.content.lineage.model import Decision, GoalRef, Lineage
from site_builder.content.sheet.model import SheetKey
from site_builder.content.wording import fold
from site_builder.content.yaml.reader import Path, Raw
from site_builder.content.yaml.shape import Issue, Issues, list_of, record, text

_SECTION = re.compile(r"([a-z0-9-]+)/([a-z0-9-]+)")
_REF = re.compile(
    r"(?:(?P<ward>[a-z0-9-]+)/(?P<section>[a-z0-9-]+)\s+)?"
    r"(?P<year>\d{4})(?:年度)?\s*(?:目標\s*(?P<number>[1-9]\d{0,2})|なし)"
)
_REF_HINT = (
    "「2023 目標1」のように、西暦の年度と番号で書いてください。ないときは「2025 なし」です。"
)

SectionPlace: TypeAlias = tuple[str, str]
Named: TypeAlias = tuple[SectionPlace | None, int, int]
"""The section, where one is named; year; number or 0"""


def _section(raw: Raw, path: Path, issues: Issues) -> SectionPlace:
    value = text(raw, path, issues)
    match = _SECTION.fullmatch(value)
    if match:
        return match[1], match[2]
    if isinstance(raw, str):
        hint = "「kita/chiiki-somu」のように、区のIDと課のIDを「/」でつないでください。"
        issues.append(
            Issue(path, "bad-section", f"「{value}」は課の名前の形ではありません。", hint)
        )
    return "", ""


def _named(raw: Raw, path: Path, issues: Issues) -> Named:
    value = text(raw, path, issues)
    match = _REF.fullmatch(fold(value).strip())
    if match:
        place = (match["ward"], match["section"]) if match["ward"] else None
        return place, int(match["year"]), int(match["number"] or 0)
    if isinstance(raw, str):
        issues.append(
            Issue(path, "bad-goal", f"「{value}」は目標の書き方ではありません。", _REF_HINT)
        )
    return None, 0, 0


def _one_or_more(raw: Raw, path: Path, issues: Issues) -> tuple[Named, ...]:
    if isinstance(raw, list) and raw:
        return list_of(_named)(raw, path, issues)
    if isinstance(raw, list) or raw == "":
        issues.append(Issue(path, "empty", f"「{path[-1]}」が空です。", _REF_HINT, True))
        return ()
    return (_named(raw, path, issues),)


def _decision(**values: Any) -> Decision:
    """By the keys of the file: `from` is no name in Python."""
    section: SectionPlace = values["section"]

    def refs(key: str) -> tuple[GoalRef, ...]:
        named: tuple[Named, ...] = values[key]
        return tuple(GoalRef(SheetKey(y, *(own or section)), n) for own, y, n in named if y)

    return Decision(*section, refs("from"), refs("to"), values.get("note", ""))


_DECISION = record(
    _decision,
    {"section": _section, "from": _one_or_more, "to": _one_or_more, "note": text},
    {"section": ("", ""), "from": (), "to": ()},
)
read_lineage = record(
    Lineage, {"links": list_of(_DECISION), "rejected": list_of(_DECISION)}, {"links": ()}
)


# --- rules --------------------------------------------------------------------------------


def lineage_issues(lineage: Lineage) -> Iterator[Issue]:
    for name, decisions in (("links", lineage.links), ("rejected", lineage.rejected)):
        for index, decision in enumerate(decisions):
            yield from _shape((name, index), decision)
    yield from _twice(lineage.links, "from", "double-successor")
    yield from _twice(lineage.links, "to", "double-predecessor")
    yield from _contradictions(lineage)


def _shape(path: Path, decision: Decision) -> Iterator[Issue]:
    if not decision.earlier or not decision.later:
        return
    sides = (("from", decision.earlier), ("to", decision.later))
    for key, refs in sides:
        if len(refs) > 1 and not all(ref.number for ref in refs):
            message = "「なし」は、ほかの目標と並べられません。"
            yield Issue((*path, key), "none-among-goals", message, "どちらかだけにしてください。")
        if len(set(refs)) < len(refs):
            message = "同じ目標が2回あります。"
            yield Issue((*path, key), "duplicate-goal", message, "1つにしてください。")
    if max(ref.year for ref in decision.earlier) >= min(ref.year for ref in decision.later):
        hint = "from に前の年度、to にあとの年度の目標を書いてください。"
        message = "from の年度が、to の年度より前ではありません。"
        yield Issue((*path, "from"), "years-not-ascending", message, hint)
    if min(len(decision.earlier), len(decision.later)) > 1:
        hint = "1つが分かれた組か、いくつかがまとまった組に、書き分けてください。"
        yield Issue(
            (*path, "to"), "many-to-many", "from と to の両方に、目標が並んでいます。", hint
        )
    if not any(ref.number for ref in decision.refs):
        message = "from と to の両方が「なし」です。"
        yield Issue((*path, "to"), "nothing-linked", message, "どちらかに目標を書いてください。")


def _twice(links: Sequence[Decision], key: str, code: str) -> Iterator[Issue]:
    """A goal has one decision about what follows it, and one about what it follows."""
    words = {
        "from": ("続き", "分かれたときは、1つの組の to に並べてください。"),
        "to": ("もとの目標", "まとまったときは、1つの組の from に並べてください。"),
    }
    what, hint = words[key]
    seen: dict[GoalRef, int] = {}
    for index, link in enumerate(links):
        for ref in dict.fromkeys(link.earlier if key == "from" else link.later):
            if ref.number and ref in seen:
                message = (
                    f"{ref.year} 目標{ref.number}の{what}が、{seen[ref] + 1}番めの組にもあります。"
                )
                yield Issue(("links", index, key), code, message, hint)
            seen.setdefault(ref, index)


def _contradictions(lineage: Lineage) -> Iterator[Issue]:
    accepted = {link.sides for link in lineage.links}
    for index, one in enumerate(lineage.rejected):
        if one.sides in accepted:
            hint = "links か rejected の、どちらかだけに残してください。"
            message = "この組は、links と rejected の両方にあります。"
            yield Issue(("rejected", index), "accepted-and-rejected", message, hint)
