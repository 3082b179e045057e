from site_builder.ingest.formats.layout.page_text import Word, page_lines


def test_words_know_their_places_and_lines_the_blank_ones_above() -> None:
    first, second = page_lines("\n1   来庁者 アンケート\n\n\n 等\n")
    assert first.words == (Word("1", 0, 1, 1), Word("来庁者 アンケート", 4, 13, 1))
    assert [token.text for token in first.tokens] == ["1", "来庁者", "アンケート"]
    assert (second.number, second.gap) == (4, 2)
