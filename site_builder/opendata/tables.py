"""The tables of /data/ beside the joined one: what a sheet has in lists, the city's offices, the
plan's codes, and what became of goals."""

from __future__ import annotations

from site_builder.opendata.columns import (
    JOINED,
    PAGE,
    SECTION_ID,
    SHEET_ID,
    SHEETS,
    WARD_CODE,
    WARD_ID,
    Column,
    ColumnKind,
    Table,
)

_POSITION = Column("position", "そのなかでの順番。1 からです", ColumnKind.INTEGER)
_FIELD = Column("field", "欄の場所。goals/2/measures/1/target は、目標2の1行めの目標です")
_JSON = "（JSON の書き方）"

CITATIONS = Table(
    "citations",
    "総合計画での位置づけ",
    "取組指標の行が挙げる番号1つ",
    (
        Column("measure_id", "取組指標の番号"),
        _POSITION,
        Column("printed", "シートのとおりの書き方。政策15-1-①~④ のような幅もあります"),
        Column("policy_id", "計画の番号。番号でない言葉（区ビジョンなど）では空です"),
        Column("covered", "1 なら、上の行の欄がこの行までつづいているものです", ColumnKind.FLAG),
    ),
    ("measure_id", "position", "policy_id"),
)
TEXTS = Table(
    "texts",
    "シートの政策指標と注記",
    "文1つ",
    (
        SHEET_ID,
        Column("kind", "policy_indicator 関連する政策指標、note 欄の外の注記"),
        _POSITION,
        Column("text", "文"),
    ),
    ("sheet_id", "kind", "position"),
)
SPANS = Table(
    "spans",
    "いくつかの行につづく欄",
    "欄1つ",
    (SHEET_ID, _POSITION, _FIELD, Column("rows", "いくつの行につづくか", ColumnKind.INTEGER)),
    ("sheet_id", "position"),
)
DOUBTS = Table(
    "doubts",
    "確かめている途中の読み取り",
    "読み取りの疑い1つ",
    (
        SHEET_ID,
        _POSITION,
        _FIELD,
        Column("reason", "わけの符号"),
        Column("raw", "資料のそのままの文字"),
        Column("other", f"ほかの読み方の並び{_JSON}", ColumnKind.JSON),
    ),
    ("sheet_id", "position"),
)
UNPLACED = Table(
    "unplaced",
    "どの欄のものか分からない文",
    "文1つ",
    (
        SHEET_ID,
        _POSITION,
        Column("line", "資料の行", ColumnKind.INTEGER),
        Column("reason", "わけの符号"),
        Column("raw", "資料のそのままの文字"),
    ),
    ("sheet_id", "position"),
)
CORRECTIONS = Table(
    "corrections",
    "このサイトの訂正",
    "訂正1つ",
    (
        SHEET_ID,
        _POSITION,
        _FIELD,
        Column("was", f"機械が読み取ったままの値{_JSON}", ColumnKind.JSON),
        Column("now", f"直した値{_JSON}", ColumnKind.JSON),
        Column("why", "直したわけ"),
        Column("settles", f"これで確かになった疑いの並び{_JSON}", ColumnKind.JSON),
    ),
    ("sheet_id", "position"),
)
WARDS = Table(
    "wards",
    "区",
    "区1つ",
    (
        WARD_CODE,
        WARD_ID,
        Column("ward", "区の名前"),
        Column("kana", "読みがな"),
        Column("english", "英語の名前"),
        Column("sheet_count", "載せているシートの数", ColumnKind.INTEGER),
        PAGE,
    ),
    ("ward_id",),
)
SECTIONS = Table(
    "sections",
    "課・機関",
    "課・機関1つ",
    (
        WARD_CODE,
        WARD_ID,
        SECTION_ID,
        Column("section", "課・機関の名前"),
        Column("parent_section", "上の課の名前。ないときは空です"),
        Column("renamed_from", "前の名前。変わっていなければ空です"),
        Column("sheet_count", "載せているシートの数", ColumnKind.INTEGER),
        Column("page", "このサイトのページ。シートがまだないときは空です"),
    ),
    ("ward_id", "section_id"),
)
POLICIES = Table(
    "policies",
    "総合計画の番号",
    "番号1つ",
    (
        Column("policy_id", "番号（このサイトのアドレスに使うもの）"),
        Column("code", "番号の書き方：政策7-1-②"),
        Column("level", "何段めの番号か", ColumnKind.INTEGER),
        Column("parent_id", "上の段の番号。1段めでは空です"),
        Column("name", "名称。分からないときは空です"),
        Column("goal_count", "この番号か下の段の番号を挙げている目標の数", ColumnKind.INTEGER),
        PAGE,
    ),
    ("policy_id",),
)
LINEAGE = Table(
    "lineage",
    "年度をこえた目標のつながり",
    "前の年度の目標と、あとの年度の目標の組1つ",
    (
        Column(
            "link_no",
            "つながりの番号。分かれた目標・まとまった目標では同じです",
            ColumnKind.INTEGER,
        ),
        WARD_ID,
        SECTION_ID,
        Column("earlier_year", "前の年度（西暦）", ColumnKind.INTEGER),
        Column("earlier_goal_id", "前の年度の目標の番号。新しい目標では空です"),
        Column("later_year", "あとの年度（西暦）", ColumnKind.INTEGER),
        Column("later_goal_id", "あとの年度の目標の番号。続きがシートにない目標では空です"),
    ),
    ("link_no", "earlier_goal_id", "later_goal_id"),
)
CHANGES = Table(
    "changes",
    "変更の記録",
    "書きかわり1つ",
    (
        Column("date", "サイトで書きかわった日", ColumnKind.DATE),
        Column(
            "kind", "new 載せた、target 目標、result 結果、evaluation 評価、correction 訂正など"
        ),
        Column("fiscal_year", "年度（西暦）", ColumnKind.INTEGER),
        Column("ward", "区"),
        WARD_ID,
        Column("section", "課・機関の名前"),
        SECTION_ID,
        Column("goal", "目標の No.。シート全体のことなら空です", ColumnKind.INTEGER),
        _FIELD,
        Column("was", "前の文"),
        Column("now", "あとの文。空だった欄に書かれた長い文では空です（シートにあります）"),
        PAGE,
    ),
    (),
)

OF_SHEETS = (SHEETS, CITATIONS, TEXTS, SPANS, DOUBTS, UNPLACED, CORRECTIONS)
"""Together with the joined table they hold each sheet whole"""
OF_THE_CITY = (WARDS, SECTIONS, POLICIES, LINEAGE)
TABLES = (JOINED, *OF_SHEETS, *OF_THE_CITY, CHANGES)
"""Each a CSV file of its name"""
