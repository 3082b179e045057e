"""What lineage.yaml says of goals, against the sheets that are there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from site_builder.content.city.model import Organization
from site_builder.content.city.organization import former_sections
from site_builder.content.eras import era_year
from site_builder.content.folder.frame import Frame
from site_builder.content.lineage.model import Decision, GoalRef
from site_builder.content.sheet.place import sheet_file
from site_builder.content.yaml.reader import Path
from site_builder.content.yaml.shape import closest
from site_builder.graph.site import Site
from site_builder.problems import Problem, Where

Locate = Callable[[Path], Where]
"""("links", 0, "from") → its place in lineage.yaml"""
Lines = Mapping[tuple[str, str], tuple[str, ...]]
"""Ward and section → the section's id and those that it had before"""


@dataclass(frozen=True, slots=True)
class _Fault:
    key: str
    code: str
    message: str
    hint: str


def check_lineage(frame: Frame, site: Site, locate: Locate) -> tuple[Problem, ...]:
    lists = (("links", frame.lineage.links), ("rejected", frame.lineage.rejected))
    lines = _lines(frame.organization)
    return tuple(
        Problem(locate((name, index, fault.key)), fault.code, fault.message, fault.hint)
        for name, decisions in lists
        for index, decision in enumerate(decisions)
        for fault in _faults(decision, lines, site)
    )


def _lines(organization: Organization) -> Lines:
    return {
        (ward.id, section.id): (section.id, *(s.id for s in former_sections(ward, section)))
        for ward in organization.wards
        for section in ward.sections
    }


def _faults(decision: Decision, lines: Lines, site: Site) -> Iterator[_Fault]:
    line = lines.get((decision.ward, decision.section))
    if line is None:
        name = f"{decision.ward}/{decision.section}"
        near = closest(name, tuple("/".join(place) for place in lines))
        hint = (
            f"もしかして「{near}」ですか。" if near else "organization.yaml のIDを書いてください。"
        )
        yield _Fault("section", "unknown-section", f"「{name}」という課はありません。", hint)
        return
    for key, refs in (("from", decision.earlier), ("to", decision.later)):
        for ref in refs:
            yield from _faults_of(key, ref, decision.ward, line, site)


def _faults_of(
    key: str, ref: GoalRef, ward: str, line: tuple[str, ...], site: Site
) -> Iterator[_Fault]:
    if ref.key.ward != ward or ref.key.section not in line:
        message = f"{ref.key.ward}/{ref.key.section} は別の課です。"
        hint = (
            "名前が変わった課なら、organization.yaml の renamed_from に前の名前を書いてください。"
        )
        yield _Fault(key, "other-section", message, hint)
    elif ref.key not in site.sheets:
        message = f"{era_year(ref.year)}のシート（{sheet_file(ref.key)}）がありません。"
        yield _Fault(key, "missing-sheet", message, "年度と課を確かめてください。")
    elif ref.number:
        numbers = [goal.goal.number for goal in site.sheets[ref.key].goals]
        if ref.number not in numbers:
            message = f"{sheet_file(ref.key)} に、目標{ref.number}はありません。"
            hint = f"このシートの目標は {'・'.join(map(str, numbers))} です。"
            yield _Fault(key, "missing-goal", message, hint)
