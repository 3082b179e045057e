from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from site_builder.render.sheet.lead import pair_items

LINES = st.text(st.sampled_from("①②③【】・※あ1\n "), max_size=25)


@given(LINES, st.lists(LINES, min_size=1, max_size=2))
def test_pairs_lose_and_add_nothing(indicator: str, values: list[str]) -> None:
    pairs = pair_items(indicator, tuple(values))
    if not pairs:
        return
    shown = ["\n".join(pair.item for pair in pairs)]
    numbered = [pair for pair in pairs if pair.values]
    shown += ["\n".join(pair.values[i] for pair in numbered) for i in range(len(values))]
    for text, said in zip([indicator, *values], shown, strict=True):
        assert said.split() == text.split()
    assert all(pair.item[0] == value[0] for pair in numbered for value in pair.values)
