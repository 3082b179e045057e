"""Where a sheet lies must agree with what it says: sheets/<year>/<ward id>/<section id>.yaml"""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.content.frame import Frame
from site_builder.content.model import Organization, Sheet, SheetKey, Ward
from site_builder.content.organization import find_section, find_ward
from site_builder.content.shape import Issue, closest

_FILE = re.compile(r"sheets/(\d{4})/([a-z0-9-]+)/([a-z0-9-]+)\.yaml")


def sheet_key(file: str) -> SheetKey | None:
    """From a path within content/; None where no sheet can lie."""
    match = _FILE.fullmatch(file)
    return SheetKey(int(match[1]), match[2], match[3]) if match else None


def sheet_file(key: SheetKey) -> str:
    """The path within content/"""
    return f"sheets/{key.year}/{key.ward}/{key.section}.yaml"


def key_of(sheet: Sheet, organization: Organization) -> SheetKey | None:
    """Where the sheet belongs; None where its ward or section is not listed."""
    ward = find_ward(organization, sheet.ward)
    section = find_section(ward.sections, sheet.section) if ward else None
    return SheetKey(sheet.fiscal_year, ward.id, section.id) if ward and section else None


def place_issues(file: str, sheet: Sheet, frame: Frame) -> Iterator[Issue]:
    ward = find_ward(frame.organization, sheet.ward)
    key = key_of(sheet, frame.organization)
    lies = sheet_key(file)
    if ward is None:
        yield _unknown_ward(sheet, frame.organization)
    elif key is None:
        yield _unknown_section(sheet, ward)
    elif lies and lies != key:
        names = (("year", "fiscal_year"), ("ward", "ward"), ("section", "section"))
        wrong = next(field for name, field in names if getattr(lies, name) != getattr(key, name))
        yield _misplaced(file, sheet, key, wrong, sheet_file(key) in frame.sheet_files)


def _misplaced(file: str, sheet: Sheet, key: SheetKey, field: str, is_double: bool) -> Issue:
    told = f"{sheet.fiscal_year}年度 {sheet.ward} {sheet.section}"
    if is_double:
        message = f"{told}のシートは、{sheet_file(key)} にもあります。"
        return Issue((field,), "double-sheet", message, "どちらか1つにしてください。")
    message = f"ファイルの場所（{file}）と、シートの中身（{told}）が合いません。"
    hint = f"中身が正しければ、{sheet_file(key)} に移してください。"
    return Issue((field,), "wrong-place", message, hint)


def _unknown_ward(sheet: Sheet, organization: Organization) -> Issue:
    names = tuple(ward.name for ward in organization.wards)
    near = closest(sheet.ward, names)
    hint = f"もしかして「{near}」ですか。" if near else f"区は {'・'.join(names)} です。"
    return Issue(("ward",), "unknown-ward", f"「{sheet.ward}」という区はありません。", hint)


def _unknown_section(sheet: Sheet, ward: Ward) -> Issue:
    near = closest(sheet.section, tuple(section.name for section in ward.sections))
    guess = f"もしかして「{near}」ですか。" if near else ""
    message = f"「{sheet.section}」は{ward.name}の課の一覧（organization.yaml）にありません。"
    hint = f"{guess}新しい課なら、一覧に書き足してください。"
    return Issue(("section",), "unknown-section", message, hint)
