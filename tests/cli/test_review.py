"""site-builder review: by flags and as a talk."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import pytest

from site_builder.cli.main import main
from site_builder.cli.reports.doubts import choices
from site_builder.content.folder.store import load_sheet
from site_builder.content.sheet.model import Sheet
from site_builder.content.sheet.restore import is_converters
from site_builder.content.sheet.review import CHOSEN, Question
from site_builder.decisions import settled_doubts
from tests.cli.conftest import replace, tree

FILE = "content/sheets/2023/higashi/hogo.yaml"
FIELD = "goals/1/measures/1/policies"
ONE = ["review", "--year", "2023", "--ward", "higashi", "--section", "hogo"]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with all published sheets."""
    for name in ("content", "templates"):
        shutil.copytree(name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def the_sheet(here: Path, file: str = FILE) -> Sheet:
    sheet, problems = load_sheet(file, (here / file).read_text(encoding="utf-8"))
    assert sheet, problems
    return sheet


def test_lists_open_doubts(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = tree(here)
    assert main([*ONE, "--list"]) == 0
    said = capsys.readouterr().out
    assert f"{FIELD}（目標1 1行目の総合計画上の位置づけ）" in said
    assert "1. 福祉7-3-①（いまの読み）" in said
    assert said.endswith("確かでない欄は、1枚のシートに1か所あります。\n")
    assert main([*ONE, "--list", "--format", "json"]) == 0
    (record,) = json.loads(capsys.readouterr().out)["open"]
    assert (record["field"], record["reasons"]) == (FIELD, ["code"])
    assert tree(here) == before


@pytest.mark.parametrize(
    ("how", "policies", "why"),
    [
        (["--choose", "2"], ("政策7-3-①",), "読みを選びました"),
        (["--choose", "1"], ("福祉7-3-①",), "確かめました"),
        (["--confirm", "--why", "福祉の計画"], ("福祉7-3-①",), "福祉の計画"),
        (["--set", "政策7-3-①、政策8"], ("政策7-3-①", "政策8"), "書き直しました"),
    ],
)
def test_decides_by_flags(here: Path, how: list[str], policies: tuple[str, ...], why: str) -> None:
    replace(here / FILE, "ward: 東区", "ward: 東区  # 見た")
    assert main([*ONE, "--field", FIELD, *how]) == 0
    sheet = the_sheet(here)
    assert sheet.goals[0].measures[0].policies == policies
    assert sheet.review == ()
    assert why in sheet.corrections[0].why
    assert is_converters(sheet)
    assert "# 見た" in (here / FILE).read_text(encoding="utf-8")
    assert main(["check"]) == 0


@pytest.mark.parametrize(
    ("arguments", "code", "status"),
    [
        ([*ONE, "--field", "goals/1/goal", "--confirm"], "no-question", 1),
        (["review", "--field", "goals/3/measures/1/next_steps", "--confirm"], "no-question", 1),
        ([*ONE, "--field", FIELD, "--choose", "9"], "no-reading", 1),
        ([*ONE, "--field", FIELD], "usage", 2),
        ([*ONE, "--confirm"], "usage", 2),
        ([*ONE, "--list", "--field", FIELD, "--confirm"], "usage", 2),
        (["review", "--content", "nowhere", "--list"], "no-content", 1),
        (["review", "--ward", "南の区", "--list"], "no-sheet", 1),
        (["review", "--ward", "東区", "--year", "R6", "--list"], "no-sheet", 1),
    ],
)
def test_says_what_cannot_be_decided(
    here: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    code: str,
    status: int,
) -> None:
    before = tree(here)
    assert main(arguments) == status
    assert f"[{code}]" in capsys.readouterr().err
    assert tree(here) == before


@pytest.mark.parametrize(
    ("asked", "same"),
    [
        ("--ward 北区 --year 令和5年度", "--ward kita --year 2023"),
        ("--ward 東区 --section 保護課 --year R5", "--ward higashi --section hogo --year 2023"),
        ("--section 北区郷土博物館", "--section kitaku-kyodo-hakubutsukan"),
        ("--year 令和７年度", "--year 2025"),
    ],
)
def test_wards_sections_and_years_go_by_their_names(
    here: Path, capsys: pytest.CaptureFixture[str], asked: str, same: str
) -> None:
    lists = []
    for arguments in (asked, same):
        assert main(["review", "--list", *arguments.split(" ")]) == 0
        lists.append(capsys.readouterr().out)
    assert lists[0] == lists[1] != ""


def test_wrong_usage_is_told_in_japanese(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*ONE, "--field", FIELD, "--choose", "x"]) == 2
    assert "--choose は数です" in capsys.readouterr().err
    assert main(["review", "--year", "いつか"]) == 2
    assert "--year は 令和8年度・R8・2026 のように" in capsys.readouterr().err
    assert main([*ONE, "--field", FIELD, "--choose", "1", "--confirm"]) == 2
    assert "一緒には使えません" in capsys.readouterr().err


def test_a_broken_sheet_does_not_keep_the_others(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "content/sheets/2023/higashi/chiiki.yaml").write_text("goals: [", encoding="utf-8")
    assert main(["review", "--ward", "higashi", "--list"]) == 1
    said = capsys.readouterr()
    assert FIELD in said.out
    assert "chiiki.yaml" in said.err


def test_a_refusing_disk_leaves_the_sheet(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, data: bytes, *, lasting: bool) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    before = tree(here)
    monkeypatch.setattr(settled_doubts, "write_whole", refuse)
    assert main([*ONE, "--field", FIELD, "--confirm"]) == 1
    assert "[content-not-writable]" in capsys.readouterr().err
    assert tree(here) == before


# --- the talk -------------------------------------------------------------------------------

KITA = ["review", "--ward", "kita", "--year", "2023", "--section", "kumin-seikatsu"]
KITA_FILE = "content/sheets/2023/kita/kumin-seikatsu.yaml"


def talk(monkeypatch: pytest.MonkeyPatch, arguments: list[str], *lines: str) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    return main(arguments)


def test_shows_the_document_beside_the_readings(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(here)
    assert talk(monkeypatch, KITA, "q") == 0
    said = capsys.readouterr().out
    assert "もとの文書 kita-r5.txt（資料の44行目）:" in said
    assert ">>>3地区と協働で事業を実施しました。<<< 今年度十二潟の活動が" in said
    assert "目標1 1行目の今後の方針も一緒に決まります" in said
    assert said.endswith("決めた欄: 0、あとにした欄: 0\n")
    assert tree(here) == before


def test_chooses_types_and_postpones(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = ("9", "2", "", "", "e", "新しい文", "二行目", "", "電話で聞いた", "q")
    assert talk(monkeypatch, KITA, *lines) == 0
    said = capsys.readouterr().out
    assert "その番号の読みはありません。" in said
    assert said.endswith("決めた欄: 2、あとにした欄: 1\n")
    sheet = the_sheet(here, KITA_FILE)
    first, second = sheet.goals[0].measures[0], sheet.goals[1].measures[0]
    assert first.attainment.endswith("今年度十二潟の活動が環境大臣表彰を受けました。")
    assert first.next_steps.startswith("今後も3つの水辺で")
    assert second.next_steps == "新しい文\n二行目"
    assert sheet.corrections[-1].why == "電話で聞いた"
    assert is_converters(sheet)


def test_answers_may_be_typed_in_full_width(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert talk(monkeypatch, KITA, "２", "", "ｑ") == 0
    assert [c.why for c in the_sheet(here, KITA_FILE).corrections] == [CHOSEN, CHOSEN]


@pytest.mark.parametrize("lines", [("1",), ("e", "新しい文"), ("e", "新しい文", ""), ("e", "")])
def test_an_answer_without_its_end_is_none(
    here: Path, monkeypatch: pytest.MonkeyPatch, lines: tuple[str, ...]
) -> None:
    before = tree(here)
    assert talk(monkeypatch, KITA, *lines) == 0
    assert tree(here) == before


def test_a_cell_can_be_emptied_but_only_if_that_is_meant(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert talk(monkeypatch, KITA, "e", "", "", "e", "", "y", "", "q") == 0
    assert capsys.readouterr().out.count("空欄にしますか。") == 2
    sheet = the_sheet(here, KITA_FILE)
    assert sheet.goals[0].measures[0].attainment == ""
    assert len(sheet.corrections) == 1


def test_a_mark_that_is_none_is_asked_again(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    field = "goals/1/measures/1/evaluation"
    doubt = f"review:\n  - field: {field}\n    reason: evaluation\n    raw: ◎\n    other: []\n"
    replace(here / FILE, "review:\n", doubt)
    assert talk(monkeypatch, ONE, "e", "◎", "", "e", "○", "", "", "q") == 0
    assert "その文は「目標1 1行目の評価」の欄に書けません。" in capsys.readouterr().out
    assert the_sheet(here).goals[0].measures[0].evaluation == "○"


def test_rows_cannot_be_typed(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    museum = ["review", "--year", "2025", "--section", "kitaku-kyodo-hakubutsukan"]
    before = tree(here)
    assert talk(monkeypatch, museum, "e", "q") == 0
    said = capsys.readouterr().out
    assert "シートのファイルを直してください。\n1=このままでよい  Enter=あとで" in said
    assert "番号か文字を、下から選んでください。" in said
    assert tree(here) == before


def test_two_readings_that_differ_at_their_end_are_shown_whole() -> None:
    assert (
        choices(Question("goals/1/goal", (), ("長" * 300 + "い", "長" * 300 + "く")))[1][-1] == "く"
    )


def test_without_open_doubts_there_is_nothing_to_ask(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert talk(monkeypatch, ["review", "--ward", "chuo"]) == 0
    assert capsys.readouterr() == ("確かでない欄はありません。\n", "")


def test_the_end_of_the_input_ends_the_talk(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(here)
    assert talk(monkeypatch, KITA) == 0
    assert tree(here) == before


def test_ctrl_c_keeps_what_was_decided(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = iter(["1", ""])

    def line(_: str) -> str:
        try:
            return next(lines)
        except StopIteration:
            raise KeyboardInterrupt from None

    monkeypatch.setattr("builtins.input", line)
    assert main(KITA) == 130
    assert len(the_sheet(here, KITA_FILE).corrections) == 2
    assert main(["check"]) == 0


def test_never_writes_over_newer_work(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def line(_: str) -> str:
        (here / FILE).write_text(text.replace("参加率(%)", "参加率（％）"), encoding="utf-8")
        replace(here / FILE, "reason: code", "reason: row")
        monkeypatch.setattr("builtins.input", lambda _: "")
        return "1"

    text = (here / FILE).read_text(encoding="utf-8")
    monkeypatch.setattr("builtins.input", line)
    assert main(ONE) == 1
    assert "[changed-meanwhile]" in capsys.readouterr().err
    assert "参加率（％）" in (here / FILE).read_text(encoding="utf-8")
