"""Where a sheet lies must agree with what it says: sheets/<year>/<ward id>/<section id>.yaml"""

from __future__ import annotations

import re

from site_builder.content.city.model import Organization
from site_builder.content.city.organization import find_section, find_ward
from site_builder.content.sheet.model import Sheet, SheetKey

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
