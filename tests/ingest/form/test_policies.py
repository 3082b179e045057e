import pytest

from site_builder.ingest.form.policies import is_policies, is_vision, other_codes, read_policies


@pytest.mark.parametrize(
    ("printed", "stored"),
    [
        ("政策4-1-③ 政策4-2-②", ("政策4-1-③", "政策4-2-②")),
        ("行財１－１－①", ("行財1-1-①",)),
        ("政策1-１-①", ("政策1-1-①",)),
        ("行財-1-4-②", ("行財1-4-②",)),
        ("政策15-1-①～④", ("政策15-1-①~④",)),
        ("政策4-1- ③", ("政策4-1-③",)),
        ("政策5\x1f-3-\x1f③", ("政策5-3-③",)),
        ("政策1-1-①、行財3-2-②", ("政策1-1-①", "行財3-2-②")),
        ("政策4-2-①②", ("政策4-2-①", "政策4-2-②")),
        ("(北区区ビジョン)", ("北区区ビジョン",)),
        ("区ビジョン 政策1-1-①", ("区ビジョン", "政策1-1-①")),
        ("福祉7-3-①", ("福祉7-3-①",)),
        ("政策7", ("政策7",)),
        ("", ()),
    ],
)
def test_codes_are_stored_one_by_one(printed: str, stored: tuple[str, ...]) -> None:
    assert read_policies(printed) == stored


@pytest.mark.parametrize("text", ["政策4-1-③ 政策4-2-②", "区ビジョン", "福祉7-3-①", "なし"])
def test_a_cell_of_codes(text: str) -> None:
    assert is_policies(text)


@pytest.mark.parametrize(
    "text", ["研修回数 3回", "4-2", "令和7年4-5月", "", "区のビジョンを定めます。"]
)
def test_no_cell_of_codes(text: str) -> None:
    assert not is_policies(text)


def test_other_readings_of_an_unknown_word() -> None:
    assert other_codes("福祉7-3-①") == ("政策7-3-①", "行財7-3-①")
    assert other_codes("区ビジョン") == ()


def test_a_vision_is_a_short_word() -> None:
    assert is_vision("区ビジョンまちづくり計画")
    assert not is_vision("ビジョン" * 8)
