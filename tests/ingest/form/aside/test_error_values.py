from __future__ import annotations

import pytest

from site_builder.ingest.form.aside.error_values import is_error_value

_LEFT = (
    "#N/A|#REF!|#DIV/0!|#NAME?|nan|NaN|-nan|None|null|<NA>| #N/A |NaT|undefined|Err:502|#####|na n"
)
_SAID = "|-|－|―|ー|なし|#|#1|NaNoテク|N/Aの件|無|0|#N/A 件"


@pytest.mark.parametrize("text", _LEFT.split("|"))
def test_what_a_program_left(text: str) -> None:
    assert is_error_value(text)


@pytest.mark.parametrize("text", _SAID.split("|"))
def test_words_of_the_city(text: str) -> None:
    assert not is_error_value(text)
