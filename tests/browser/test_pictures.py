"""The pictures of the README, taken by the script from the real content."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scripts.pictures import HEIGHT, WIDTH, take

CONTENT = Path(__file__).parents[2] / "content"


@pytest.mark.full
def test_both_pictures_are_taken(
    browser: Browser, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    take(browser, CONTENT, tmp_path)
    heads = [(tmp_path / name).read_bytes()[16:24] for name in ("site.png", "desk.png")]
    assert heads == [WIDTH.to_bytes(4, "big") + HEIGHT.to_bytes(4, "big")] * 2
    assert "desk.png" in capsys.readouterr().out
