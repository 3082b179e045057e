"""The columns of goals.xlsx, for people who read and sort the goals in a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WorkbookColumn:
    title: str
    meaning: str
    width: int
    """In characters of half width"""


NO_EVALUATION = "未評価"
NOT_HERE = "評価の載った資料はまだありません"
UNSURE = "確認中"

COLUMNS = (
    WorkbookColumn("区", "区の名前", 9),
    WorkbookColumn("課", "課・機関の名前（シートの組織名のとおり）", 20),
    WorkbookColumn("年度", "年度（和暦）", 12),
    WorkbookColumn("目標番号", "目標の No.（シートのとおり）", 9),
    WorkbookColumn("組織目標", "目標の文。シートの欄が空欄なら空です", 40),
    WorkbookColumn("政策", "総合計画での位置づけ。いくつかあるときは改行で分けています", 16),
    WorkbookColumn("取組指標", "目標に近づいたかをはかるもの", 28),
    WorkbookColumn("目標", "取組指標の目標", 20),
    WorkbookColumn("結果", "取組指標の結果", 20),
    WorkbookColumn(
        "評価",
        f"○ 達成、△ 一部未達成、× 未達成、{NO_EVALUATION}（まだ書かれていない）。"
        f"終わった年度で評価のないシートでは「{NOT_HERE}」",
        14,
    ),
    WorkbookColumn("目標達成状況", "どこまでできたか（シートのとおり）", 40),
    WorkbookColumn("今後の方針", "次にどうするか（シートのとおり）", 40),
    WorkbookColumn("取組名称", "事業の名前", 24),
    WorkbookColumn("概要", "取組の概要", 40),
    WorkbookColumn("ページ", "このサイトのページ。サイトのアドレスにつづけます", 30),
    WorkbookColumn(
        "読み取り",
        f"「{UNSURE}」につづく欄は、資料の読み取りを確かめている途中です。"
        "確かな値として使わないでください",
        20,
    ),
)
HOW_TO_READ = (
    (
        "1行",
        "取組指標の行1つ（行のない目標では目標1つ）。いくつかの行につづく欄の文は、どの行にもあります。",
    ),
    ("文字", "どのセルも文字です。数も、シートに書かれたとおりの文字です。"),
    (
        "文章",
        "シートに印刷されたとおりです。このサイトが書き足したものは、評価の言葉と「読み取り」の列だけです。",
    ),
)
