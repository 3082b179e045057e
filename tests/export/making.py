"""Sheets → the files of /data/, as a build makes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from site_builder.content.folder.frame import Frame
from site_builder.content.origins.provenance import Provenance
from site_builder.content.sheet.model import Sheet, SheetKey
from site_builder.export.csv_text import read_csv
from site_builder.export.shares import SheetShare, share_of
from site_builder.export.sheets import sheet_data, sheet_files
from site_builder.export.site_files import data_files
from site_builder.graph.site import File, Site
from tests.graph import small
from tests.render.printing import SHEETS, site_of

Sheets = Mapping[SheetKey, Sheet]
Provenances = Mapping[SheetKey, Provenance]


def data_of(
    sheets: Sheets = SHEETS,
    frame: Frame = small.FRAME,
    provenances: Provenances | None = None,
    site: Site | None = None,
) -> dict[str, bytes]:
    """Path within data/ → content"""
    made = _files(site or site_of(sheets, frame), sheets, frame, provenances or {})
    return {path.removeprefix("data/"): content for path, content in made}


def _files(site: Site, sheets: Sheets, frame: Frame, provenances: Provenances) -> Iterator[File]:
    shares: list[SheetShare] = []
    for key, node in site.sheets.items():
        known = provenances.get(key)
        data = sheet_data(site, node.summary, sheets[key], known)
        shares.append(share_of(data, ()))
        yield from sheet_files(data, site.info.licence, known)
    yield from data_files(site, frame, shares)


def rows(files: Mapping[str, bytes], name: str) -> list[dict[str, str]]:
    return read_csv(files[name])
