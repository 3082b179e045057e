"""What targets and results say in numbers: real ones, ways of writing, and any text at all."""

from __future__ import annotations

import time
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.numbers.parse import read_quantities
from site_builder.content.numbers.quantity import Quantity, write_amount

CASES = Path(__file__).parent / "quantities"


def write_quantity(quantity: Quantity) -> str:
    """In the words of a sheet; reading it gives the quantity again."""
    label = f"{quantity.label}:" if quantity.label else ""
    cumulative = "累計" if quantity.cumulative else ""
    about = "約" if quantity.approximate else ""
    return f"{quantity.number}{label}{cumulative}{about}{write_amount(quantity)}"


def cases() -> list[object]:
    return [
        pytest.param(case, id=case["text"])
        for name in ("real.yaml", "forms.yaml")
        for case in yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("case", cases())
def test_a_text_is_read_as_a_person_reads_it(case: dict[str, object]) -> None:
    found = read_quantities(str(case["text"]))
    assert {
        "reads": [write_quantity(q) for q in found.quantities],
        "asides": [write_quantity(q) for q in found.asides],
        "earlier": {e.when: write_quantity(e.quantity) for e in found.earlier},
        "reason": found.reason,
    } == {
        "reads": case.get("reads", []),
        "asides": case.get("asides", []),
        "earlier": case.get("earlier", {}),
        "reason": case.get("reason", ""),
    }
    assert found.raw == case["text"]


UNITS = ["", "人", "件", "回", "%", "日", "円", "団体", "か所", "避難所", "世帯", "点", "割", "ha"]
LABELS = ["", "河渡ルート", "延べ", "満足度", "職員1人あたり", "第2回講座", "R6年度比", "SNS"]


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    value = draw(st.decimals(0, 10**9, places=draw(st.sampled_from([0, 1, 2]))))
    more = draw(st.none() | st.integers(1, 1000))
    return Quantity(
        value=value,
        unit=draw(st.sampled_from(UNITS)),
        bound=draw(st.sampled_from(["", "以上", "を超える", "超", "以内", "以下", "未満"])),
        label=draw(st.sampled_from(LABELS)),
        number=draw(st.sampled_from(["", "①", "⑳"])),
        cumulative=draw(st.booleans()),
        approximate=draw(st.booleans()),
        upper=None if more is None else value + more,
        change=draw(st.sampled_from(["", "increase", "decrease"])),
    )


@given(quantities())
def test_what_is_written_is_read_again(quantity: Quantity) -> None:
    assert read_quantities(write_quantity(quantity)).only == quantity


@given(st.lists(quantities(), min_size=1, max_size=4))
def test_lines_are_read_one_by_one(several: list[Quantity]) -> None:
    text = "\n".join(f"・{write_quantity(q)}" for q in several)
    read = read_quantities(text).quantities
    assert [(q.value, q.unit, q.label) for q in read] == [
        (q.value, q.unit, q.label) for q in several
    ]


FULL_WIDTH = str.maketrans("0123456789%,.:", "０１２３４５６７８９％，．：")


@given(quantities())
def test_width_does_not_matter(quantity: Quantity) -> None:
    assert read_quantities(write_quantity(quantity).translate(FULL_WIDTH)).only == quantity


SIGNS = (
    "0123456789０９,.，．%％人回件①②⑳()（）[]【】~〜/:：、。\n"
    " 　・※約以上以内未満R令和年月末万千億割分のあたり累計延べ前年度比-−△+増減"
)


@given(st.text(SIGNS) | st.text())
def test_any_text_is_read_without_a_guess(text: str) -> None:
    found = read_quantities(text)
    assert found.raw == text
    assert (found.reason == "empty") == (not text.strip())
    assert found.quantities or found.reason


@given(st.text(SIGNS))
def test_every_value_stands_in_the_text(text: str) -> None:
    """Unless 万, 割合 or 分の make one of several figures, digits are taken over as they are."""
    if set("万千億百/分") & set(text):
        return
    printed = text.translate(
        {ord(w): n for n, w in zip("0123456789%,.:", "０１２３４５６７８９％，．：", strict=True)}
    )
    for quantity in read_quantities(text).quantities:
        assert str(quantity.value) in printed.replace(",", "")


@pytest.mark.parametrize(
    "piece",
    ["1", "1,", "1万", "一", "(", "①", "1回", "あ", "1 ", "1/", "R", "1~", "件", "【", "、", "R6"],
)
def test_long_texts_take_linear_time(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * length)[:length] + "|"
        start = time.process_time()
        read_quantities(text)
        return time.process_time() - start

    assert min(seconds(50_000 + n) for n in range(2)) < 3


def test_values_are_exact() -> None:
    assert read_quantities("0.1%").quantities[0].value == Decimal("0.1")
