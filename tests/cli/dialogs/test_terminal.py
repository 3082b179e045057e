"""Lines on a narrow screen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from site_builder.cli.dialogs.terminal import fold
from site_builder.content.wording import width

TEXT = "もとの文書と見比べて、決めてください。"


def test_goes_on_below_its_text_not_below_its_number() -> None:
    assert list(fold(f"  1. {TEXT}", 24)) == [
        "  1. もとの文書と見比べ",
        "     て、決めてください",
        "     。",
    ]
    assert list(fold(f"   44| {TEXT}", 28))[1].startswith("       、")
    assert list(fold("", 24)) == [""]


@given(st.text("あa ○.1|", max_size=90), st.integers(0, 60))
def test_no_sign_is_lost_and_no_line_too_long(text: str, columns: int) -> None:
    parts = list(fold(text, columns))
    head = len(text) - len(text.lstrip(" ")) + 1
    assert all(width(part) * 2 <= max(20, columns - 1) for part in parts)
    assert "".join(parts).replace(" ", "") == text.replace(" ", "")
    assert len(parts) == 1 or len(parts[0]) >= min(head, 10)
