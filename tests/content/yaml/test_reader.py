"""Hostile YAML is refused with its place: nothing is made of it, run by it, or waited for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.yaml.load import MAX_SIZE, load_yaml
from site_builder.content.yaml.reader import positions, read_yaml
from site_builder.content.yaml.shape import plain
from tests.extent import full

LAUGHS = "a: &a [ha, ha]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
REFUSED = {
    "billion laughs": (LAUGHS, "yaml-anchor", (1, 4)),
    "alias of itself": ("a: &a [*a]\n", "yaml-anchor", (1, 4)),
    "alias": ("a: *b\n", "yaml-alias", (1, 4)),
    "object": ("a: !!python/object/apply:os.system [id]\n", "yaml-tag", (1, 4)),
    "object as key": ("!!python/name:os.system : 1\n", "yaml-tag", (1, 1)),
    "deep flow": ("[" * 50_000, "yaml-depth", (1, 34)),
    "duplicate key": ("a: 1\nb: 2\na: 3\n", "duplicate-key", (3, 1)),
    "merge key": ("a: 1\n<<: {b: 1}\n", "yaml-merge", (2, 1)),
}
MORE = {
    "deep mapping": ("{a: " * 20_000, "yaml-depth", (1, 133)),
    "deep block": ("- " * 2_000 + "a\n", "yaml-depth", (1, 67)),
    "deep question marks": ("? " * 2_000 + "a\n", "yaml-depth", (1, 67)),
    "deep closed": ("[" * 5_000 + "]" * 5_000, "yaml-depth", (1, 34)),
    "binary": ("a: !!binary aGE=\n", "yaml-tag", (1, 4)),
    "local tag": ("a: !x 1\n", "yaml-tag", (1, 4)),
    "verbatim tag": ("a: !<tag:yaml.org,2002:pynone> 1\n", "yaml-tag", (1, 4)),
    "set": ("!!set {a, b}\n", "yaml-tag", (1, 1)),
    "anchor on a key": ("&a b: 1\n", "yaml-anchor", (1, 1)),
    "key twice in flow": ("a: {b: 1, b: 2}\n", "duplicate-key", (1, 11)),
    "key twice by an escape": ('a: 1\n"\\x61": 2\n', "duplicate-key", (2, 1)),
    "merge by an escape": ('"\\x3c\\x3c": {b: 1}\n', "yaml-merge", (1, 1)),
    "list as key": ("? [a]\n: 1\n", "yaml-key", (1, 3)),
    "two documents": ("a: 1\n---\nb: 1\n", "yaml-documents", (2, 1)),
    "directive": ("%YAML 9.9\n---\na: 1\n", "yaml", (1, 1)),
    "tag directive": (
        "%TAG ! tag:yaml.org,2002:py\n---\na: !name:os.system 1\n",
        "yaml-tag",
        (3, 4),
    ),
    "open quote": ('a: "' + "x" * 100_000, "yaml", (1, 4)),
    "lone surrogate": ('a: "\\ud800"\n', "yaml", (1, 7)),
    "raw surrogate": ("a: \ud800\n", "yaml-sign", (1, 4)),
}
CASES = [*REFUSED, *full(*MORE)]


@pytest.mark.parametrize("case", CASES)
def test_it_is_refused_at_its_place(case: str) -> None:
    text, code, place = (REFUSED | MORE)[case]
    value, problems = load_yaml("a.yaml", text, lambda *raw: plain(*raw), lambda _: ())
    assert value is None
    first = problems[0]
    assert (first.code, (first.where.line, first.where.column)) == (code, place)


@pytest.mark.parametrize("text", ["a" * (MAX_SIZE + 1), *full("- a\n" * 300_000, "あ" * 1_000_001)])
def test_a_file_that_is_too_large_is_not_parsed(text: str) -> None:
    value, (problem,) = load_yaml("a.yaml", text, lambda *raw: plain(*raw), lambda _: ())
    assert (value, problem.code) == (None, "too-large")


@pytest.mark.full
def test_what_is_large_and_sound_is_read() -> None:
    scalar = "x" * 900_000
    assert read_yaml(f"a: {scalar}\n") == ({"a": scalar}, ())
    keys = "".join(f"k{number}: 1\n" for number in range(90_000))
    value, flaws = read_yaml(keys)
    assert isinstance(value, dict)
    assert (len(value), flaws) == (90_000, ())


@pytest.mark.parametrize(
    "text", ["yes", "null", "1e999", "0x10", "2025-04-01", "1:30", ".nan", "~"]
)
def test_nothing_is_guessed_from_its_look(text: str) -> None:
    assert read_yaml(f"a: {text}\n{text}: b\n") == ({"a": text, text: "b"}, ())


@given(st.text(st.sampled_from("ab:-?[]{},&*!|>'\"%@`#\\ \n\t\0\ufeff<=~0")))
def test_any_text_is_read_or_refused_and_never_a_traceback(text: str) -> None:
    value, flaws = read_yaml(text)
    if value is None:
        said = text.strip("\ufeff \t\n")
        assert flaws or not said or said.startswith(("#", "-", "%"))
    elif not flaws:
        positions(text)


@pytest.mark.parametrize("text", ["", "a: [1\n", "\0", "# a\n"])
def test_places_in_a_file_that_has_changed_meanwhile(text: str) -> None:
    """A message may need the place of a value after the file was read."""
    assert positions(text).find(("b", 0), on_key=False) == (1, 1)
