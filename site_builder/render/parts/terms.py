"""A term of the glossary in plain words."""

from __future__ import annotations

from typing import NamedTuple

from site_builder.content.words.glossary import Term, TermKind
from site_builder.graph import urls
from site_builder.render.parts.basics import Href


class TermView(NamedTuple):
    id: str
    term: str
    kana: str
    """Empty where the term itself is in hiragana"""
    plain: str
    aliases: str
    """コミ協・…"""
    search: str
    """Empty for the form's terms: every sheet has them"""


def term_view(term: Term, href: Href) -> TermView:
    return TermView(
        id=term.term,
        term=term.term,
        kana="" if term.kana == term.term else term.kana,
        plain=term.plain,
        aliases="・".join(term.aliases),
        search="" if term.kind is TermKind.FORM else href(urls.search_for(term.term)),
    )
