"""The glossary: terms of the form and the plan first, then all others by their reading."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from site_builder.content.words.glossary import Term, TermKind
from site_builder.graph import urls
from site_builder.graph.site import Site
from site_builder.render.parts.basics import Href, PageView

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


@dataclass(frozen=True, slots=True)
class TermView:
    id: str
    term: str
    kana: str
    """Empty where the term itself is in hiragana"""
    plain: str
    aliases: str
    """コミ協・…"""
    search: str
    """Empty for the form's terms: every sheet has them"""


@dataclass(frozen=True, slots=True)
class TermGroup:
    id: str
    name: str
    terms: tuple[TermView, ...]


@dataclass(frozen=True, slots=True)
class GlossaryView:
    page: PageView
    groups: tuple[TermGroup, ...]


def view_glossary(site: Site, page: PageView, href: Href) -> GlossaryView:
    by_kind = {kind: [t for t in site.glossary if t.kind is kind] for kind in TermKind}
    groups = [
        _group("form", "シートの様式のことば", by_kind[TermKind.FORM], href),
        _group("plan", "計画のことば", by_kind[TermKind.PLAN], href),
    ]
    for number, (name, signs) in enumerate(_ROWS, 1):
        row = (term for term in by_kind[TermKind.WORD] if term.kana[0] in signs)
        groups.append(_group(f"row-{number}", name, row, href))
    return GlossaryView(page, tuple(group for group in groups if group.terms))


def _group(group_id: str, name: str, terms: Iterable[Term], href: Href) -> TermGroup:
    return TermGroup(group_id, name, tuple(term_view(term, href) for term in terms))


def term_view(term: Term, href: Href) -> TermView:
    return TermView(
        id=term.term,
        term=term.term,
        kana="" if term.kana == term.term else term.kana,
        plain=term.plain,
        aliases="・".join(term.aliases),
        search="" if term.kind is TermKind.FORM else href(urls.search_for(term.term)),
    )
