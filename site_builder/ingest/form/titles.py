"""組織目標管理シート as the title of a form, and the same words inside a sentence."""

from __future__ import annotations

import re

from site_builder.content.wording import fold
from site_builder.ingest.form.labels import Label, find_label

_LONGEST = 40
_BEFORE = re.compile(r"(?:.*[\s#■◆●○・:)\]】〕>》」』年度区課所室館局部号\d])?", re.DOTALL)
"""White space, a mark, a bracket, a year or an office: 様式1, 令和7年度, 【西区地域課】"""
_BEHIND = re.compile(r"(?:[\s:(\[【〔<《「『\-~\d].*)?", re.DOTALL)
_TOLD = re.compile(r"[。、はがをに]")
"""Characters that stand in sentences, not in titles"""


def has_title(text: str) -> bool:
    return len(text) < _LONGEST and find_label(Label.TITLE, text) is not None


def is_titling(text: str) -> bool:
    """Whether a cell is a title, as 令和7年度 組織目標管理シート（西区地域課）; of
    組織目標管理シートの活用 it is a part of a sentence only."""
    found = find_label(Label.TITLE, text)
    if not found or not has_title(text):
        return False
    before, behind = fold(text[: found.start]), fold(text[found.end :])
    told = _TOLD.search(before + behind)
    return bool(not told and _BEFORE.fullmatch(before) and _BEHIND.fullmatch(behind))
