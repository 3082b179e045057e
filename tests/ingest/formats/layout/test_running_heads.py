from site_builder.ingest.formats.layout.page_text import page_lines
from site_builder.ingest.formats.layout.running_heads import without_page_numbers


def kept(*pages: str) -> list[list[str]]:
    lines = without_page_numbers([page_lines(page) for page in pages])
    return [[text for line in page for text in line.texts] for page in lines]


def test_lines_that_count_the_pages_are_no_words_of_the_form() -> None:
    assert kept("目標\n1/2", "年度の目標\n2/2") == [["目標"], ["年度の目標"]]
    assert kept("組織目標  1ページ\nあ", "組織目標  2ページ\nい") == [["あ"], ["い"]]


def test_the_number_of_a_blank_row_stays() -> None:
    assert kept("目標\n    6") == [["目標", "6"]]
    assert kept("目標\n    1") == [["目標", "1"]]
