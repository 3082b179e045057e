"""What a sheet cites as policies: each entry as stored, linked to the pages of its codes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from site_builder.content.wording import Policy, circled, parse_policies
from site_builder.graph import urls
from site_builder.render.parts.basics import Href, LinkView


class PolicyEntry(NamedTuple):
    text: str
    href: str
    """Empty for words that are no code (区ビジョン) and for a range"""
    each: tuple[LinkView, ...]
    """The codes of a range 政策15-1-①~④"""


def policy_entries(
    policies: tuple[str, ...], aliases: Mapping[str, str], href: Href
) -> tuple[PolicyEntry, ...]:
    return tuple(_entry(text, parse_policies(aliases.get(text, text)), href) for text in policies)


def _entry(text: str, codes: tuple[Policy, ...], href: Href) -> PolicyEntry:
    if len(codes) == 1:
        return PolicyEntry(text, href(urls.policy(codes[0])), ())
    each = tuple(LinkView(href(urls.policy(p)), circled(p.levels[-1])) for p in codes)
    return PolicyEntry(text, "", each)
