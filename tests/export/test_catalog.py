"""The DCAT catalogue: every file, at an address that leads to it, and no claim of our own."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from urllib.parse import unquote, urljoin

import pytest

from site_builder.opendata.files import CATALOG, FILES
from tests.export.making import data_of
from tests.graph import small
from tests.render.changes import told_site
from tests.render.printing import with_info

HERE = "https://example.org/goals/data/catalog.jsonld"


def catalog(**info: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(data_of(frame=with_info(**info))[CATALOG])
    return found


@pytest.mark.parametrize(
    "base_url", ["", "https://example.org/goals", "https://example.org/goals/"]
)
def test_every_file_is_found_from_the_catalogue(base_url: str) -> None:
    """Relative to its own address where the site knows none."""
    files = data_of()
    (dataset,) = catalog(base_url=base_url)["dcat:dataset"]
    found = {}
    for one in dataset["dcat:distribution"]:
        address = urljoin(HERE, one["dcat:downloadURL"]["@id"])
        assert address.startswith("https://example.org/goals/data/")
        found[address.rpartition("/")[2]] = int(one["dcat:byteSize"]["@value"])
    assert set(found) == {file.name for file in FILES} - {CATALOG}
    assert all(found[name] == len(files[name]) for name in found if name != "site-data.zip")
    assert urljoin(HERE, dataset["dcat:landingPage"]["@id"]) == "https://example.org/goals/data/"
    (source,) = dataset["dct:source"]
    assert unquote(urljoin(HERE, source["@id"])) == "https://example.org/goals/sources/kita r5.txt"
    assert all(
        ("://" in one["dcat:downloadURL"]["@id"]) == bool(base_url)
        for one in [*dataset["dcat:distribution"]]
    )


def test_only_what_was_said_of_rights_is_said() -> None:
    silent = json.dumps(catalog(licence="", publisher=""))
    assert "license" not in silent and "rights" not in silent and "publisher" not in silent
    told = catalog(licence="文章は市のものです。", publisher="新潟市")
    assert told["dct:rights"]["rdfs:label"]["@value"] == "文章は市のものです。"
    assert told["dct:publisher"]["foaf:name"] == "新潟市"
    assert "license" not in json.dumps(told)


def test_the_years_and_the_day_of_the_last_change() -> None:
    (dataset,) = json.loads(data_of(site=told_site())[CATALOG])["dcat:dataset"]
    period = dataset["dct:temporal"]
    assert period["dcat:startDate"]["@value"] == "2023-04-01"
    assert period["dcat:endDate"]["@value"] == "2026-03-31"
    assert dataset["dct:modified"]["@value"] == "2025-05-01"
    (untold,) = catalog()["dcat:dataset"]
    assert "dct:modified" not in untold


def test_a_site_without_sheets_has_a_catalogue() -> None:
    frame = replace(small.FRAME, documents=())
    (dataset,) = json.loads(data_of({}, frame)[CATALOG])["dcat:dataset"]
    assert "dct:temporal" not in dataset and dataset["dct:source"] == []
