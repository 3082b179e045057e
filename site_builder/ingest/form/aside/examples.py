"""Worksheets that show staff how a form is filled in: their names, and a doubt where nothing else
is there to be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.content.sheet.model import Doubt
from site_builder.content.wording import squash
from site_builder.ingest.document import Form
from site_builder.ingest.form.titles import is_titling

_EXAMPLE = re.compile(
    r"(?:記入|記載|入力|作成|回答|書き方)の?例|見本|手本|サンプル|\bsample|\bexample|"
    r"[(\[【〔<《「『_・\-~]例|^例(?![規年会外])|(?<![条事特慣比判定凡前])例(?:文|示)?\d*$",
    re.IGNORECASE,
)
REASON = "example"


def is_example(name: str) -> bool:
    """記入例, 様式（例）, 見本2; neither 様式1 nor 条例."""
    return bool(_EXAMPLE.search(squash(name)))


def example_doubts(form: Form) -> Iterator[Doubt]:
    """A doubt on a form whose worksheet or title is named like an example."""
    titles = (line.piece.text for line in form.lines if is_titling(line.piece.text))
    name = form.boxes[0].sheet if form.boxes else ""
    found = next(filter(is_example, (name, *titles)), "")
    if found:
        yield Doubt("section", REASON, found)
