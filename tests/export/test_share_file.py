"""What sheets give to the files of all sheets comes back from the file as it was put there."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.sheet.model import SheetKey
from site_builder.export.share_file import ShareFile
from site_builder.export.shares import SharePart, SheetShare, parts_of, share_of
from site_builder.export.sheets import SHARED, sheet_data
from tests.render.printing import KEY, SHEETS, site_of

PARTS = st.tuples(*(st.text() for _ in SharePart))


@given(st.lists(PARTS, max_size=3))
def test_each_part_comes_back(texts: list[tuple[str, ...]]) -> None:
    file = ShareFile(Path())
    shares = [
        SheetShare(SheetKey(2025, "chuo", f"s-{n}"), one.__getitem__) for n, one in enumerate(texts)
    ]
    stored = [file.add(share) for share in shares]
    found = [file.share(one) for one in reversed(stored)]
    assert [share.key for share in reversed(found)] == [share.key for share in shares]
    assert [parts_of(share) for share in reversed(found)] == texts


def test_a_share_says_what_the_sheet_does() -> None:
    site = site_of(SHEETS)
    data = sheet_data(site, site.sheets[KEY].summary, SHEETS[KEY], None)
    share = share_of(data, ("[0]", "[1]"))
    assert (share.lines, share.json, share.rows) == (data.lines, data.json, data.rows)
    assert share.texts == ("[0]", "[1]")
    assert share_of(data, ()).texts == ()
    assert share.records.keys() == {table.name for table in SHARED}
    assert list(share.records.values()) == json.loads(data.records)
