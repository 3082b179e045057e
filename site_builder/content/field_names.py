"""The fields of a sheet in Japanese: the one word that the site and the commands have for each."""

from __future__ import annotations

NAMES = {
    "fiscal_year": "年度",
    "ward": "区",
    "section": "組織名（準部・課・機関名）",
    "parent_section": "上の課",
    "department": "組織名（部）",
    "created": "作成日",
    "evaluated": "評価日",
    "policy_indicators": "関連する総合計画における政策指標",
    "goals": "目標の並び",
    "spans": "いくつかの行に共通の欄",
    "notes": "注記",
    "unplaced": "どの欄のものか分からない文",
    "aside": "シートに載せない文字",
    "number": "番号",
    "goal": "組織目標",
    "measures": "行の分け方",
    "policies": "総合計画上の位置づけ",
    "indicator": "取組指標",
    "target": "目標の値",
    "result": "結果",
    "initiative": "取組名称（事業名）",
    "summary": "概要",
    "evaluation": "評価",
    "attainment": "目標達成状況",
    "next_steps": "今後の方針",
}
_HEADS = {"target": "目標", "initiative": "取組名称"}


def word_of(name: str) -> str:
    """The Japanese word of a field; the name itself where there is none."""
    return NAMES.get(name, name)


def head_of(name: str) -> str:
    """The short form, where the form stands around it: above a column, beside a passage"""
    return _HEADS.get(name) or word_of(name)
