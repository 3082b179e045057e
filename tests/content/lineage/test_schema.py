"""lineage.yaml: how its entries are written, and what is refused, and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.content.folder.store import load_frame
from site_builder.content.lineage.model import (
    NOTHING_DECIDED,
    Decision,
    GoalRef,
    decision_id,
    ref_text,
)
from site_builder.content.sheet.model import SheetKey

BEFORE = SheetKey(2023, "kita", "somu")
AFTER = SheetKey(2025, "kita", "somu")
OLD = SheetKey(2023, "kita", "kikaku")

GOOD = """\
links:
  - section: kita/somu
    from: 2023 目標3
    to: [2025 目標2, ２０２５年度　目標３]   # 分かれた
    note: 会議と交流会に
  - {section: kita/somu, from: [2023 目標1, kita/kikaku 2023 目標4], to: 2025 目標1}
  - {section: kita/somu, from: 2023 目標2, to: 2025 なし}
rejected:
  - {section: kita/somu, from: 2023 目標2, to: 2025 目標4}
"""


def load(folder: Path, text: str) -> list[tuple[str, int, int]]:
    (folder / "lineage.yaml").write_text(text, "utf-8")
    return [(p.code, p.where.line, p.where.column) for p in load_frame(folder)[1]]


def test_goals_go_on_part_join_and_end(tmp_path: Path) -> None:
    assert load(tmp_path, GOOD) == []
    lineage = load_frame(tmp_path)[0].lineage
    split, merged, ended = lineage.links
    assert split == Decision(
        "kita",
        "somu",
        (GoalRef(BEFORE, 3),),
        (GoalRef(AFTER, 2), GoalRef(AFTER, 3)),
        "会議と交流会に",
    )
    assert merged.earlier == (GoalRef(BEFORE, 1), GoalRef(OLD, 4))
    assert ended.later == (GoalRef(AFTER, 0),)
    assert [decision_id(one) for one in lineage.links] == [
        "kita/somu:2023-3:2025-2,3",
        "kita/somu:kita/kikaku/2023-4+2023-1:2025-1",
        "kita/somu:2023-2:2025-0",
    ]
    assert [ref_text(ref, "kita", "somu") for ref in (*merged.earlier, *ended.later)] == [
        "2023 目標1",
        "kita/kikaku 2023 目標4",
        "2025 なし",
    ]
    assert lineage.rejected[0].sides == (
        frozenset([GoalRef(BEFORE, 2)]),
        frozenset([GoalRef(AFTER, 4)]),
    )


ONE = "links:\n  - section: kita/somu\n    from: {}\n    to: {}\n"
TWO = ONE + "  - section: kita/somu\n    from: {}\n    to: {}\n"


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("links: x\n", "wrong-type", 1, 8),
        ("links:\n  - 2023\n", "wrong-type", 2, 5),
        (ONE.format("2023 目標1", "2025"), "bad-goal", 4, 9),
        (ONE.format("2023 目標1", "[2025 目標1, R7]"), "bad-goal", 4, 20),
        (ONE.format("2023 目標1", "[]"), "empty", 4, 5),
        (ONE.format("", "2025 目標1"), "empty", 3, 5),
        (
            ONE.format("2023 目標1", "2025 目標1").replace("kita/somu", "総務課"),
            "bad-section",
            2,
            14,
        ),
        (ONE.format("2023 目標1", "2023 目標2"), "years-not-ascending", 3, 11),
        (ONE.format("2025 目標1", "2023 目標1"), "years-not-ascending", 3, 11),
        (ONE.format("2023 なし", "2025 なし"), "nothing-linked", 4, 9),
        (ONE.format("2023 目標1", "[2025 目標1, 2025 なし]"), "none-among-goals", 4, 9),
        (ONE.format("2023 目標1", "[2025 目標1, 2025 目標1]"), "duplicate-goal", 4, 9),
        (
            ONE.format("[2023 目標1, 2023 目標2]", "[2025 目標1, 2025 目標2]"),
            "many-to-many",
            4,
            9,
        ),
        (
            TWO.format("2023 目標1", "2024 目標1", "2023 目標1", "2025 なし"),
            "double-successor",
            6,
            11,
        ),
        (
            TWO.format("2023 目標1", "2025 目標1", "2023 目標2", "2025 目標1"),
            "double-predecessor",
            7,
            9,
        ),
        (
            TWO.format("2023 目標1", "2025 目標1", "2023 目標1", "2025 目標1").replace(
                "  - section: kita/somu\n    from: 2023 目標1\n    to: 2025 目標1\n  -",
                "  - section: kita/somu\n    from: 2023 目標1\n    to: 2025 目標1\nrejected:\n  -",
            ),
            "accepted-and-rejected",
            6,
            5,
        ),
        ("rejected: []\n", "missing-key", 1, 1),
        (ONE.format("2023 目標1", "2025 目標1") + "    why: x\n", "unknown-key", 5, 5),
    ],
)
def test_what_cannot_be_is_told_with_its_place(
    tmp_path: Path, text: str, code: str, line: int, column: int
) -> None:
    assert load(tmp_path, text) == [(code, line, column)]
    assert load_frame(tmp_path)[0].lineage == NOTHING_DECIDED
