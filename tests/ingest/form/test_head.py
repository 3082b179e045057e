import pytest

from site_builder.ingest.form.facts import indicator_names
from site_builder.ingest.form.head import Head, read_head
from site_builder.ingest.form.rows import split_cells
from site_builder.ingest.formats.text import split_lines


def head(*rows: str) -> Head:
    return read_head([split_cells(line) for line in split_lines("\n".join(rows))])


def facts(*rows: str) -> dict[str, object]:
    return {name: reading.value for name, reading in head(*rows).facts.items()}


WANTED = {
    "fiscal_year": 2026,
    "department": "南区役所",
    "ward": "南区",
    "section": "建設課",
    "created": "2026-04-01",
    "policy_indicators": ("道路の満足度", "公園数"),
}


@pytest.mark.parametrize(
    "rows",
    [
        (
            "年度\t令和8年度\t(参考)\t・道路の満足度 ・公園数\t作成日\tR8.4.1",
            "組織名(部)\t南区役所\t組織名 (準部・課・機関名)\t建設課\t評価日\t",
        ),
        (
            "年度\t\t令和8年度\t組織名 (準部・課・機関名)\t建設課\t(参考)\t・道路の満足度 ・公園数",
            "組織名(部)\t南区役所",
            "作成日\tR8.4.1",
            "評価日",
        ),
        (
            "年度 令和8年度\t(参考) 関連する総合計画における政策指標 ・道路の満足度 ・公園数",
            "組織名（部） 南区役所\t組織名\t\t\t建設課\t作成日:\t令和８年４月１日",
        ),
        ("\t令和8年度\t\t・道路の満足度 ・公園数\t\tR8.4.1", "\t南区役所\t\t建設課"),
    ],
    ids=["orderly", "other order", "glued", "no labels"],
)
def test_facts_are_found_in_any_order(rows: tuple[str, ...]) -> None:
    assert facts(*rows) == WANTED


def test_two_dates_go_to_their_labels() -> None:
    found = facts("作成日\tR8.4.1", "評価日\tR9.3.31")
    assert found == {"created": "2026-04-01", "evaluated": "2027-03-31"}


def test_a_date_that_is_none_is_kept_and_doubted() -> None:
    read = head("作成日\tR8.4.41")
    assert "created" not in read.facts
    assert [(doubt.field, doubt.reason) for doubt in read.doubts] == [("created", "header")]
    assert [piece.text for left in read.unplaced for piece in left.pieces] == ["R8.4.41"]


def test_a_value_of_no_fact_is_not_placed() -> None:
    read = head("年度\t令和8年度\tR8.4.1\tR8.4.2\tR8.4.3")
    assert [left.reason for left in read.unplaced] == ["header"]


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("・道路の満足度 ・公園数", ("道路の満足度", "公園数")),
        ("道路の満足度 ・大気・水・音の状況が良いと思う割合", None),
        (
            "市民の声を聴く体制が 整っていると思う割合",
            ("市民の声を聴く体制が整っていると思う割合",),
        ),
        ("道路の満足度 公園数", ("道路の満足度", "公園数")),
        ("", ()),
    ],
)
def test_policy_indicators(printed: str, names: tuple[str, ...] | None) -> None:
    wanted = ("道路の満足度", "大気・水・音の状況が良いと思う割合") if names is None else names
    assert indicator_names(printed) == wanted


@pytest.mark.parametrize(
    ("cell", "ward", "department", "section"),
    [
        ("西区役所 地域課", "西区", "西区役所", "地域課"),
        ("西区役所地域課", "西区", "西区役所", "地域課"),
        ("西区地域課", "西区", "西区", "地域課"),
        ("新潟市西区役所　健康福祉課", "西区", "西区役所", "健康福祉課"),
        ("西蒲区役所 子ども家庭相談室", "西蒲区", "西蒲区役所", "子ども家庭相談室"),
        ("江南区役所 江南区歴史民俗資料館", "江南区", "江南区役所", "江南区歴史民俗資料館"),
    ],
)
def test_ward_and_section_may_stand_in_one_cell(
    cell: str, ward: str, department: str, section: str
) -> None:
    for label in ("組織名(準部・課・機関名)", "所属", "課名", "組織名(部)", "部名"):
        found = head("年度\t令和7年度", f"{label}\t{cell}")
        values = {name: found.facts[name].value for name in ("ward", "department", "section")}
        assert values == {"ward": ward, "department": department, "section": section}
        assert found.doubts == ()


def test_a_section_may_say_the_ward_again() -> None:
    rows = ("組織名(部)\t西区役所", "組織名(準部・課・機関名)\t西区地域課")
    assert facts(*rows) == {"department": "西区役所", "ward": "西区", "section": "地域課"}


def test_a_ward_may_be_a_part_of_the_name() -> None:
    rows = ("組織名(部)\t北区役所", "組織名(準部・課・機関名)\t北区郷土博物館")
    assert facts(*rows)["section"] == "北区郷土博物館"
    found = head("組織名(部)\t北区役所", "組織名(準部・課・機関名)\t北区農村環境改善センター")
    assert [(d.field, d.other) for d in found.doubts] == [
        ("section", ("北区農村環境改善センター",))
    ]


def test_another_ward_in_the_sections_cell_is_doubted() -> None:
    found = head("組織名(部)\t北区役所", "組織名(準部・課・機関名)\t西区役所 地域課")
    assert [(doubt.field, doubt.other) for doubt in found.doubts] == [("ward", ("西区",))]


@pytest.mark.parametrize(
    ("department", "section"),
    [
        ("部名", "課名"),
        ("部局名", "課・機関名"),
        ("所属部", "所属課"),
        ("区役所名", "所属"),
        ("部・区役所名", "担当課"),
        ("組織名（区）", "組織名（課）"),
    ],
)
def test_labels_may_have_other_words(department: str, section: str) -> None:
    wanted = {"department": "西区役所", "ward": "西区", "section": "地域課"}
    apart = (f"{department}\t西区役所", f"{section}\t地域課")
    glued = (f"{department}：西区役所\t{section}：地域課",)
    assert facts(*apart) == facts(*glued) == wanted


def test_two_years_in_one_cell_are_doubted() -> None:
    found = head("年度\t令和6年度（2025年度）")
    assert found.facts["fiscal_year"].value == 2024
    assert [(doubt.field, doubt.reason, doubt.other) for doubt in found.doubts] == [
        ("fiscal_year", "year", (2025,))
    ]
