"""Readings proposed for names: put together from parts that are known, and shown nowhere before a
person has accepted them."""

from __future__ import annotations

import pytest

from site_builder.content.words.glossary import Term, TermKind
from site_builder.content.words.proposed_readings import NameParts, propose_readings
from site_builder.content.words.readings import parse_reading

READINGS = tuple(
    reading
    for text in (
        "石山[いしやま]出張所[しゅっちょうじょ]",
        "東[ひがし]地域[ちいき]センター",
        "北区[きたく]",
    )
    if (reading := parse_reading(text))
)
GLOSSARY = (Term("社会福祉協議会", "しゃかいふくしきょうぎかい", TermKind.WORD, ""),)
TERMS = {"黒崎出張所": "くろさきしゅっちょうじょ", "黒崎": "くろさき", "東北": "とうほく", "町": ""}
KNOWN = NameParts(READINGS, GLOSSARY, TERMS)


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("黒崎出張所", "黒崎[くろさき]出張所[しゅっちょうじょ]"),  # the accepted part counts
        ("北区社会福祉協議会", "北区[きたく]社会福祉協議会[しゃかいふくしきょうぎかい]"),
        ("東北地域センター", "東北[とうほく]地域[ちいき]センター"),  # not 東[ひがし]北
        ("北区（町）", ""),  # nobody knows 町
    ],
)
def test_a_name_is_put_together(name: str, reading: str) -> None:
    assert KNOWN.propose(name).reading == reading


def test_names_are_proposed_once_until_they_are_decided() -> None:
    names = ("黒崎出張所", "北区", "センター", "町", "黒崎出張所", "東北")
    proposed = propose_readings(names, KNOWN, READINGS, ("町",))
    assert [one.name for one in proposed] == ["黒崎出張所", "東北"]
