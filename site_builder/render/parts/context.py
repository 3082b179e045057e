"""What a view may ask for, besides the subject of its page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from site_builder.content.origins.provenance import Provenance, RawField
from site_builder.content.sheet.model import Sheet, SheetKey
from site_builder.graph.site import Site
from site_builder.pickled import pickled_by_values


@pickled_by_values
@dataclass(frozen=True, slots=True)
class TracedSheet:
    sheet: Sheet
    provenance: Provenance | None
    """Where its texts stand in the document; None where nobody knows"""


TraceSheet: TypeAlias = Callable[[SheetKey], TracedSheet]
ReadRaws: TypeAlias = Callable[[SheetKey], Sequence[RawField]]
"""What the document says where the sheet was read"""


@dataclass(frozen=True, slots=True)
class ViewContext:
    site: Site
    trace: TraceSheet
    raws: ReadRaws
    search_script: str
    """URL of the script of the search page; empty without one"""
    tests_are_fresh: bool
    """The results of the accessibility tests are those of these pages"""
    data_sizes: Mapping[str, int] = field(default_factory=dict)
    """Bytes of each file of /data/ by its path in output/, once they are made"""

    def sheet(self, key: SheetKey) -> Sheet:
        return self.trace(key).sheet
