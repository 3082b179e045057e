"""The files of /data/: their names and what is in them, for the page, the catalogue and the zip."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.opendata.columns import JOINED, Table
from site_builder.opendata.tables import CHANGES, OF_SHEETS, OF_THE_CITY

CSV = "text/csv"
JSON = "application/json"


@dataclass(frozen=True, slots=True)
class DataFile:
    name: str
    """Within /data/"""
    title: str
    what: str
    media_type: str
    same: str = ""
    """The file that holds the same in another form"""


def csv_name(table: Table) -> str:
    return f"{table.name}.csv"


def json_name(table: Table) -> str:
    return f"{table.name}.json"


def _csv(table: Table) -> DataFile:
    return DataFile(csv_name(table), f"{table.title}（CSV）", f"{table.row}が1行です。", CSV)


def _json(table: Table) -> DataFile:
    what, same = f"{table.title}（CSV）と同じ中身です。", csv_name(table)
    return DataFile(json_name(table), f"{table.title}（JSON）", what, JSON, same)


SHEETS_JSON = "sheets.json"
SCHEMA = "sheet.schema.json"
DATABASE = "goals.sqlite"
WORKBOOK = "goals.xlsx"
DICTIONARY = "dictionary.csv"
ZIP = "site-data.zip"
CATALOG = "catalog.jsonld"

MAIN = (
    DataFile(
        WORKBOOK,
        "目標と結果の表（Excel）",
        "取組指標の行1つが1行です。列の読み方は、二つめのワークシートにあります。",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    _csv(JOINED),
    DataFile(
        SHEETS_JSON,
        "すべてのシート（JSON）",
        "シートのすべての欄と、確かめている途中の読み取り、訂正です。",
        JSON,
    ),
    DataFile(
        DATABASE,
        "データベース（SQLite）",
        "下の表のすべてです。つないで調べるための見出し（ビュー）もあります。",
        "application/vnd.sqlite3",
    ),
    DataFile(
        ZIP,
        "まとめて（ZIP）",
        "このページの表・データベース・説明のすべてです。",
        "application/zip",
    ),
)
TABLES = (
    *(_csv(table) for table in OF_SHEETS),
    *(make(table) for table in (*OF_THE_CITY, CHANGES) for make in (_csv, _json)),
)
ABOUT = (
    DataFile(DICTIONARY, "列の説明（CSV）", "すべての表の、すべての列の説明です。", CSV),
    DataFile(
        SCHEMA,
        "シートの形（JSON Schema）",
        "すべてのシート（JSON）の、シート1枚の決まりです。",
        "application/schema+json",
    ),
    DataFile(
        CATALOG,
        "データの目録（DCAT）",
        "ここにあるファイルの一覧を、機械が読む形にしたものです。",
        "application/ld+json",
    ),
)
FILES = (*MAIN, *TABLES, *ABOUT)
