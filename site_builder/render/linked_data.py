"""Where a page stands, for search engines: JSON-LD, a block of data that no browser runs."""

from __future__ import annotations

import json
from collections.abc import Callable

from markupsafe import Markup

from site_builder.graph.page_kind import PageKind
from site_builder.graph.site import PageMeta, Site

# No text of a sheet may end the block that it stands in, nor begin a comment in it.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def linked_data(site: Site, meta: PageMeta, address: Callable[[str], str]) -> Markup:
    """Breadcrumbs, of the home page the site itself. `address` makes of the site's URL an absolute
    one or, where there is no base, one that fits the page."""
    if meta.kind is PageKind.HOME:
        facts = {"description": site.info.description, "inLanguage": "ja"}
        return _block({"@type": "WebSite", "name": site.info.title, "url": address("/"), **facts})
    steps = [
        {"@type": "ListItem", "position": place, "name": link.name, "item": address(link.url)}
        for place, link in enumerate(meta.breadcrumbs, 1)
    ]
    return _block({"@type": "BreadcrumbList", "itemListElement": steps})


def _block(data: dict[str, object]) -> Markup:
    text = json.dumps(
        {"@context": "https://schema.org", **data}, ensure_ascii=False, separators=(",", ":")
    )
    return Markup(text.translate(_ESCAPES))
