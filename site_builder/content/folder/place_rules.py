"""A sheet lies in the folder of its year and ward, under the id of its section."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.content.city.model import Organization, Ward
from site_builder.content.city.organization import find_ward
from site_builder.content.eras import era_year
from site_builder.content.folder.frame import Frame
from site_builder.content.sheet.model import Sheet, SheetKey
from site_builder.content.sheet.place import key_of, sheet_file, sheet_key
from site_builder.content.yaml.shape import Issue, closest


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


def changed_id(file: str, sheet: Sheet, frame: Frame) -> Issue | None:
    """Of organization.yaml: the section has an id that no sheet of the ward lies under, and this
    one lies under an id that no section has."""
    key, lies = key_of(sheet, frame.organization), sheet_key(file)
    if not key or not lies or (lies.year, lies.ward) != (key.year, key.ward):
        return None
    index, ward = next(one for one in enumerate(frame.organization.wards) if one[1].id == key.ward)
    ids = [section.id for section in ward.sections]
    if lies.section in ids or _lies_under(key, frame):
        return None
    told = f"「{sheet.section}」の ID「{key.section}」"
    message = f"{told}が、シートのファイル名（{lies.section}）と違います。"
    hint = "もとの ID に戻すか、シートのファイルの名前を ID に合わせてください。"
    path = ("wards", index, "sections", ids.index(key.section), "id")
    return Issue(path, "changed-id", message, hint)


def _lies_under(key: SheetKey, frame: Frame) -> bool:
    lying = filter(None, map(sheet_key, frame.sheet_files))
    return any((one.ward, one.section) == (key.ward, key.section) for one in lying)


def _misplaced(file: str, sheet: Sheet, key: SheetKey, field: str, is_double: bool) -> Issue:
    told = f"{era_year(sheet.fiscal_year)} {sheet.ward} {sheet.section}"
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
