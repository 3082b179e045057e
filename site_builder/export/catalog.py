"""What /data/ holds: catalog.jsonld in the terms of DCAT, dictionary.csv with every column.

Addresses are absolute where the site knows its own; else relative to the catalogue, as JSON-LD
allows. A licence is never named: what site.yaml says of the rights is given word for word.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from site_builder.export.csv_text import Record, write_csv
from site_builder.graph import urls
from site_builder.graph.pages.dataset import dataset_facts
from site_builder.graph.site import Site
from site_builder.opendata.columns import GOALS, MEASURES, Table
from site_builder.opendata.files import (
    CATALOG,
    DATABASE,
    FILES,
    SCHEMA,
    SHEETS_JSON,
    DataFile,
    csv_name,
)
from site_builder.opendata.tables import TABLES

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_JAPANESE = {"@id": "http://publications.europa.eu/resource/authority/language/JPN"}


def catalog(site: Site, sizes: Mapping[str, int]) -> bytes:
    """`sizes`: name of a file → its bytes"""
    base = site.info.base_url
    here = urls.data_file(CATALOG)
    address = partial(urls.absolute, base_url=base) if base else partial(urls.relative, base=here)
    data = {
        "@context": CONTEXT,
        "@id": address(here),
        "@type": "dcat:Catalog",
        "dct:title": _japanese(f"{site.info.title}のデータ"),
        "dct:language": _JAPANESE,
        "foaf:homepage": {"@id": address(urls.DATA)},
        **_rights(site),
        "dcat:dataset": [_dataset_node(site, address, sizes)],
    }
    return f"{json.dumps(data, ensure_ascii=False, indent=1)}\n".encode()


def _japanese(words: str) -> dict[str, str]:
    return {"@value": words, "@language": "ja"}


def _rights(site: Site) -> dict[str, Any]:
    """As far as site.yaml names them"""
    owner, rights = site.info.publisher, site.info.licence
    node: dict[str, Any] = {}
    if owner:
        node["dct:publisher"] = {"@type": "foaf:Agent", "foaf:name": owner}
    if rights:
        node["dct:rights"] = {"@type": "dct:RightsStatement", "rdfs:label": _japanese(rights)}
    return node


def _dataset_node(
    site: Site, address: Callable[[str], str], sizes: Mapping[str, int]
) -> dict[str, Any]:
    facts = dataset_facts(site)
    node: dict[str, Any] = {
        "@id": f"{address(urls.DATA)}#dataset",
        "@type": "dcat:Dataset",
        "dct:title": _japanese(facts.name),
        "dct:description": _japanese(facts.description),
        "dct:language": _JAPANESE,
        "dct:spatial": {"@type": "dct:Location", "rdfs:label": _japanese(facts.place)},
        "dcat:keyword": [_japanese(word) for word in facts.keywords],
        "dcat:landingPage": {"@id": address(urls.DATA)},
        "dct:source": [{"@id": address(urls.source(name))} for name in facts.documents],
        **_rights(site),
    }
    if facts.first and facts.last:
        node["dct:temporal"] = {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _xsd_date(facts.first),
            "dcat:endDate": _xsd_date(facts.last),
        }
    if facts.modified:
        node["dct:modified"] = _xsd_date(facts.modified)
    node["dcat:distribution"] = [
        _distribution(file, address, sizes) for file in FILES if file.name in sizes
    ]
    return node


def _xsd_date(day: str) -> dict[str, str]:
    return {"@value": day, "@type": "xsd:date"}


def _distribution(
    file: DataFile, address: Callable[[str], str], sizes: Mapping[str, int]
) -> dict[str, Any]:
    url = address(urls.data_file(file.name))
    node = {
        "@type": "dcat:Distribution",
        "dct:title": _japanese(file.title),
        "dct:description": _japanese(file.what),
        "dcat:downloadURL": {"@id": url},
        "dcat:mediaType": {"@id": f"{_MEDIA_TYPES}{file.media_type}"},
        "dcat:byteSize": {"@value": str(sizes[file.name]), "@type": "xsd:nonNegativeInteger"},
    }
    if file.name == SHEETS_JSON:
        node["dct:conformsTo"] = {"@id": address(urls.data_file(SCHEMA))}
    return node


# --- dictionary.csv -----------------------------------------------------------------------

COLUMNS = ("file", "table", "table_title", "row", "position", "column", "kind", "meaning")


def dictionary_csv() -> bytes:
    return write_csv([COLUMNS, *_dictionary_records()])


_SAFE = (
    "= + - @ ' やタブ、改行（CR）で始まる文には、式として計算されないように、頭に ' を一つつけて"
    "います。頭の ' を一つ取ると、もとの文になります"
)


def _dictionary_records() -> Iterator[Record]:
    yield ("*.csv", "", "すべての CSV", "", None, "", "", _SAFE)
    for table in TABLES:
        yield from _column_records(csv_name(table), table)
    for table in (GOALS, MEASURES):
        yield from _column_records(DATABASE, table)


def _column_records(file: str, table: Table) -> Iterator[Record]:
    for position, column in enumerate(table.columns, 1):
        meaning = (column.name, str(column.kind), column.meaning)
        yield (file, table.name, table.title, table.row, position, *meaning)
