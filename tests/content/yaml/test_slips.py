"""A slip of the hand is told where it stands, with its own mend; what it breaks below is not."""

from __future__ import annotations

import pytest

from site_builder.content.folder.store import load_sheet
from tests.house.plan import ROOT

SHEET = (ROOT / "content/sheets/2025/chuo/kensetsu.yaml").read_text(encoding="utf-8")
TARGET = '        target: "100"\n'
FIRST = "  - number: 2\n"
LINE = "          ・西海岸公園における松くい虫被害の収束に向けた対策を実施します。\n"
"""Of a text over several lines"""


def conflict(one: str, other: str, end: str = "\n") -> str:
    lines = ("<<<<<<< HEAD", one.rstrip("\n"), "=======", other.rstrip("\n"), ">>>>>>> 1a2b3c")
    return "".join(f"{line}{end}" for line in lines)


SLIPS = [
    (TARGET, '‸　　　　target: "100"\n', "wide-indent", "半角の空白に"),
    (TARGET, '    ‸　　target: "100"\n', "wide-indent", "半角の空白に"),
    ("    goal: 美しい", "‸　　goal: 美しい", "wide-indent", "半角の空白に"),
    (FIRST, "‸　- number: 2\n", "wide-indent", "半角の空白に"),
    (TARGET, "        target‸：100\n", "wide-colon", "target: 値"),
    ("ward: 中央区", "ward‸：中央区", "wide-colon", "ward: 値"),
    ("    goal: 美しい", "    goal‸：美しい", "wide-colon", "goal: 値"),
    (FIRST, "  - number‸：2\n", "wide-colon", "number: 値"),
    ("ward: 中央区", "ward‸:中央区", "no-space", "ward: 値"),
    (
        "ward: 中央区\n",
        f"‸{conflict('ward: 中央区', 'ward: 東区')}",
        "git-conflict",
        "どちらかを残し",
    ),
    (TARGET, f"‸{conflict(TARGET, TARGET)}", "git-conflict", "どちらかを残し"),
    (LINE, f"‸{conflict(LINE, LINE)}", "git-conflict", "どちらかを残し"),
    (LINE, f"‸{conflict(LINE, LINE, chr(13) + chr(10))}", "git-conflict", "どちらかを残し"),
    (TARGET, '‸\ttarget: "100"\n', "yaml", "半角の空白に"),
    (FIRST, "‸\t- number: 2\n", "yaml", "半角の空白に"),
    ("[政策14-4-②]", "‸政策14-4-②", "no-brackets", "policies: [政策14-4-②]"),
    ("[政策14-4-②]", "‸政策14-4-②、行財1-1-①", "no-brackets", "[政策14-4-②, 行財1-1-①]"),
    ("evaluation:\n", "evaluation: ‸〇\n", "bad-evaluation", "evaluation: ○"),
    ("evaluation:\n", "evaluation: ‸◯\n", "bad-evaluation", "evaluation: ○"),
    ("evaluation:\n", "evaluation: ‸達成\n", "bad-evaluation", "evaluation: ○"),
]


@pytest.mark.parametrize(("sound", "slip", "code", "mend"), SLIPS)
def test_each_slip_has_its_place_and_its_mend(sound: str, slip: str, code: str, mend: str) -> None:
    planted = SHEET.replace(sound, slip, 1)
    before, mark, _ = planted.partition("‸")
    assert mark
    place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
    sheet, problems = load_sheet("s.yaml", planted.replace("‸", ""))
    assert sheet is None
    (problem,) = problems
    assert (problem.code, (problem.where.line, problem.where.column)) == (code, place)
    assert mend in problem.hint


@pytest.mark.parametrize(
    "word", ["注：", "note：ここ", "https://example.org", "＝======", "　全角"]
)
def test_words_of_a_sound_text_are_no_slips(word: str) -> None:
    sheet, problems = load_sheet("s.yaml", SHEET.replace(LINE, f"          {word}\n{LINE}"))
    assert (sheet is not None, problems) == (True, ())
