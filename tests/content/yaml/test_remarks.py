"""What YAML takes for a remark behind a value is found, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.content.folder.store import load_frame, read_sheet_file
from site_builder.content.yaml.reader import read_yaml
from site_builder.content.yaml.remarks import remarks
from site_builder.problems import Severity
from tests.house.plan import ROOT

FILE = "sheets/2025/chuo/kensetsu.yaml"
SHEET = (ROOT / "content" / FILE).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 60回 #予算減\n", [((1, 8), "#予算減")]),
        ("a: #予算減\nb: 1\n", [((1, 4), "#予算減")]),
        ('a: "60" # x \n', [((1, 9), "# x")]),
        ("a: [b, c] # x\n", [((1, 11), "# x")]),
        ("a:\n  - b # x\n  - c\n", [((2, 7), "# x")]),
        ("a: あ\n  い # う\n", [((2, 5), "# う")]),
        ("a: |-\n  b # c\n  # d\n", []),
        ('a: "b # c"\n', []),
        ("a: 'b # c'\n", []),
        ("a: b#c\n", []),
        ("# a\n  # b\na: b\n", []),
        ("a: [b,\n  # x\n  c]\n", []),
    ],
)
def test_remarks(text: str, found: list[tuple[tuple[int, int], str]]) -> None:
    assert list(remarks(text)) == found
    assert read_yaml(text)[0] is not None


def test_a_text_that_is_lost_in_a_cell_is_shown(tmp_path: Path) -> None:
    frame = load_frame(ROOT / "content")[0]
    (tmp_path / FILE).parent.mkdir(parents=True)
    text = SHEET.replace('target: "100"', "target: 100人 #予算減のため", 1)
    text = text.replace("review:", "# 一行のメモ\nreview: # メモ", 1)
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    loaded = read_sheet_file(tmp_path, FILE, frame)
    assert loaded.sheet
    (problem,) = loaded.problems
    assert (problem.code, problem.severity) == ("lost-text", Severity.WARNING)
    assert "「#予算減のため」" in problem.message
    assert problem.where.line == 18
