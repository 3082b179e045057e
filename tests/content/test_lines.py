from __future__ import annotations

import sys

from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.lines import BREAK, lines_of


def test_what_ends_a_line_is_what_python_takes_for_one() -> None:
    signs = map(chr, range(sys.maxunicode + 1))
    assert {s for s in signs if BREAK.fullmatch(s)} == {
        s for s in map(chr, range(sys.maxunicode + 1)) if len(f"{s}.".splitlines()) == 2
    }


@given(st.text(st.sampled_from("a\r\n\u2028\x1c")))
def test_lines_are_those_of_splitlines_and_what_stands_behind_the_last_break(text: str) -> None:
    assert [
        *lines_of(text + "."),
    ] == (text + ".").splitlines()
