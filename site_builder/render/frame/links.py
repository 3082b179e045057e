"""Links: a page is made with the site's addresses, which fit it last, all at once. What several
pages show is then the same for each of them, and made once."""

from __future__ import annotations

import re
from functools import partial

from site_builder.graph import urls
from site_builder.graph.site import PageMeta, Site
from site_builder.render.parts.basics import Href

_MARK = "\x01"
"""Before an address: no text of content/ can hold it"""
_ADDRESS = re.compile(f'{_MARK}([^"]*)')


def from_site(url: str) -> str:
    """The link of a page that is not fitted yet; it stands in an attribute."""
    return _MARK + url


def fit_links(html: str, href: Href) -> str:
    """`href`: of the page at hand"""
    parts = _ADDRESS.split(html)
    parts[1::2] = map(href, parts[1::2])
    return "".join(parts)


def links_from(meta: PageMeta, site: Site, *, easy: bool = False) -> Href:
    if meta.kind.placeless:
        return partial(from_root, urls.base_path(site.info.base_url))
    href = relative_from(urls.easy(meta.url) if easy else meta.url, portable=site.portable)
    return to_easy(site, href) if easy else href


def to_easy(site: Site, href: Href) -> Href:
    """Among the pages with readings, wherever there is one."""

    def stay(url: str) -> str:
        return href(urls.easy(url) if url.partition("#")[0] in site.easy else url)

    return stay


def relative_from(base: str, *, portable: bool) -> Href:
    """As urls.relative, for many links of a page, most of which lead out of its first folder."""
    *ways, (_, up) = _ways(base)
    own = ways[-1][0] if ways else ""

    def href(url: str) -> str:
        if own and url.startswith(own):
            for folder, steps in ways:
                if url.startswith(folder):
                    return steps + url[len(folder) :] or "./"
        return up + url[1:] or "./"

    return in_files(href) if portable else href


def _ways(base: str) -> list[tuple[str, str]]:
    """The folder of the page at `base` and each above it, with the steps that lead there"""
    parts = base.split("/")[:-1]
    folders = ["/".join(parts[:n]) + "/" for n in range(len(parts), 0, -1)]
    return [(folder, "../" * n) for n, folder in enumerate(folders)]


def in_files(href: Href) -> Href:
    return lambda url: urls.in_file(href(url))


def from_root(base_path: str, url: str) -> str:
    return base_path + url
