"""The desk's pages and forms, on the content of a real document."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from site_builder.content.folder.store import load_sheet
from site_builder.content.sheet.model import Sheet
from site_builder.content.sheet.restore import is_converters
from site_builder.desk.app import DeskApp
from site_builder.desk.places import DESK
from tests.desk.asking import desk_of, get, post
from tests.history.repository import LATER, SHEET, make_repository, with_row

OPEN = "sheets/2023/kita/kumin-seikatsu"
SURE = "sheets/2025/chuo/chiiki"
TARGET = "goals/1/measures/1/target"
ATTAINMENT = "goals/1/measures/1/attainment"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree("content", tmp_path / "content")
    return tmp_path


@pytest.fixture
def desk(folder: Path) -> DeskApp:
    return desk_of(folder)


def text_of(folder: Path, sheet: str) -> str:
    return (folder / "content" / f"{sheet}.yaml").read_text(encoding="utf-8")


def sheet_of(folder: Path, sheet: str) -> Sheet:
    found, problems = load_sheet(sheet, text_of(folder, sheet))
    assert found, problems
    return found


def seen(desk: DeskApp, sheet: str, field: str) -> dict[str, str]:
    """What the form of a field holds."""
    return hidden(get(desk, f"/{sheet}/?field={field}")[2])


def hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)">', page))


def test_the_start_page_counts_what_is_open(desk: DeskApp) -> None:
    status, headers, page = get(desk, "/")
    assert status == 200
    assert headers["cache-control"] == "no-store"
    assert "令和5年度 区民生活課" in page
    assert "確かでない欄 10" in page
    assert "令和7年度のシートがない課" in page
    _, _, rows = get(desk, "/open.csv")
    assert len(rows.splitlines()) > 10


def test_the_history_of_a_file_that_cannot_be_read_is_not_that_of_a_sheet_that_is_gone(
    desk: DeskApp, folder: Path
) -> None:
    (folder / "content" / f"{SURE}.yaml").write_text("goals: [", encoding="utf-8")
    page = get(desk, "/")[2]
    assert "先に直すところ" in page and "もうないシート" not in page


def test_a_doubt_is_settled_beside_its_document(desk: DeskApp, folder: Path) -> None:
    _, _, page = get(desk, f"/{OPEN}/?field={ATTAINMENT}")
    assert "<mark>" in page
    assert "今後の方針」も一緒に決まります" in page
    form = seen(desk, OPEN, ATTAINMENT)
    status, headers, _ = post(desk, f"/{OPEN}/", {**form, "choice": "2", "then": "next"})
    assert status == 303
    assert "saved=1&field=goals/2/" in headers["location"]
    settled = sheet_of(folder, OPEN)
    assert settled.goals[0].measures[0].attainment.count("\n") == 1
    assert {d.field for d in settled.review}.isdisjoint(
        {ATTAINMENT, "goals/1/measures/1/next_steps"}
    )
    assert is_converters(settled)


def test_a_cell_is_corrected_with_its_reason(desk: DeskApp, folder: Path) -> None:
    before = text_of(folder, SURE)
    form = seen(desk, SURE, TARGET) | {"text": "85回\r\n", "why": "資料の誤記のため"}
    assert post(desk, f"/{SURE}/", form)[0] == 303
    corrected = sheet_of(folder, SURE)
    assert corrected.goals[0].measures[0].target == "85回"
    assert corrected.corrections[-1].why == "資料の誤記のため"
    assert is_converters(corrected)
    same = [line for line in before.split("\n") if line in text_of(folder, SURE).split("\n")]
    assert len(before.split("\n")) - len(same) <= 2


@pytest.mark.parametrize(
    ("field", "text", "why", "said"),
    [
        (TARGET, "85回", "", "直した理由がありません"),
        (TARGET, "80回", "同じ", "文が変わっていません"),
        ("goals/1/measures/1/evaluation", "よい", "x", "○・△・× のどれか"),
        ("created", "きのう", "x", "2025-04-01"),
        ("goals/9/goal", "文", "x", "その欄は、いまのシートにはありません"),
    ],
)
def test_what_cannot_be_saved_stays_in_the_form(
    desk: DeskApp, folder: Path, field: str, text: str, why: str, said: str
) -> None:
    before = text_of(folder, SURE)
    form = seen(desk, SURE, TARGET) | {"field": field, "text": text, "why": why}
    status, _, page = post(desk, f"/{SURE}/", form)
    assert status == 422
    assert text_of(folder, SURE) == before
    if field != "goals/9/goal":
        assert said in page
        assert f">\n{text}</textarea>" in page


def change_meanwhile(folder: Path, sheet: str, was: str, now: str) -> str:
    """As an editor does it; the file's text then."""
    file = folder / "content" / f"{sheet}.yaml"
    file.write_text(text_of(folder, sheet).replace(was, now, 1), encoding="utf-8")
    return text_of(folder, sheet)


def test_a_file_that_has_changed_is_not_written_over(desk: DeskApp, folder: Path) -> None:
    form = seen(desk, SURE, TARGET) | {"text": "85回", "why": "誤記"}
    changed = change_meanwhile(folder, SURE, "80回", "81回")
    status, _, page = post(desk, f"/{SURE}/", form)
    assert status == 422
    assert "このあいだにファイルが変わった" in page
    three = re.findall(r'<dd class="desk-text">([^<]*)', page)[:3]
    assert [text.strip() for text in three] == ["80回", "81回", "85回"]
    assert "理由: 誤記" in page
    assert ">\n85回</textarea>" in page
    assert text_of(folder, SURE) == changed
    assert post(desk, f"/{SURE}/", hidden(page) | {"text": "85回", "why": "誤記"})[0] == 303
    assert sheet_of(folder, SURE).goals[0].measures[0].target == "85回"


def test_a_change_elsewhere_in_the_file_is_told_as_such(desk: DeskApp, folder: Path) -> None:
    form = seen(desk, SURE, TARGET) | {"text": "85回", "why": "誤記"}
    change_meanwhile(folder, SURE, "goals:", "# 覚え書き\ngoals:")
    _, _, page = post(desk, f"/{SURE}/", form)
    assert "この欄の文は変わっていません" in page


def test_a_chosen_reading_stays_chosen_though_the_readings_changed(
    desk: DeskApp, folder: Path
) -> None:
    form = seen(desk, OPEN, ATTAINMENT) | {"choice": "2"}
    change_meanwhile(folder, OPEN, "goals:", "# 覚え書き\ngoals:")
    _, _, page = post(desk, f"/{OPEN}/", form | {"reading-2": form["reading-3"]})
    assert 'value="3" checked' in page
    _, _, page = post(desk, f"/{OPEN}/", form | {"reading-2": "消えた読み"})
    assert 'value="text" checked' in page
    assert ">\n消えた読み</textarea>" in page


def test_what_was_typed_is_shown_though_the_file_is_broken(desk: DeskApp, folder: Path) -> None:
    form = seen(desk, SURE, TARGET) | {"text": "85回", "why": "誤記"}
    changed = change_meanwhile(folder, SURE, "goals:", "goals: [")
    status, _, page = post(desk, f"/{SURE}/", form)
    assert status == 422
    assert "85回" in page
    assert "誤記" in page
    assert text_of(folder, SURE) == changed
    change_meanwhile(folder, SURE, "goals: [", "goals:")
    assert ">\n85回</textarea>" in get(desk, f"/{SURE}/?field={TARGET}")[2], "the draft is kept"


@pytest.mark.parametrize("kept", ["\ufeff", "# 覚え書き\n"])
def test_a_save_keeps_what_stands_before_the_sheet(desk: DeskApp, folder: Path, kept: str) -> None:
    file = folder / "content" / f"{SURE}.yaml"
    file.write_text(kept + text_of(folder, SURE), encoding="utf-8")
    form = seen(desk, SURE, TARGET) | {"text": "85回", "why": "誤記"}
    assert post(desk, f"/{SURE}/", form)[0] == 303
    assert text_of(folder, SURE).startswith(kept)


def test_a_typed_text_is_not_lost_where_another_reading_is_chosen(
    desk: DeskApp, folder: Path
) -> None:
    before = text_of(folder, OPEN)
    form = seen(desk, OPEN, ATTAINMENT) | {"choice": "2", "text": "打った文"}
    status, _, page = post(desk, f"/{OPEN}/", form)
    assert status == 422
    assert "文も書かれています" in page
    assert ">\n打った文</textarea>" in page
    assert text_of(folder, OPEN) == before
    untouched = form | {"text": form["reading-1"]}
    assert post(desk, f"/{OPEN}/", untouched)[0] == 303


def test_saves_are_undone_one_after_the_other(desk: DeskApp, folder: Path) -> None:
    first = text_of(folder, SURE)
    for text in ("85回", "90回"):
        form = seen(desk, SURE, TARGET) | {"text": text, "why": "誤記"}
        assert post(desk, f"/{SURE}/", form)[0] == 303
    _, _, page = get(desk, "/journal/")
    assert page.count("<button") == 1, "only the newest can be taken back"
    assert post(desk, "/journal/", {"number": "1"})[0] == 200
    assert post(desk, "/journal/", {"number": "2"})[0] == 303
    assert "85回" in text_of(folder, SURE)
    assert post(desk, "/journal/", {"number": "3"})[0] == 303
    assert "90回" in text_of(folder, SURE)
    assert post(desk, "/journal/", {"number": "2"})[0] == 303
    assert post(desk, "/journal/", {"number": "1"})[0] == 303
    assert text_of(folder, SURE) == first


def test_what_was_typed_comes_back(desk: DeskApp, folder: Path) -> None:
    form = seen(desk, SURE, TARGET)
    assert post(desk, "/draft", form | {"text": "85", "why": "まだ"})[0] == 204
    _, _, page = get(desk_of(folder), f"/{SURE}/?field={TARGET}")
    assert "前に書きかけた文が入っています" in page
    assert ">\n85</textarea>" in page
    post(desk, f"/{SURE}/", form | {"text": "85回", "why": "誤記"})
    assert "書きかけた" not in get(desk, f"/{SURE}/?field={TARGET}")[2]


def test_a_goal_of_another_year_is_linked(desk: DeskApp, folder: Path) -> None:
    undecided = Path("site_builder/content/defaults/lineage.yaml")
    shutil.copy(undecided, folder / "content" / "lineage.yaml")
    ids = re.findall(r'name="id" value="([^"]*)"', get(desk, "/lineage/")[2])
    assert ids
    before = (folder / "content/lineage.yaml").read_text(encoding="utf-8")
    status, _, page = post(desk, "/lineage/", {"id": ids[0], "do": "accept", "note": "同じ事業"})
    assert status == 200
    assert "つなぎました" in page
    assert ids[0] not in page
    now = (folder / "content/lineage.yaml").read_text(encoding="utf-8")
    assert "同じ事業" in now
    assert len(now) > len(before)
    assert "もう決まっています" in post(desk, "/lineage/", {"id": ids[0], "do": "accept"})[2]


def test_a_reading_is_used_when_a_person_has_accepted_it(desk: DeskApp, folder: Path) -> None:
    before = (folder / "content/readings.yaml").read_text(encoding="utf-8")
    assert 'value="東区[ひがしく]役所[やくしょ]"' in get(desk, "/readings/")[2]
    form = {"do": "accept", "name": "東区役所", "reading": "東区[ひがしく] 役場[やくば]"}
    refused = post(desk, "/readings/", form)[2]
    assert "書き込んでいません" in refused
    assert 'value="東区[ひがしく] 役場[やくば]"' in refused
    own = {"do": "accept", "name": "東区役所", "reading": "東[ひがし]区[く]役所[やくしょ]"}
    assert "加えました" in post(desk, "/readings/", own)[2]
    assert "もう決まっています" in post(desk, "/readings/", own)[2]
    page = post(desk, "/readings/", {"do": "refuse", "name": "黒崎出張所"})[2]
    assert "ふりがなを付けません" in page
    assert 'value="東区役所"' not in page
    assert 'value="黒崎出張所"' not in page
    added = "  - 東[ひがし]区[く]役所[やくしょ]\nrefused:\n  - 黒崎出張所\n"
    assert (folder / "content/readings.yaml").read_text(encoding="utf-8") == before + added


def buttons(page: str) -> dict[str, str]:
    """What a button of the records' page writes → hash of what is shown above it"""
    found = re.findall(r'name="seen" value="(\w*)">\s*<button [^>]*value="(\w+)"', page)
    return {do: seen for seen, do in found}


def test_addresses_are_recorded_as_they_were_shown(desk: DeskApp, folder: Path) -> None:
    published = folder / "content" / "published.txt"
    lines = published.read_text(encoding="utf-8").splitlines()
    published.write_text("\n".join(lines[:-3]) + "\n", encoding="utf-8")
    assert "まだないアドレス</a> 3<" in get(desk, "/")[2]
    _, _, page = get(desk, "/records/")
    assert all(f"<li>{line}</li>" in page for line in lines[-3:])
    assert text_at(published) == lines[:-3], "to look writes nothing"
    form = {"do": "addresses", "seen": buttons(page)["addresses"]}
    published.write_text("\n".join(lines[:-2]) + "\n", encoding="utf-8")
    assert "書きませんでした" in post(desk, "/records/", form)[2]
    published.write_text("\n".join(lines[:-3]) + "\n", encoding="utf-8")
    assert "3件のアドレスを書き足しました" in post(desk, "/records/", form)[2]
    assert text_at(published) == lines
    assert "書き足すことはありません" in get(desk, "/records/")[2]
    assert post(desk, "/records/", {"do": "anything"})[0] == 404


def text_at(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()


def test_history_is_written_as_it_was_shown(tmp_path: Path) -> None:
    repository = make_repository(tmp_path)
    repository.commit("2025-05-01", SHEET)
    repository.commit("2025-06-02", with_row(LATER, target="60回"))
    desk = desk_of(tmp_path)
    _, _, page = get(desk, "/records/")
    assert "80回 → 60回" in page
    assert not (tmp_path / "content" / "history").exists(), "to look writes nothing"
    form = {"do": "history", "seen": buttons(page)["history"]}
    assert "書きませんでした" in post(desk, "/records/", form | {"seen": "x"})[2]
    assert "2件を書き足しました" in post(desk, "/records/", form)[2]
    assert len(repository.changes()) == 2


def test_a_sheet_that_is_no_longer_readable_says_so(desk: DeskApp, folder: Path) -> None:
    file = folder / "content" / f"{SURE}.yaml"
    file.write_text("fiscal_year: [\n", encoding="utf-8")
    status, _, page = get(desk, f"/{SURE}/")
    assert status == 404
    assert "表示できません" in page


def test_pages_of_the_preview_lead_to_the_desk(desk: DeskApp) -> None:
    bar = desk.bar("/wards/kita/kumin-seikatsu/2023/")
    assert f'href="{DESK}{OPEN}/"' in bar
    assert "確かでない欄 10" in bar
    assert "このシートを直す" in desk.bar("/wards/kita/kumin-seikatsu/2023/source/")
    for path in ("/wards/kita/", "/wards/no/such/2023/", "/", "/wards/kita/x/２０２３/", "/../../"):
        assert "このシートを直す" not in desk.bar(path)
        assert "編集の机" in desk.bar(path)


def test_the_preview_tells_what_is_not_committed_yet(tmp_path: Path) -> None:
    repository = make_repository(tmp_path)
    repository.commit("2025-05-01", SHEET)
    desk, page = desk_of(tmp_path), "/wards/kita/chiiki/2025/"
    assert "変わったところ" not in desk.bar(page)
    repository.write(with_row(LATER, target="60回"))
    bar = desk.bar(page)
    assert "変わったところ" in bar
    assert "80回 → 60回" in bar
