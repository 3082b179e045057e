"""Small tabular forms for tests, orderly but for what a test asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Goal:
    """One printed row."""

    number: str = "1"
    goal: str = "区民とともに、魅力あるまちづくりを進めます。"
    policies: str = "政策1-1-①"
    indicator: str = "意見交換の実施回数(回)"
    target: str = "80回"
    result: str = ""
    initiative: str = "地域コミュニティ育成事業"
    summary: str = "地域の会議に参加し、団体の運営を支援します。"
    evaluation: str = ""
    attainment: str = ""
    next_steps: str = ""

    def cells(self) -> list[str]:
        return [str(getattr(self, name)) for name in self.__dataclass_fields__]


GOALS = (Goal(), Goal("2", "窓口の混雑を減らします。", "行財1-1-②", "待ち時間が30分を超える日数"))


def sheet_text(
    *,
    ward: str = "中央区",
    section: str = "地域課",
    year: str = "令和7年度",
    department: str | None = None,
    label_year: str = "R7",
    goals: Sequence[Goal] = GOALS,
) -> str:
    office = ward if department is None else department
    label = "(参考) 関連する総合計画における政策指標"
    rows = [
        ["年度", year, label, "・協働数 ・観光入込客数", "作成日", "R7.4.1"],
        ["組織名(部)", office, "組織名 (準部・課・機関名)", section, "評価日", ""],
    ]
    years = [f"{label_year}目標", f"{label_year}結果"]
    head = [
        [
            "No.",
            "組織目標",
            "指標",
            "",
            "",
            "主な取組(事業)",
            "",
            "評価",
            "目標達成状況",
            "今後の方針",
        ],
        ["", "", "総合計画(実施計画)上の位置づけ", "取組指標", *years, "取組名称(事業名)", "概要"],
    ]
    legend = "○:達成\n△:一部未達成\n×:未達成"
    table = _lines([*head, *(goal.cells() for goal in goals)]) if goals else ""
    return f"組織目標管理シート\n\n{_lines(rows)}\n\n{legend}\n\n{table}\n"


def _lines(rows: Sequence[Sequence[str]]) -> str:
    return "\n".join("\t".join(row) for row in rows)
