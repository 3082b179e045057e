"""The glossary: terms of the form and the plan first, then all others by their reading."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from site_builder.content.words.glossary import Term, TermKind
from site_builder.render.parts.basics import Href, PageView
from site_builder.render.parts.context import ViewContext
from site_builder.render.parts.terms import TermView, term_view

_ROWS = (
    ("あ行", "ぁあぃいぅうぇえぉおゔ"),
    ("か行", "かがきぎくぐけげこごゕゖ"),
    ("さ行", "さざしじすずせぜそぞ"),
    ("た行", "ただちぢっつづてでとど"),
    ("な行", "なにぬねの"),
    ("は行", "はばぱひびぴふぶぷへべぺほぼぽ"),
    ("ま行", "まみむめも"),
    ("や行", "ゃやゅゆょよ"),
    ("ら行", "らりるれろ"),
    ("わ行", "ゎわゐゑをん"),
)


class TermGroup(NamedTuple):
    id: str
    name: str
    words: str
    """Its terms in one line, so that a reader sees where a word is before the group is opened"""
    terms: tuple[TermView, ...]


class GlossaryView(NamedTuple):
    page: PageView
    groups: tuple[TermGroup, ...]


def view(context: ViewContext, _: None, page: PageView, href: Href) -> GlossaryView:
    by_kind = {kind: [t for t in context.site.glossary if t.kind is kind] for kind in TermKind}
    groups = [
        _group("form", "シートの様式のことば", by_kind[TermKind.FORM], href),
        _group("plan", "計画のことば", by_kind[TermKind.PLAN], href),
    ]
    for number, (name, signs) in enumerate(_ROWS, 1):
        row = (term for term in by_kind[TermKind.WORD] if term.kana[0] in signs)
        groups.append(_group(f"row-{number}", name, row, href))
    return GlossaryView(page, tuple(group for group in groups if group.terms))


def _group(group_id: str, name: str, terms: Iterable[Term], href: Href) -> TermGroup:
    views = tuple(term_view(term, href) for term in terms)
    return TermGroup(group_id, name, "・".join(view.term for view in views), views)
