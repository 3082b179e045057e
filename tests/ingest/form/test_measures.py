import pytest

from site_builder.ingest.form.measures import counts_alike, is_amount, names_measure


@pytest.mark.parametrize(
    "text", ["参加者数", "満足度（％）", "1人あたりの時間", "利用者数等", "管理者の割合"]
)
def test_names_of_measures(text: str) -> None:
    assert names_measure(text)


@pytest.mark.parametrize("text", ["担当：企画係（内線1234）", "計画の策定", "参加者を増やす"])
def test_other_words_name_no_measure(text: str) -> None:
    assert not names_measure(text)


def test_figures_with_their_units_are_amounts() -> None:
    assert all(map(is_amount, ("①13,000人②80%以上", "・委員会2回", "90%(R6:91.0%)", "3か所")))
    assert not any(map(is_amount, ("累計登録者数(人)", "委員会の開催", "3回開催しました。")))


def test_a_target_is_told_by_its_unit() -> None:
    people = counts_alike("講座の参加者数", "300人")
    assert people > counts_alike("講座の参加者数", "80%")
    assert counts_alike("満足度(%)", "80%") > counts_alike("満足度(%)", "300人")
    assert counts_alike("講座の参加者数", "12.5") < counts_alike("講座の参加者数", "12")
