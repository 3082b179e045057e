"""Years and counts on all pages of the real site are written by one rule (docs/words.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

_NO_TEXT = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_FOR_MACHINES_OR_IN_ENGLISH = ("data", "en")

RULES = {
    "つ counts up to nine": r"(?<!\d)[1-9]\d+つ(?!目)",
    "sheets are counted with 枚": r"\dつの?シート|\d(の)?シート",
    "a western year has its year of the era beside it": (
        r"(?<!（)(?<!\d)(?:19|20)\d\d年(?!度（(?:令和|平成))"
    ),
    "no western year stands alone": r"^\s*(?:19|20)\d\d(?:[・、, ]+(?:19|20)\d\d)*\s*$",
    "dates are of the era": r"(?:19|20)\d\d[-/年]\d",
}


def _texts(output: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(output.rglob("*.html")):
        page = file.relative_to(output)
        if page.parts[0] not in _FOR_MACHINES_OR_IN_ENGLISH:
            html = _NO_TEXT.sub("", file.read_text(encoding="utf-8"))
            yield from ((str(page), unescape(text)) for text in _TAG.split(html) if text.strip())


@pytest.fixture(scope="module")
def texts(output: Path) -> list[tuple[str, str]]:
    return list(_texts(output))


@pytest.mark.parametrize("rule", RULES)
def test_all_pages_keep_the_rule(texts: list[tuple[str, str]], rule: str) -> None:
    broken = re.compile(RULES[rule])
    assert [found for found in texts if broken.search(found[1])] == []


BROKEN = ("12つ", "10シート", "2023年度のシート", "2025・2023", "2026-04-01")


@pytest.mark.parametrize(("rule", "text"), list(zip(RULES, BROKEN, strict=True)))
def test_each_rule_can_be_broken(rule: str, text: str) -> None:
    assert re.search(RULES[rule], text)
