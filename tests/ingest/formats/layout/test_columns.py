from site_builder.ingest.formats.layout.columns import (
    ColumnLabel,
    find_columns,
    in_columns,
    texts_of,
)
from site_builder.ingest.formats.layout.cuts import LabelAnchors, cut_columns
from site_builder.ingest.formats.layout.page_text import page_lines


def laid(*words: tuple[int, str]) -> str:
    """Words at their places, counted in letters."""
    line = ""
    for place, text in words:
        line = line.ljust(place) + text
    return line


PLAN = "総合計画(実施計画)上の位置づけ"
PAGE = (
    laid((34, "指標")),
    laid((0, "No."), (5, "組織目標"), (16, PLAN), (34, "取組"), (44, "R9目標"), (52, "評価")),
    laid((34, "指標")),
    laid(
        (0, "1"),
        (5, "区の魅力を発信し"),
        (16, "政策4-3-②"),
        (34, "参加者数"),
        (44, "80回"),
        (52, "○"),
    ),
    laid((5, "ます。")),
    laid(
        (0, "2"),
        (5, "交流人口を増やします"),
        (16, "政策2-1-①"),
        (34, "団体の数"),
        (48, "5団体"),
        (52, "△"),
    ),
)
LABELS, BODY = page_lines("\n".join(PAGE))[:3], page_lines("\n".join(PAGE))[3:]
NAMES = ("number", "goal", "policies", "indicator", "target", "evaluation")


def placed(*lines: str) -> tuple[ColumnLabel, ...]:
    body = page_lines("\n".join(lines)) or BODY
    return cut_columns(find_columns(LABELS, body), NAMES, body, LabelAnchors(0.3)).columns


def read(line: int) -> dict[str, str]:
    edges = [column.edge for column in placed()]
    found = in_columns(BODY[line], edges, NAMES)
    return {NAMES[place]: text.text for place, text in found.items()}


def test_lines_of_a_label_are_one_without_that_of_their_group() -> None:
    assert texts_of(find_columns(LABELS, BODY)) == (
        *("No.", "組織目標", PLAN, "取組指標", "R9目標", "評価"),
    )


def test_words_stand_in_the_column_where_they_begin() -> None:
    assert read(0) == {
        "number": "1",
        "goal": "区の魅力を発信し",
        "policies": "政策4-3-②",
        "indicator": "参加者数",
        "target": "80回",
        "evaluation": "○",
    }
    assert read(1) == {"goal": "ます。"}


def test_a_single_space_may_part_columns_and_a_number_stand_at_the_right_of_its_own() -> None:
    assert read(2) == {
        "number": "2",
        "goal": "交流人口を増やします",
        "policies": "政策2-1-①",
        "indicator": "団体の数",
        "target": "5団体",
        "evaluation": "△",
    }


def test_a_word_in_the_middle_of_a_sentence_is_doubted() -> None:
    edges = [column.edge for column in placed()]
    (line,) = page_lines("     区の魅力を 重点")
    assert in_columns(line, edges, NAMES)[1].doubted


def doubted(line: str) -> dict[str, bool]:
    edges = [column.edge for column in placed()]
    found = in_columns(page_lines(line)[0], edges, NAMES)
    return {NAMES[place]: text.doubted for place, text in found.items()}


def test_a_number_with_its_label_is_no_word_of_the_sentence_behind_it() -> None:
    line = laid((3, "No.2"), (8, "区の魅力を発信し"), (34, "参加者数"), (44, "80回"))
    edges = [column.edge for column in placed()]
    found = in_columns(page_lines(line)[0], edges, NAMES)
    assert {NAMES[place]: text.text for place, text in found.items()} == {
        "number": "No.2",
        "goal": "区の魅力を発信し",
        "indicator": "参加者数",
        "target": "80回",
    }


def test_two_values_in_one_column_are_doubted() -> None:
    assert not doubted(laid((34, "参加者数"), (44, "80回")))["target"]
    assert doubted(laid((34, "参加者数"), (44, "80回 75回")))["target"]
    assert not doubted(laid((34, "参加者数"), (44, "80回 （75回）")))["target"]


def test_a_number_does_not_take_the_sign_close_behind_it() -> None:
    edges = [column.edge for column in placed()]
    found = in_columns(page_lines(laid((1, "4。"), (34, "参加者数")))[0], edges, NAMES)
    assert [(NAMES[place], text.text) for place, text in found.items()] == [
        ("number", "4"),
        ("goal", "。"),
        ("indicator", "参加者数"),
    ]


def test_a_value_close_behind_a_sentence_is_doubted() -> None:
    edges = [column.edge for column in placed()]
    line = laid((0, "3"), (5, "進めます。13回"), (34, "参加者数"))
    assert in_columns(page_lines(line)[0], edges, NAMES)[1].doubted
