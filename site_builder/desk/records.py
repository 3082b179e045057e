"""What publish-record and history would write, shown before a button writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from site_builder.addresses.site import RecordPlan, plan_record, write_record
from site_builder.content.city.model import Organization
from site_builder.content.city.organization import full_section_name
from site_builder.content.eras import era_year
from site_builder.content.folder.store import load_frame
from site_builder.content.history.model import Change
from site_builder.content.history.store import history_file
from site_builder.content.sheet.model import SheetKey
from site_builder.desk.places import sheet_page
from site_builder.desk.saving import text_hash
from site_builder.history.keep import HistoryPlan, plan_history, write_history
from site_builder.inputs import Inputs
from site_builder.problems import Problem, SiteBuilderError
from site_builder.render.parts.changes import describe_change

_OTHERS = "見ているあいだに内容が変わったので、書きませんでした。もう一度確かめてください。"


@dataclass(frozen=True, slots=True)
class GrownSheet:
    """A sheet whose history is written."""

    href: str
    name: str
    file: str
    """Path within the content"""
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Planned:
    """One thing that a button writes."""

    seen: str
    """Hash of all that is shown: it is written as it was shown, or not at all"""
    problems: tuple[Problem, ...]
    addresses: tuple[str, ...] = ()
    vanished: tuple[str, ...] = ()
    """Published addresses that the site has no more, and of which nothing is said"""
    sheets: tuple[GrownSheet, ...] = ()


@dataclass(frozen=True, slots=True)
class Records:
    addresses: Planned
    history: Planned


def list_records(inputs: Inputs) -> Records:
    return Records(
        _planned(lambda: _of_addresses(plan_record(inputs))),
        _planned(lambda: _of_history(inputs.content, plan_history(inputs.content))),
    )


def write_records(inputs: Inputs, form: Mapping[str, str]) -> str | None:
    """What was written, in words; None where the form asks for nothing that there is."""
    match form.get("do", ""):
        case "addresses":
            return _write_addresses(plan_record(inputs), form.get("seen", ""))
        case "history":
            return _write_history(plan_history(inputs.content), inputs, form.get("seen", ""))
    return None


def _write_addresses(plan: RecordPlan, seen: str) -> str:
    if _of_addresses(plan).seen != seen:
        return _OTHERS
    record = write_record(plan)
    return f"公開したアドレスの一覧に、{record.added}件のアドレスを書き足しました。"


def _write_history(plan: HistoryPlan, inputs: Inputs, seen: str) -> str:
    if _of_history(inputs.content, plan).seen != seen:
        return _OTHERS
    report = write_history(plan)
    return f"{report.sheets}枚のシートの変更の記録に、{report.changes}件を書き足しました。"


def _planned(make: Callable[[], Planned]) -> Planned:
    """What keeps the one from being written need not keep the other."""
    try:
        return make()
    except SiteBuilderError as error:
        return Planned("", error.problems)


def _of_addresses(plan: RecordPlan) -> Planned:
    return Planned(
        _hash(plan.added),
        (),
        addresses=plan.added,
        vanished=tuple(one.address for one in plan.vanished),
    )


def _of_history(content: Path, plan: HistoryPlan) -> Planned:
    organization = load_frame(content)[0].organization
    sheets = tuple(_grown(organization, plan, key) for key in plan.written)
    return Planned(_hash(map(repr, sheets)), plan.problems, sheets=sheets)


def _grown(organization: Organization, plan: HistoryPlan, key: SheetKey) -> GrownSheet:
    known = plan.known[key].changes
    new = (change for change in plan.new[key].changes if change not in known)
    return GrownSheet(
        sheet_page(key),
        f"{era_year(key.year)} {full_section_name(organization, key.ward, key.section)}",
        history_file(key),
        tuple(map(_in_words, new)),
    )


def _in_words(change: Change) -> str:
    text = describe_change(change, {})
    values = (
        f"（前: {text.was or '空欄'}　今: {text.now or '空欄'}）" if text.was or text.now else ""
    )
    return f"{change.date} {text.sentence}{values}"


def _hash(texts: Iterable[str]) -> str:
    return text_hash("\n".join(texts))
