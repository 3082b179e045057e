"""The files about many sheets: one zip, the data of pages, the tables of the city."""

from __future__ import annotations

import json
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from site_builder.content.origins.originals import read_original
from site_builder.content.origins.provenance import Place, extract
from site_builder.content.wording import parse_policies, squash
from site_builder.opendata.files import CATALOG, FILES, ZIP
from tests.export import real
from tests.export.making import data_of, rows
from tests.render.printing import site_of, with_info


def test_places_lead_to_the_words_in_the_document() -> None:
    """Of a goal's sentence that nobody has corrected"""
    found = 0
    for key, provenance in real.provenances().items():
        sheet = real.sheets()[key]
        lines = read_original(real.CONTENT, provenance)
        told = json.loads(real.data()[f"sheets/{key.year}/{key.ward}/{key.section}.json"])
        changed = {correction.field for correction in sheet.corrections}
        for goal in sheet.goals:
            field = f"goals/{goal.number}/goal"
            if goal.goal and field not in changed and "goals" not in changed:
                places = [Place(*place) for place in told["places"][field]]
                pieces = "".join(extract(lines, places))
                assert squash(pieces) == squash(goal.goal)
                found += 1
    assert found > 50


def test_the_zip_holds_every_file_as_it_is() -> None:
    files = data_of(frame=with_info(licence="市のものです。"))
    with ZipFile(BytesIO(files[ZIP])) as bundle:
        assert bundle.testzip() is None
        names = bundle.namelist()
        assert names == sorted({f.name for f in FILES} - {ZIP, CATALOG} | {"licence.txt"})
        for entry in bundle.infolist():
            assert entry.compress_type == ZIP_STORED
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert entry.external_attr >> 16 == 0o644 and entry.create_system == 3
            if entry.filename in files:
                assert bundle.read(entry) == files[entry.filename]
        assert bundle.read("licence.txt").decode() == "市のものです。\n"


def test_the_same_sheets_make_the_same_bytes() -> None:
    assert data_of(real.sheets(), real.frame(), real.provenances()) == real.data()


OWN = (
    ("wards/kita", {"ward_id": "kita"}),
    ("wards/kita/kensetsu", {"ward_id": "kita", "section_id": "kensetsu"}),
    ("years/2025", {"fiscal_year": "2025"}),
)


def test_a_ward_a_section_and_a_year_have_their_rows() -> None:
    files, whole = real.data(), rows(real.data(), "goals.csv")
    for name, place in OWN:
        own = [row for row in whole if place.items() <= row.items()]
        found = rows(files, f"{name}.csv")
        assert own and sorted(found, key=str) == sorted(own, key=str)
        told = json.loads(files[f"{name}.json"])
        listed = [one["sheet_id"] for one in told["sheets"]]
        assert listed == list(dict.fromkeys(row["sheet_id"] for row in found))
        for one in told["sheets"]:
            assert one["json"].removeprefix("/data/") in files
            marks = sum(one["evaluations"].values())
            assert marks == sum(
                row["sheet_id"] == one["sheet_id"] and row["measure_id"] != "" for row in own
            )


def test_a_policy_has_the_rows_that_cite_it_or_one_below() -> None:
    files = real.data()
    cited = rows(files, "citations.csv")
    site = site_of(real.sheets(), real.frame())
    for policy, node in site.policy_nodes.items():
        if not node.goals:
            assert f"policies/{node.id}.csv" not in files
            continue
        own = {
            one["measure_id"]
            for one in cited
            if one["policy_id"] == node.id or one["policy_id"].startswith(f"{node.id}-")
        }
        found = rows(files, f"policies/{node.id}.csv")
        assert [row["measure_id"] for row in found if row["measure_id"] in own] == [
            row["measure_id"] for row in found
        ]
        assert len(found) == len(own)
        told = json.loads(files[f"policies/{node.id}.json"])
        goals = {goal["goal_id"] for goal in told["goals"]}
        assert goals == {row["goal_id"] for row in found}
        assert parse_policies(told["code"]) == (policy,)


def test_the_tables_of_the_city() -> None:
    files = data_of()
    wards = {ward["ward_id"]: ward for ward in rows(files, "wards.csv")}
    assert wards["kita"]["ward_code"] == "151017"
    assert [wards[name]["sheet_count"] for name in ("kita", "konan", "chuo")] == ["3", "0", "1"]
    sections = {(s["ward_id"], s["section_id"]): s for s in rows(files, "sections.csv")}
    assert sections["kita", "museum"]["parent_section"] == "地域課"
    assert sections["kita", "empty"]["page"] == ""
    for name in ("wards", "sections", "policies", "lineage", "changes"):
        told = json.loads(files[f"{name}.json"])
        assert [
            {k: "" if v is None else str(v) for k, v in one.items()} for one in told[name]
        ] == rows(files, f"{name}.csv")


def test_ranges_aliases_and_words_in_the_citations() -> None:
    cited = rows(data_of(), "citations.csv")
    found = {(one["printed"], one["policy_id"]) for one in cited}
    assert {p for text, p in found if text == "政策1-2-①~③"} == {
        "seisaku-1-2-1",
        "seisaku-1-2-2",
        "seisaku-1-2-3",
    }
    assert ("福祉1-2-①", "seisaku-1-2-1") in found
    assert ("区ビジョン", "") in found
    policies = {one["policy_id"] for one in rows(data_of(), "policies.csv")}
    assert {p for _, p in found if p} <= policies


def test_the_lineage_names_goals_that_are_there() -> None:
    files = real.data()
    goals = {row["goal_id"] for row in rows(files, "goals.csv")}
    links = rows(files, "lineage.csv")
    assert len(links) >= len(real.frame().lineage.links) > 0
    for link in links:
        named = [link[f"{side}_goal_id"] for side in ("earlier", "later")]
        assert any(named) and all(name in goals for name in named if name)


def test_the_dictionary_explains_every_column_of_every_csv() -> None:
    files = data_of()
    told: dict[str, list[str]] = {}
    for_all, *columns = rows(files, "dictionary.csv")
    assert for_all["file"] == "*.csv" and for_all["meaning"].startswith("= + - @")
    for row in columns:
        assert row["meaning"] and row["kind"]
        told.setdefault(row["file"], []).append(row["column"])
    for name, content in files.items():
        if name.endswith(".csv") and "/" not in name and name != "dictionary.csv":
            head = content.decode("utf-8-sig").partition("\r\n")[0]
            assert told[name] == head.replace('"', "").split(",")
