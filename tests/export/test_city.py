from __future__ import annotations

import csv
import io
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.content.history.model import Change, ChangeKind
from site_builder.export.csv_text import without_apostrophe
from site_builder.opendata.tables import CHANGES
from tests.export.making import data_of
from tests.extent import amount
from tests.render.changes import HISTORY, told_site
from tests.render.printing import KEY


def data(change: Change) -> tuple[list[dict[str, str]], list[list[str]]]:
    files = data_of(site=told_site({KEY: (change,)}))
    records = json.loads(files["changes.json"])["changes"]
    text = files["changes.csv"].decode("utf-8-sig")
    return records, list(csv.reader(io.StringIO(text, newline="")))


def test_every_change_is_one_record() -> None:
    files = data_of(site=told_site())
    records = json.loads(files["changes.json"])["changes"]
    assert len(records) == sum(map(len, HISTORY.values()))
    target = next(record for record in records if record["kind"] == "target")
    assert target == {
        "date": "2023-06-02",
        "kind": "target",
        "fiscal_year": 2023,
        "ward": "北区",
        "ward_id": "kita",
        "section": "地域課",
        "section_id": "chiiki",
        "goal": 1,
        "field": "goals/1/measures/2/target",
        "was": "80回",
        "now": "200人以上",
        "page": "/wards/kita/chiiki/2023/",
    }
    assert files["changes.csv"].startswith(b'\xef\xbb\xbf"date"')


ANY = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]))


@given(ANY, ANY)
@settings(max_examples=amount(20, 40))
def test_values_arrive_whole_and_never_as_formulas(was: str, now: str) -> None:
    change = Change("2024-01-01", ChangeKind.WORDING, "goals/1/goal", was, now)
    (record,), (head, *rows) = data(change)
    assert (record["was"], record["now"]) == (was, now)
    assert tuple(head) == CHANGES.names and len(rows) == 1
    for text, cell in zip((was, now), rows[0][9:11], strict=True):
        assert without_apostrophe(cell) == text
        assert cell[:1] not in ("=", "+", "-", "@", "\t", "\r") or not cell
