"""What is printed is shown, and never obeyed."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.cli.streams import EscapedStream, bare, escape

HARMFUL = "\0\x07\x08\r\x1b\x7f\x85\x9b\u061c\u200e\u2028\u202e\u2066"


@pytest.mark.parametrize("sign", HARMFUL)
def test_each_harmful_sign_is_shown_as_json_has_it(sign: str) -> None:
    assert escape(f"a{sign}b") == f"a\\u{ord(sign):04x}b"


@given(st.text())
def test_a_report_in_json_stays_one(text: str) -> None:
    assert json.loads(escape(json.dumps(text, ensure_ascii=False))) == text


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"], include_characters="\n\t")))
def test_what_people_write_stays_as_it_is(text: str) -> None:
    assert escape(text) == text


def test_the_stream_below_gets_what_is_escaped() -> None:
    below = io.StringIO()
    stream = EscapedStream(below)
    print("区\x1b[31m", file=stream, flush=True)
    assert below.getvalue() == "区\\u001b[31m\n"
    assert bare(below) is below
