"""The frame of the pages: what pages of one depth and area share is made once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple, TypeAlias

from markupsafe import Markup

from site_builder.graph import urls
from site_builder.graph.pages.kinds import FOOTER, NAVIGATION
from site_builder.graph.site import PageMeta, Site
from site_builder.render.engine.assets import Assets
from site_builder.render.frame.links import from_root, in_files, relative_from, to_easy
from site_builder.render.parts.basics import Href, LinkView, PageFrame, PageView, foot_line
from site_builder.render.parts.office import contact_link

RenderPart: TypeAlias = Callable[[str, Mapping[str, Any]], Markup]
"""(name of a template, its values) → HTML"""


class FrameKey(NamedTuple):
    """What the frame of a page depends on: pages that agree in it share their frame."""

    depth: int
    """Folders below the root; -1: links from the root, for the page that has no fixed place"""
    area: str
    guide: tuple[str, ...]
    own_search: bool
    wasm: bool
    noindex: bool
    """Search engines leave the page out"""
    easy: bool
    """With readings above the names, below urls.EASY"""


class NavView(NamedTuple):
    href: str
    text: str
    current: str
    """aria-current: page, true or empty"""
    search: bool


class FootLink(NamedTuple):
    href: str
    text: str
    lang: str
    """Empty: that of the site"""


LANG = "ja"

_SECURITY = (
    "default-src 'none'; script-src 'self'{wasm}; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'"
)


def frame_key(meta: PageMeta, *, easy: bool = False) -> FrameKey:
    kind = meta.kind
    return FrameKey(
        depth=-1 if kind.placeless else meta.url.count("/") - 1 + easy,
        area=kind.area,
        guide=kind.guide,
        own_search=kind.own_search,
        wasm=kind.wasm,
        noindex=easy or bool(meta.stands_for) or kind.farewell,
        easy=easy,
    )


def make_frames(site: Site, assets: Assets, render: RenderPart) -> Mapping[FrameKey, PageFrame]:
    keys = {frame_key(meta) for meta in site.pages.values()}
    keys |= {frame_key(site.pages[url], easy=True) for url in site.easy}
    return {key: _frame(site, assets, key, render) for key in sorted(keys, key=str)}


def _frame_href(key: FrameKey, site: Site) -> Href:
    """As from a page of that depth which shares no folder with any other."""
    if key.depth < 0:
        return partial(from_root, urls.base_path(site.info.base_url))
    href: Href = partial(urls.relative, base="/" + "./" * key.depth)
    href = in_files(href) if site.portable else href
    return to_easy(site, href) if key.easy else href


def _frame(site: Site, assets: Assets, key: FrameKey, render: RenderPart) -> PageFrame:
    href = _frame_href(key, site)
    search = href(urls.SEARCH)
    return PageFrame(
        head=render("partials/head.html", _head(site, assets, key, href)),
        header=render("partials/header.html", _header(site, key, href)),
        explanations=render("partials/explanations.html", _explanations(key, href)),
        mistakes=render("partials/mistakes.html", _mistakes(site, href)),
        band=render("partials/search_band.html", {"search": search}),
        footer=render("partials/footer.html", _footer(site, href)),
    )


def _head(site: Site, assets: Assets, key: FrameKey, href: Href) -> dict[str, Any]:
    return {
        "security": _SECURITY.format(wasm=" 'wasm-unsafe-eval'" if key.wasm else ""),
        "noindex": key.noindex or not site.info.publisher,
        "site_title": site.info.title,
        "icon": href(assets.urls["icon.svg"]),
        "stylesheet": href(assets.urls["css"]),
        "script": href(assets.urls["js/site"]) if "js/site" in assets.urls else "",
    }


def _header(site: Site, key: FrameKey, href: Href) -> dict[str, Any]:
    return {
        "site_title": site.info.title,
        "site_subtitle": site.info.subtitle,
        "unofficial": not site.info.publisher,
        "home": href(urls.HOME),
        "search": href(urls.SEARCH),
        "search_box": not key.own_search,
        "languages": tuple(_languages(site, href)),
        "nav": tuple(
            NavView(href(link.url), link.name, _current(key, area), link.url == urls.SEARCH)
            for area, link in NAVIGATION
        ),
    }


_LANGUAGES = {
    "ja": "やさしい日本語",
    "en": "English",
    "zh": "中文",
    "ko": "한국어",
    "pt": "Português",
    "vi": "Tiếng Việt",
    "tl": "Filipino",
    "ne": "नेपाली",
    "id": "Bahasa Indonesia",
}
"""By language: what its page for newcomers is called"""


def _languages(site: Site, href: Href) -> Iterator[FootLink]:
    for text in site.texts:
        if text.wards:
            name = _LANGUAGES.get(text.lang.partition("-")[0], text.title)
            yield FootLink(href(urls.page(text.id)), name, "" if text.lang == LANG else text.lang)


def _current(key: FrameKey, area: str) -> str:
    if area != key.area:
        return ""
    return "page" if key.depth - key.easy == 1 else "true"


def _footer(site: Site, href: Href) -> dict[str, Any]:
    texts = [
        FootLink(href(urls.page(text.id)), text.title, "" if text.lang == LANG else text.lang)
        for text in site.texts
    ]
    lists = (FootLink(href(link.url), link.name, "") for link in FOOTER)
    return {
        "wards": tuple(LinkView(href(ward.url), ward.name) for ward in site.wards),
        "pages": (*texts, *lists),
        "licence": site.info.licence,
        "publisher": site.info.publisher,
        "contact": site.info.contact,
    }


def _explanations(key: FrameKey, href: Href) -> dict[str, Any]:
    return {"guide": key.guide, "glossary": href(urls.GLOSSARY)}


def _mistakes(site: Site, href: Href) -> dict[str, Any]:
    contact = site.info.contact
    return {
        "contact": contact_link(contact) if contact else None,
        "sources": href(urls.SOURCES),
    }


def page_view(
    site: Site, meta: PageMeta, frame: PageFrame, href: Href, *, easy: bool = False
) -> PageView:
    base = site.info.base_url if not meta.kind.placeless else ""
    address = urls.absolute(meta.url, base) if base else ""
    name = f"{meta.title}（ふりがな付き）" if easy else meta.title
    *above, here = meta.breadcrumbs
    return PageView(
        frame=frame,
        title=name if meta.url == urls.HOME else f"{name}｜{site.info.title}",
        heading=meta.title,
        description=meta.description,
        canonical=_canonical(meta, base) if base else "",
        address=address,
        foot=foot_line(meta.title, address),
        above=tuple(LinkView(href(link.url), link.name) for link in above),
        here=here.name,
        lang=meta.lang,
        furigana=_furigana(site, meta, easy) if meta.url in site.easy else None,
    )


def _canonical(meta: PageMeta, base: str) -> str:
    """None of a page that is gone"""
    own = "" if meta.kind.farewell else meta.url
    address = meta.stands_for or own
    return urls.absolute(address, base) if address else ""


def _furigana(site: Site, meta: PageMeta, easy: bool) -> LinkView:
    here = urls.easy(meta.url) if easy else meta.url
    there = meta.url if easy else urls.easy(meta.url)
    text = "ふりがなを外す" if easy else "名前と用語に、ふりがなを付ける"
    return LinkView(relative_from(here, portable=site.portable)(there), text)
