"""/data/sheets.json: every sheet as content/ has it, one a line."""

from __future__ import annotations

import json
from collections.abc import Callable

from site_builder.content.model import Sheet, SheetKey
from site_builder.content.writer import as_plain
from site_builder.export.goals import sheet_id
from site_builder.graph import urls
from site_builder.graph.site import Site


def sheets_json(site: Site, read_sheet: Callable[[SheetKey], Sheet]) -> tuple[str, bytes]:
    head = f'{{"title": {_text(site.info.title)}, "licence": {_text(site.info.licence)}'
    sheets = ",\n".join(_sheet(key, read_sheet(key)) for key in site.sheets)
    return urls.path(urls.SHEETS_JSON), f'{head}, "sheets": [\n{sheets}\n]}}\n'.encode()


def _sheet(key: SheetKey, sheet: Sheet) -> str:
    return _text({"id": sheet_id(key), "page": urls.sheet(key), "sheet": as_plain(sheet)})


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
