"""Words by which an office says that a form is not final: （案）, 素案, DRAFT."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from site_builder.content.sheet.model import Doubt
from site_builder.content.wording import squash
from site_builder.ingest.document import Box, Form, Seen

_WORD = re.compile(
    r"[(\[【〔<《]?(?:原|素|試|修正|検討)?案\d*[)\]】〕>》]?|draft|未定稿|暫定版?|検討中|作成中|"
    r"[(\[【〔]?(?:下書き?|見本|sample|サンプル|無効|回収)[)\]】〕]?",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"[(\[【〔<《](?:原|素|試|修正|検討)?案\d*[)\]】〕>》]|(?:素|原|試)案|draft|"
    r"[(\[【〔]?未定稿[)\]】〕]?",
    re.IGNORECASE,
)
_MARK = r"[(\[【〔](?:(?:原|素|試|修正|検討)?案\d*|draft|未定稿|暫定版?|下書き?)[)\]】〕]"
_TITLE = re.compile(
    rf"組織目標管理シート.{{0,12}}{_MARK}|{_MARK}.{{0,12}}組織目標管理シート", re.IGNORECASE
)
DRAFT = Doubt("source", "draft")
"""Reason of the doubt on a sheet that its document calls a draft"""


def is_draft_word(text: str) -> bool:
    """Whether the text says nothing but that the form is a draft."""
    return _WORD.fullmatch(squash(text)) is not None


def draft_doubts(form: Form, forms: Sequence[Form]) -> Iterator[Doubt]:
    """Where a title says it, a line of its own, or a watermark on a page that forms may share."""
    texts = (squash(line.piece.text) for line in form.lines)
    pages = {box.sheet for one in forms for box in one.boxes if _has_watermark(box)}
    shared = any(box.sheet in pages for box in form.boxes)
    if shared or any(_ALONE.fullmatch(text) or _TITLE.search(text) for text in texts):
        yield DRAFT


def _has_watermark(box: Box) -> bool:
    return Seen.WATERMARK in (box.seen, *(part.seen for part in box.parts))
