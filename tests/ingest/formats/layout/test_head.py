from site_builder.ingest.formats.layout.head import HeadCell, read_head_lines
from site_builder.ingest.formats.layout.page_text import page_lines

HEAD = """\
組織目標管理シート
                          (参考)関連する総合計画   ・人口
年度       令和9年度                                      作成日  R9.4.1
                          における政策指標      ・所得

組織名(部)  北区   組織名(準部・課・機関名)  収納課    評価日
                                                    ○:達成
"""


def cells(text: str) -> list[list[HeadCell]]:
    found = read_head_lines(page_lines(text)).cells
    rows = sorted({cell.row for cell in found})
    return [[cell for cell in found if cell.row == row] for row in rows]


def test_values_stand_behind_their_labels() -> None:
    first, second = [[cell.text for cell in row] for row in cells(HEAD)]
    assert first[:3] == ["年度", "令和9年度", "(参考)関連する総合計画における政策指標"]
    assert first[3:] == ["・人口・所得", "作成日", "R9.4.1"]
    assert second == ["組織名(部)", "北区", "組織名(準部・課・機関名)", "収納課", "評価日"]
    assert not any(cell.doubted for row in cells(HEAD) for cell in row)


def test_title_and_legend_are_no_facts() -> None:
    outside = [word.text for word in read_head_lines(page_lines(HEAD)).outside]
    assert outside == ["組織目標管理シート", "○:達成"]


def test_all_facts_are_doubted_where_a_label_is_missing() -> None:
    rows = cells(HEAD.replace("作成日", "    "))
    assert all(cell.doubted for row in rows for cell in row)


def test_a_name_that_took_words_of_another_cell_is_doubted() -> None:
    for wrong in ("収納課\n" + " " * 49 + "・所得", "収納課  徴収係"):
        rows = cells(HEAD.replace("収納課    評価日", f"{wrong}   評価日"))
        assert all(cell.doubted for row in rows for cell in row)
