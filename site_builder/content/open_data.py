"""The columns of /data/goals.csv, each with its meaning: the table and its page share them."""

from __future__ import annotations

FACTS = (
    ("sheet_id", "シートの番号：年度/区/課。sheets.json の id と同じです"),
    ("fiscal_year", "年度（西暦）。2025 は令和7年度です"),
    ("fiscal_year_era", "年度（和暦）"),
    ("ward_id", "区の番号（このサイトの住所に使うもの）"),
    ("ward", "区"),
    ("section_id", "課・機関の番号（このサイトの住所に使うもの）"),
    ("section", "課・機関の名前（シートの組織名のとおり）"),
    ("parent_section", "上の課の名前。ないときは空です"),
    ("department", "部の名前。ないときは空です"),
    ("created", "作成日"),
    ("evaluated", "評価日。まだのときは空です"),
    ("goal_no", "目標の No.（シートのとおり）"),
    ("goal", "組織目標"),
    ("goal_doubt", "1 なら、組織目標の読み取りを確かめている途中です"),
    ("measure_no", "その目標のなかで何行めの取組指標か。行のない目標では空です"),
)
MEASURE = (
    ("policies", "総合計画での位置づけ。いくつかあるときは改行で分けています"),
    ("indicator", "取組指標"),
    ("target", "目標"),
    ("result", "結果"),
    ("initiative", "取組名称（事業名）"),
    ("summary", "概要"),
    ("evaluation", "評価：○ △ ×。まだのときは空です"),
    ("attainment", "目標達成状況"),
    ("next_steps", "今後の方針"),
)
MARKS = (
    ("covered", "上の行の欄がこの行までつづいている列の名前。その列はこの行では空です"),
    ("doubts", "読み取りを確かめている途中の列の名前。measures は行の分けかたです"),
)
NUMBER = (
    ("value", "数。一つの数とはっきり読めるときだけ書いています"),
    ("upper", "「10～15回」のような幅の、上の数"),
    ("unit", "単位（シートのとおり）"),
    ("direction", "at_least 以上、more_than を超える、at_most 以下、less_than 未満"),
    ("change", "increase 増、decrease 減：数は、増える分・減る分です"),
    ("cumulative", "1 なら累計"),
    ("approximate", "1 なら「約」「程度」"),
    (
        "reason",
        "数がないわけ：empty 空欄、words 言葉、date 日付、relative ほかの数との比べ、"
        "mixed 数と言葉、several 二つ以上の数、unread 読み切れない、covered 上の行につづく欄",
    ),
    ("doubt", "1 なら、読み取りを確かめている途中です。確かな数として使わないでください"),
)
END = (
    ("document", "もとの資料のファイル名"),
    ("document_lines", "資料のなかの行（はじめ-おわり）"),
    ("page", "この目標のページ。サイトの住所につづけます"),
)
COLUMNS: tuple[tuple[str, str], ...] = (
    *FACTS,
    *MEASURE,
    *MARKS,
    *((f"target_{name}", f"目標の{meaning}") for name, meaning in NUMBER),
    *((f"result_{name}", f"結果の{meaning}") for name, meaning in NUMBER),
    *END,
)
