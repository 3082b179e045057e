"""Forbidden characters are refused however they are written, each at its place."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.yaml.reader import read_yaml
from site_builder.content.yaml.signs import find_escape, forbidden_sign, holds_forbidden

ESCAPES = {
    r"a: ‸\0": "NUL",
    r"a: 字‸\a": "BEL",
    r"a: 🎉‸\e]0;pwn\a": "ESC, and only the first of a text is told",
    r"a: \\‸\x07": "behind an escaped backslash",
    r"a: ‸\x9b31m": "an 8-bit control",
    r"a: ‸\uFFFE": "",
    r"a: ‸\U0000ffff": "",
    "a: 一\n  二\\\n  ‸\\x7f": "in a text of several lines",
}


@pytest.mark.parametrize("case", ESCAPES)
def test_an_escape_of_yaml_is_refused_at_its_place(case: str) -> None:
    text = "b: 字\n" + case.replace("a: ", 'a: "') + '"\n'
    before = text[: text.index("‸")]
    _, flaws = read_yaml(text.replace("‸", ""))
    place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
    assert [(flaw.code, flaw.place) for flaw in flaws] == [("yaml-sign", place)]


def test_keys_and_lists_are_looked_at_too() -> None:
    flaws = read_yaml('"\\e": 1\nb: ["\\0", {"c": "\\v"}]\n')[1]
    assert [flaw.place for flaw in flaws] == [(1, 2), (2, 6), (2, 18)]


@pytest.mark.parametrize("text", [r'a: "\\0\\a"', r"a: '\0'", r"a: \0", r'a: "\t\n\_\u202e\""'])
def test_what_is_no_such_escape_is_read(text: str) -> None:
    assert read_yaml(text)[1] == ()


@given(st.text())
def test_json_is_refused_just_where_a_text_of_it_is(text: str) -> None:
    written = json.dumps({"a": text}, ensure_ascii=True)
    assert (find_escape(written) is not None) == holds_forbidden(text)


@given(st.text(st.characters(codec="utf-8")))
def test_a_raw_sign_is_found_where_it_stands(text: str) -> None:
    place = forbidden_sign(text)
    assert (place is not None) == holds_forbidden(text)
    if place:
        assert holds_forbidden(text.split("\n")[place[0] - 1][place[1] - 1])
