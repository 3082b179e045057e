"""The tables of /data/, each column with its kind and meaning: files, database, dictionary and
page share them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ColumnKind(StrEnum):
    TEXT = "text"
    DATE = "date"
    """2025-04-01"""
    INTEGER = "integer"
    NUMBER = "number"
    FLAG = "flag"
    """1 or 0"""
    JSON = "json"
    """A value that may be a text, a number, a list or a mapping"""


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    meaning: str
    kind: ColumnKind = ColumnKind.TEXT


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    title: str
    row: str
    """What one row is"""
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    """The columns that tell one row from all others; none: only its place does"""

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


SHEET_ID = Column("sheet_id", "シートの番号：年度/区/課。sheets.json の id と同じです")
PAGE = Column("page", "このサイトのページ。サイトのアドレスにつづけます")
WARD_ID = Column("ward_id", "区の番号（このサイトのアドレスに使うもの）")
WARD_CODE = Column("ward_code", "区の全国地方公共団体コード（6けた）")
SECTION_ID = Column("section_id", "課・機関の番号（このサイトのアドレスに使うもの）")
_UNSURE = "1 なら、読み取りを確かめている途中です。確かな値として使わないでください"

SHEETS = Table(
    "sheets",
    "シートの基本情報",
    "シート1枚",
    (
        SHEET_ID,
        Column("fiscal_year", "年度（西暦）。2025 は令和7年度です", ColumnKind.INTEGER),
        Column("fiscal_year_era", "年度（和暦）"),
        WARD_CODE,
        WARD_ID,
        Column("ward", "区"),
        SECTION_ID,
        Column("section", "課・機関の名前（シートの組織名のとおり）"),
        Column("parent_section", "上の課の名前。ないときは空です"),
        Column("department", "部の名前。ないときは空です"),
        Column("created", "作成日（西暦）", ColumnKind.DATE),
        Column("created_era", "作成日（和暦）"),
        Column("evaluated", "評価日（西暦）。まだのときは空です", ColumnKind.DATE),
        Column("evaluated_era", "評価日（和暦）。まだのときは空です"),
        Column(
            "evaluation_state",
            "evaluated 評価あり、pending 評価はまだ書かれていません、"
            "not_here 終わった年度で、評価の載った資料がこのサイトにまだありません",
        ),
        Column("head_doubts", "基本情報のうち、読み取りを確かめている途中の列の名前"),
        Column("doubt_count", "読み取りを確かめている途中の欄の数", ColumnKind.INTEGER),
        Column("unplaced_count", "どの欄のものか分からない文の数", ColumnKind.INTEGER),
        Column("document", "もとの資料のファイル名"),
        Column("document_sha256", "もとの資料の SHA-256"),
        Column("document_kind", "recognised 機械で文字を読み取った資料、text 文字のデータの資料"),
        Column("document_lines", "資料のなかの行（はじめ-おわり）。行のない資料では空です"),
        Column("converted", "読み取ったままのシートの SHA-256。人が直したかどうかが分かります"),
        Column("document_withheld", "もとの資料をこのサイトに載せないわけ。載せているときは空です"),
        PAGE,
    ),
    ("sheet_id",),
)
GOALS = Table(
    "goals",
    "組織目標",
    "目標1つ",
    (
        Column("goal_id", "目標の番号：シートの番号/No."),
        SHEET_ID,
        Column("goal_no", "目標の No.（シートのとおり）", ColumnKind.INTEGER),
        Column("goal", "組織目標。シートの欄が空欄なら空です"),
        Column("goal_doubt", _UNSURE, ColumnKind.FLAG),
        Column("easy", "やさしい言葉での説明。市の言葉ではありません"),
        Column("easy_reviewer", "やさしい言葉を確かめた人"),
        Column("easy_reviewed", "確かめた日", ColumnKind.DATE),
        PAGE,
    ),
    ("goal_id",),
)
_CELLS = (
    Column("policies", "総合計画での位置づけ。いくつかあるときは改行で分けています"),
    Column("indicator", "取組指標"),
    Column("target", "目標"),
    Column("result", "結果"),
    Column("initiative", "取組名称（事業名）"),
    Column("summary", "概要"),
    Column("evaluation", "評価：○ 達成、△ 一部未達成、× 未達成。まだのときは空です"),
    Column("attainment", "目標達成状況"),
    Column("next_steps", "今後の方針"),
    Column("evaluation_doubt", _UNSURE, ColumnKind.FLAG),
    Column("covered", "上の行の欄がこの行までつづいている列の名前。その列はこの行では空です"),
    Column("doubts", "読み取りを確かめている途中の列の名前。measures は行の分けかたです"),
)
_NUMBER = (
    ("value", "数。一つの数とはっきり読めるときだけ書いています", ColumnKind.NUMBER),
    ("upper", "「10～15回」のような幅の、上の数", ColumnKind.NUMBER),
    ("unit", "単位（シートのとおり）", ColumnKind.TEXT),
    (
        "direction",
        "at_least 以上、more_than を超える、at_most 以下、less_than 未満",
        ColumnKind.TEXT,
    ),
    ("change", "increase 増、decrease 減：数は、増える分・減る分です", ColumnKind.TEXT),
    ("cumulative", "1 なら累計", ColumnKind.FLAG),
    ("approximate", "1 なら「約」「程度」", ColumnKind.FLAG),
    (
        "reason",
        "数がないわけ：empty 空欄、words 言葉、date 日付、relative ほかの数との比べ、"
        "mixed 数と言葉、several 二つ以上の数、unread 読み切れない、covered 上の行につづく欄",
        ColumnKind.TEXT,
    ),
    ("doubt", _UNSURE, ColumnKind.FLAG),
)


def _number(field: str, word: str) -> tuple[Column, ...]:
    return tuple(Column(f"{field}_{name}", f"{word}の{told}", kind) for name, told, kind in _NUMBER)


MEASURES = Table(
    "measures",
    "取組指標",
    "取組指標の行1つ",
    (
        Column("measure_id", "取組指標の番号：目標の番号/何行めか"),
        Column("goal_id", "目標の番号"),
        Column(
            "measure_no",
            "その目標のなかで何行めの取組指標か。行のない目標では空です",
            ColumnKind.INTEGER,
        ),
        *_CELLS,
        *_number("target", "目標"),
        *_number("result", "結果"),
        Column("document_sheet", "資料のなかの場所：ワークシートの名前か、ページ"),
        Column("document_cell", "資料のなかの場所：行のはじめのセル（Excel）"),
        Column(
            "document_first_line", "資料のなかの場所：はじめの行（テキスト）", ColumnKind.INTEGER
        ),
        Column(
            "document_last_line", "資料のなかの場所：おわりの行（テキスト）", ColumnKind.INTEGER
        ),
    ),
    ("measure_id",),
)
_OF_SHEET = (
    "sheet_id",
    "fiscal_year",
    "fiscal_year_era",
    "ward_code",
    "ward_id",
    "ward",
    "section_id",
    "section",
    "parent_section",
    "department",
    "created",
    "evaluated",
)
_OF_GOAL = ("goal_no", "goal", "goal_doubt")
_END = ((SHEETS, "document"), (SHEETS, "document_lines"), (GOALS, "page"))
_EASY = ("easy", "easy_reviewer", "easy_reviewed")
PICKED: tuple[tuple[Table, str], ...] = (
    (MEASURES, "measure_id"),
    (GOALS, "goal_id"),
    *((SHEETS, name) for name in _OF_SHEET),
    *((GOALS, name) for name in _OF_GOAL),
    *((MEASURES, name) for name in MEASURES.names[2:]),
    *((GOALS, name) for name in _EASY),
    *_END,
)
"""Where each column of the table that joins the three comes from"""


def _column(table: Table, name: str) -> Column:
    return next(column for column in table.columns if column.name == name)


JOINED = Table(
    "goals",
    "目標と結果の表",
    "取組指標の行1つ（行のない目標では目標1つ）",
    tuple(_column(table, name) for table, name in PICKED),
    ("goal_id", "measure_no"),
)
