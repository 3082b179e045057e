from site_builder.ingest.form.page_marks import ends_in_page_number, is_page_mark, page_number


def test_in_running_text_a_number_must_say_that_it_is_a_page() -> None:
    assert all(map(is_page_mark, ("- 1 -", "1 / 2 ページ", "p. 3", "頁４")))
    assert not any(map(is_page_mark, ("3", "3ページ", "- 80 人 -", "政策1-1-①")))


def test_on_its_page_a_bare_number_is_enough() -> None:
    assert all(page_number(text, 3) for text in ("3", "- ３ -", "3/4", "第3ページ"))
    assert not any(page_number(text, 3) for text in ("4", "3/2", "令和の組織目標 3頁"))


def test_words_before_the_number_of_a_page() -> None:
    assert ends_in_page_number("令和の組織目標　１頁", 1)
    assert not ends_in_page_number("令和の組織目標 2頁", 1)
    assert not ends_in_page_number("講座を1回、開催 1頁", 1)
