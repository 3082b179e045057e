import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.wording import squash
from site_builder.ingest.form.joining import join_prose, join_spaced, join_wrapped, wrap_widths

JAPANESE = st.text(alphabet="あをんしてアッー事業を、。・①(（）) \n\u3000aZ19%:：", max_size=40)


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("安心して子どもを 生み育てられるよう", "安心して子どもを生み育てられるよう"),
        ("ニーズに応 じた相談支援に取り 組みます。", "ニーズに応じた相談支援に取り組みます。"),
        ("支援します。 また、防止します。", "支援します。\nまた、防止します。"),
        ("・研修会 ・連携会議", "・研修会\n・連携会議"),
        ("①80% ②年換算400回", "①80%\n②年換算400回"),
        ("8 ※全小学校に配布完了", "8\n※全小学校に配布完了"),
        ("出前 講座(認知症 対策)", "出前\n講座(認知症対策)"),
        ("2避難所 (累計13避難所)", "2避難所\n(累計13避難所)"),
        ("すべて (R6:100%)", "すべて\n(R6:100%)"),
        ("東北電力 Smart City 構想", "東北電力\nSmart City\n構想"),
        ("窓口係: 支援措置", "窓口係: 支援措置"),
        ("・東港 セーフティネット", "・東港セーフティネット"),
        ("講師派遣 3回 こども対話 1回", "講師派遣\n3回\nこども対話\n1回"),
        ("会議の実施  ・合同会議", "会議の実施\n・合同会議"),
        ("  ", ""),
    ],
)
def test_spaces_of_tabular_cells(printed: str, text: str) -> None:
    assert join_spaced(printed) == text


def test_full_lines_of_a_wrapped_column_are_joined() -> None:
    column = ["認知症地域支え合い 推進事業", "モバイルPCによる訪 問記録作成"]
    goals = ["慣れた地域で自分らしく暮らし続け ることができる社会の実現を目指し 推進します。"]
    full, _ = wrap_widths([column, goals])
    assert full is not None
    assert join_spaced(column[0], full) == "認知症地域支え合い推進事業"
    assert join_spaced("展示 企画展の開催", full) == "展示\n企画展の開催"


def test_item_lists_are_not_taken_for_wrapped_lines() -> None:
    column = ["新規・異動職員研修 人権研修 接遇研修 など", "資料の収集 刊行物の作成、配布・販売"]
    assert wrap_widths([column]) == (None,)


def test_lines_of_raw_cells() -> None:
    lines = ["・窓口アンケートの実", "施", "・研修", "※参考"]
    assert join_wrapped(lines, 10) == "・窓口アンケートの実施\n・研修\n※参考"
    assert join_wrapped(["常設展の充実", "魅力ある企画展の開", "催"], 10) == (
        "常設展の充実\n魅力ある企画展の開催"
    )


@given(JAPANESE)
def test_joining_loses_nothing_and_is_done_once(printed: str) -> None:
    text = join_spaced(printed)
    assert squash(text) == squash(printed)
    assert join_spaced(text) == text


@given(st.lists(JAPANESE, max_size=5), st.floats(4, 20))
def test_joining_lines_loses_nothing(lines: list[str], full: float) -> None:
    assert squash(join_wrapped(lines, full)) == squash("".join(lines))


def test_sentence_goes_on_until_it_is_closed() -> None:
    lines = [
        "相手を思いやる気持",
        "ち、命を学ぶ健康教育",
        "を行います。",
        "＜目標値＞",
        "＝前年度の実績",
    ]
    assert (
        join_prose(lines, 10)
        == "相手を思いやる気持ち、命を学ぶ健康教育を行います。\n＜目標値＞\n＝前年度の実績"
    )


def test_code_in_open_brackets_is_no_item() -> None:
    assert join_prose(["環境を提供します。(Ⅱ-1-", "(1))"], 17) == "環境を提供します。(Ⅱ-1-(1))"
