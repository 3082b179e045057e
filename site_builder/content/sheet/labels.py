"""Field paths in the words of the form: goals/2/measures/1/target → 目標2 取組指標1の目標."""

from __future__ import annotations

from site_builder.content.sheet.field_path import FieldPath

_NAMES = {
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


def name_of(field: str) -> str:
    """For people; a part that the form does not have keeps its own word."""
    match FieldPath.parse(field).steps:
        case ["goals", number]:
            return f"目標{number}"
        case ["goals", number, "measures", place]:
            return f"目標{number} {place}行目"
        case ["goals", number, "measures", place, *rest]:
            return f"目標{number} {place}行目の{word_of(rest[0])}"
        case ["goals", number, name, *_]:
            return f"目標{number}の{word_of(name)}"
        case [name, *_]:
            return word_of(name)
    return field


def word_of(name: str) -> str:
    return _NAMES.get(name, name)
