"""Of what the data of a page about several sheets are made."""

from __future__ import annotations

from collections.abc import Iterable

from site_builder.content.sheet.model import SheetKey
from site_builder.export.page_files import PageData
from site_builder.graph import urls
from site_builder.memory.digest import Digest, Digests
from site_builder.memory.sheets import Sheets
from site_builder.publish.files import SiteFile


class PageDataSources:
    """What its JSON says is of the sheets' summaries and of the city's names for wards, sections
    and policies; the rows of its CSV are those of the sheets' own."""

    def __init__(self, sheets: Sheets, files: Iterable[SiteFile]) -> None:
        held = {file.path: file.digest for file in files}
        self._city = sheets.sources.city
        self._sheets: dict[SheetKey, Digest] = {}
        for sheet in sheets.known:
            lines = held[urls.path(urls.sheet_data(sheet.summary.key, "csv"))]
            self._sheets[sheet.summary.key] = sheet.digest + lines

    def of_data(self, data: PageData) -> Digest:
        said = b"".join(map(self._sheets.__getitem__, data.sheets))
        return Digests().of(data.page.url, *data.urls, data.policy, self._city, said)
