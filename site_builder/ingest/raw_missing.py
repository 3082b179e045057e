"""Facts that the header of a raw dump does not print, told by the rest of the form."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from site_builder.content.model import Doubt
from site_builder.content.wording import squash
from site_builder.ingest.draft import Reading
from site_builder.ingest.labels import Label, label_year
from site_builder.ingest.raw_blocks import Chunk

WARD = re.compile(r"(\S{1,3}?区)(?:役所)?")
COLUMN_LABELS = (Label.TARGET, Label.RESULT, Label.INITIATIVE, Label.SUMMARY)


def completed(
    found: dict[str, Reading], chunks: Sequence[Chunk]
) -> tuple[dict[str, Reading], tuple[Doubt, ...]]:
    """Facts that the header does not print, told by the rest of the form; each is a doubt."""
    doubts: list[Doubt] = []
    if "fiscal_year" not in found:
        years = (label_year(chunk.text) for chunk in chunks if chunk.label in COLUMN_LABELS)
        if year := next((year for year in years if year), None):
            found["fiscal_year"] = Reading(2018 + year, ())
            doubts.append(Doubt("fiscal_year", "header"))
    if "ward" not in found and (match := WARD.match(_told(found, "section"))):
        found["ward"] = Reading(match[1], ())
        doubts.append(Doubt("ward", "header"))
    return found, tuple(doubts)


def _told(found: Mapping[str, Reading], name: str) -> str:
    return squash(str(found[name].value)) if name in found else ""
