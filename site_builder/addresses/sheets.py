"""The addresses of new sheets → content/published.txt, before a site is made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from site_builder.content.folder.address_store import load_published, save_published
from site_builder.content.folder.store import load_sheet
from site_builder.content.origins.provenance import provenance_file
from site_builder.content.sheet.model import Sheet
from site_builder.content.sheet.place import sheet_key
from site_builder.content.writing import read_text
from site_builder.graph import urls
from site_builder.problems import ContentError

_PROVISIONAL = re.compile(r"/s-[0-9a-f]{8}[/.]")
"""Of a section whose id a person has to choose before the first publication"""


def record_sheets(content: Path, files: Iterable[str]) -> int:
    """How many addresses of these sheets (paths within content/) were not listed yet. What else a
    sheet makes on the site (pages of policies and years), `record_site` adds."""
    listed, problems = load_published(content)
    if problems:
        raise ContentError(problems)
    published = set(listed or ())
    new = {address for file in files for address in _of_file(content, file)} - published
    save_published(content, published, published | new)
    return len(new)


def _of_file(content: Path, file: str) -> Iterator[str]:
    key, sheet = sheet_key(file), _load(content, file)
    if key and sheet:
        traced = (content / provenance_file(key)).is_file()
        numbers = [goal.number for goal in sheet.goals]
        for address in urls.of_sheet(key, numbers, traced=traced):
            if not _PROVISIONAL.search(address):
                yield address
        if sheet.source.document:
            yield urls.source(sheet.source.document)


def _load(content: Path, file: str) -> Sheet | None:
    text, problems = read_text(content / file)
    return load_sheet(file, text)[0] if text and not problems else None
