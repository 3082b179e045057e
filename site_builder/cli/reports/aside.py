"""What a sheet does not publish of its document, in words for the staff."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from site_builder.content.sheet.aside import WORDS
from site_builder.content.sheet.model import Aside

_MOST = 4
"""Texts that are named of one reason"""
_LONGEST = 30


def aside_lines(aside: Sequence[Aside]) -> Iterator[str]:
    """One line a reason: 取り消し線のある文字 2か所: 「80回」（D7）、「5件」（D8）"""
    ranks = list(WORDS)
    ordered = sorted(aside, key=lambda one: ranks.index(one.reason))
    for reason, group in groupby(ordered, key=lambda one: one.reason):
        found = list(group)
        more = len(found) - _MOST
        named = "、".join(map(_named, found[:_MOST]))
        yield f"{WORDS[reason]} {len(found)}か所: {named}{f' ほか{more}か所' if more > 0 else ''}"


def _named(one: Aside) -> str:
    text = " ".join(one.raw.split())
    return f"「{text[:_LONGEST]}{'…' if len(text) > _LONGEST else ''}」（{one.place}）"
