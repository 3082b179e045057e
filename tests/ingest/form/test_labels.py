import pytest

from site_builder.ingest.form.labels import (
    Label,
    cut_label,
    evaluation_mark,
    find_label,
    is_title,
    label_at,
    label_of,
    legend_spans,
    other_head_labels,
)
from site_builder.ingest.form.letters import NOTHING


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("総合計画（実施計\n画）上の位置づけ", Label.POLICIES),
        ("(参考) 関連する総合計画に おける政策指標", Label.POLICY_INDICATORS),
        ("組織名 (準部・課・機関名)", Label.SECTION),
        ("組織名（部）", Label.DEPARTMENT),
        ("Ｒ７目標", Label.TARGET),
        ("R12 結果", Label.RESULT),
        ("取組名称(事業名)", Label.INITIATIVE),
        ("No.", Label.NUMBER),
        ("組織目標", Label.GOAL),
        ("組織目標管理シート", Label.TITLE),
        ("組織目標の達成", None),
        ("", None),
    ],
)
def test_labels_are_known_in_any_width(text: str, label: Label | None) -> None:
    assert label_of(text) is label


def test_a_label_is_found_at_its_place() -> None:
    text = "年度 令和５年度 R5.4.1（参考）\n関連する総合計画に\nおける政策指標"
    found = label_at(text)
    assert found is not None
    assert (found.label, text[: found.end]) == (Label.YEAR, "年度")
    found = find_label(Label.POLICY_INDICATORS, text, found.end)
    assert found is not None
    assert text[found.start :] == "（参考）\n関連する総合計画に\nおける政策指標"
    assert label_at(text, 2) is None


def test_the_department_is_not_taken_for_the_section() -> None:
    found = label_at("組織名（部） 東区\n組織名")
    assert found is not None
    assert found.label is Label.DEPARTMENT


def test_cut_labels() -> None:
    assert cut_label("目標達成状") is Label.ATTAINMENT
    assert cut_label("総合計画(実施計画)") is Label.POLICIES
    assert cut_label("後の方針") is Label.NEXT_STEPS
    assert cut_label("窓口の改善") is None
    assert cut_label("名") is None


def test_titles_may_carry_a_heading_mark() -> None:
    assert is_title("# 組織目標管理シート")
    assert is_title("　組織目標 管理シート ")
    assert not is_title("組織目標管理シートの見方")


def test_legend() -> None:
    assert legend_spans("○: 達成  ") == ((0, 7),)
    assert len(legend_spans("○：達成 △：一部未達成 ×：未達成")) == 3
    assert legend_spans("○:達成しました") == ()
    assert legend_spans("参照") == ()


@pytest.mark.parametrize(
    ("text", "mark"),
    [("○", "○"), ("〇", "○"), ("◯ ", "○"), ("O", "○"), ("▲", "△"), ("✕", "×"), ("x", "×")],
)
def test_evaluation_marks(text: str, mark: str) -> None:
    assert evaluation_mark(text) == mark


def test_other_text_is_no_mark() -> None:
    assert evaluation_mark("○達成") == evaluation_mark("10") == evaluation_mark("") == ""


def test_other_words_for_labels_of_the_head_may_hold_signs_of_no_width() -> None:
    text = f"部{NOTHING}名 北{NOTHING}区役所\n"
    [found] = other_head_labels(text)
    assert (found.label, text[found.start : found.end]) == (Label.DEPARTMENT, f"部{NOTHING}名")
