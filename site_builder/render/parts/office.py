"""Who answers for a page, and how to reach them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from site_builder.content.city.model import Contact
from site_builder.graph.nodes.nodes import Office
from site_builder.render.parts.basics import LinkView


class ContactLine(NamedTuple):
    label: str
    link: LinkView


class OfficeView(NamedTuple):
    name: str
    lines: tuple[ContactLine, ...]
    """Empty while the city has given no contact"""


def office_view(office: Office) -> OfficeView:
    return OfficeView(office.name, tuple(_lines(office.contact)))


def _lines(contact: Contact) -> Iterator[ContactLine]:
    if contact.phone:
        yield ContactLine("電話", LinkView(f"tel:{contact.phone}", contact.phone))
    if contact.email:
        yield ContactLine("メール", LinkView(f"mailto:{contact.email}", contact.email))
    if contact.page:
        yield ContactLine("ページ", LinkView(contact.page, contact.page))


def contact_link(contact: str) -> LinkView:
    """The site's own contact is free text: a mail address or web address becomes a link."""
    word = contact.strip()
    if word.startswith(("https://", "http://")) and " " not in word:
        return LinkView(word, word)
    plain = "@" in word and not any(sign in word for sign in " \u3000<>?&\"'")
    return LinkView(f"mailto:{word}" if plain else "", word)
