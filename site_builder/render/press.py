"""Every file of the site but documents and search index: made one by one, never all at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import partial
from typing import Any, TypeAlias

from site_builder.content.origins.provenance import Raw
from site_builder.content.sheet.model import Sheet, SheetKey
from site_builder.content.words.readings import NameReading
from site_builder.graph import urls
from site_builder.graph.changes.updates import change_years
from site_builder.graph.nodes.nodes import WardYear
from site_builder.graph.site import PageMeta, Site
from site_builder.render.engine.ruby import Ruby, make_ruby, with_ruby
from site_builder.render.engine.templates import Templates
from site_builder.render.frame.frame import FrameKey, frame_key, links_from, make_frames, page_view
from site_builder.render.frame.sharing import Sharing, make_sharing, with_sharing
from site_builder.render.machines.feeds import list_feeds, view_feed
from site_builder.render.machines.sitemap import view_robots, view_sitemap
from site_builder.render.pages.accessibility import view_accessibility
from site_builder.render.pages.booklet import view_booklet
from site_builder.render.pages.changes import view_changes, view_ward_changes
from site_builder.render.pages.coverage import view_coverage
from site_builder.render.pages.data import view_data, view_dictionary
from site_builder.render.pages.glossary import view_glossary
from site_builder.render.pages.home import view_home
from site_builder.render.pages.original import view_original
from site_builder.render.pages.policies import view_policies
from site_builder.render.pages.policy import view_policy
from site_builder.render.pages.search import view_search
from site_builder.render.pages.section import view_section
from site_builder.render.pages.sheet import view_sheet
from site_builder.render.pages.text import view_not_found, view_sources, view_text
from site_builder.render.pages.ward import view_ward, view_wards
from site_builder.render.pages.year import view_year, view_years
from site_builder.render.parts.basics import Href, PageFrame, PageView
from site_builder.render.tested import is_fresh

File: TypeAlias = tuple[str, bytes]
"""Path in output/, content"""
LoadSheet: TypeAlias = Callable[[SheetKey], Sheet]
MakeView: TypeAlias = Callable[[PageView, Href], Any]


@dataclass(frozen=True, slots=True)
class Press:
    """What all pages of one build share."""

    site: Site
    templates: Templates
    frames: Mapping[FrameKey, PageFrame]
    views: Mapping[str, MakeView]
    """URL → its view, for every page but those that show whole sheets"""
    booklets: Mapping[str, WardYear]
    ruby: Ruby
    sharing: Sharing


def make_press(site: Site, templates: Templates) -> Press:
    frames = make_frames(site, templates.assets, templates.render)
    ruby = make_ruby(site.readings, partial(_render_reading, templates))
    views, booklets = dict(_views(site, templates)), dict(_booklets(site))
    return Press(site, templates, frames, views, booklets, ruby, make_sharing(site))


def _booklets(site: Site) -> Iterator[tuple[str, WardYear]]:
    for ward in site.wards:
        yield from ((urls.booklet(ward.id, year.fiscal_year), year) for year in ward.years)


def _render_reading(templates: Templates, reading: NameReading) -> str:
    return templates.render("partials/reading.html", {"parts": reading.parts})


def render_site(site: Site, load_sheet: LoadSheet, templates: Templates) -> Iterator[File]:
    press = make_press(site, templates)
    for url in press.views:
        yield from (render_page(press, url, easy=easy) for easy in variants(site, url))
    for key, node in site.sheets.items():
        sheet = load_sheet(key)
        for easy in variants(site, node.url):
            yield render_sheet(press, key, sheet, easy=easy)
    for url in press.booklets:
        yield render_booklet(press, url, load_sheet)
    yield from render_extras(press)


def variants(site: Site, url: str) -> tuple[bool, ...]:
    """Whether a page is printed with readings too: a value of `easy` for each time"""
    return (False, True) if url in site.easy else (False,)


def render_page(press: Press, url: str, *, easy: bool = False) -> File:
    """Any page of `views`; `easy` is the same with readings above the names (site.easy)."""
    return _print(press, press.site.pages[url], press.views[url], easy=easy)


def render_sheet(press: Press, key: SheetKey, sheet: Sheet, *, easy: bool = False) -> File:
    node = press.site.sheets[key]
    make_view = partial(view_sheet, press.site, node, sheet)
    return _print(press, press.site.pages[node.url], make_view, easy=easy)


def render_original(press: Press, key: SheetKey, sheet: Sheet, raws: Sequence[Raw]) -> File:
    node = press.site.sheets[key]
    meta = press.site.pages[urls.original(key)]
    return _print(press, meta, partial(view_original, node, sheet, raws), easy=False)


def render_booklet(press: Press, url: str, load_sheet: LoadSheet) -> File:
    make_view = partial(view_booklet, press.site, press.booklets[url], load_sheet)
    return _print(press, press.site.pages[url], make_view, easy=False)


def render_extras(press: Press) -> Iterator[File]:
    """Stylesheets, scripts, robots.txt and, at a known address, sitemap.xml and feeds."""
    yield from press.templates.assets.files
    views: list[tuple[str, str, Any]] = [(urls.ROBOTS, "robots.txt", view_robots(press.site))]
    if press.site.info.base_url:
        views.append((urls.SITEMAP, "sitemap.xml", view_sitemap(press.site)))
    for feed in list_feeds(press.site):
        views.append((urls.feed(feed.page), "feed.xml", view_feed(press.site, feed)))
    for url, template, view in views:
        yield urls.path(url), press.templates.render(template, values_of(view)).encode()


def _print(press: Press, meta: PageMeta, make_view: MakeView, *, easy: bool) -> File:
    href = links_from(meta, press.site, easy=easy)
    frame = press.frames[frame_key(meta, easy=easy)]
    page = page_view(press.site, meta, frame, href, easy=easy)
    page = with_sharing(page, press.site, press.sharing, meta, href)
    view = make_view(page, href)
    html = press.templates.render(f"pages/{meta.kind}.html", values_of(view))
    if easy:
        return urls.path(urls.easy(meta.url)), with_ruby(html, press.ruby).encode()
    return urls.path(meta.url), html.encode()


def values_of(view: Any) -> dict[str, Any]:
    """A view's fields by name: all that its template may use."""
    return {field.name: getattr(view, field.name) for field in fields(view)}


def _views(site: Site, templates: Templates) -> Iterator[tuple[str, MakeView]]:
    yield urls.HOME, partial(view_home, site)
    yield urls.WARDS, partial(view_wards, site)
    for ward in site.wards:
        yield ward.url, partial(view_ward, site, ward)
        for section in ward.sections:
            yield section.url, partial(view_section, site, section)
    yield urls.POLICIES, partial(view_policies, site)
    for policy in site.policy_nodes.values():
        yield policy.url, partial(view_policy, site, policy)
    yield urls.YEARS, partial(view_years, site)
    for year in site.years:
        yield year.url, partial(view_year, site, year)
    script = templates.assets.urls.get("js/search", "")
    yield urls.SEARCH, lambda page, href: view_search(site, page, script, href)
    yield urls.SOURCES, partial(view_sources, site)
    yield from _change_views(site)
    yield urls.COVERAGE, partial(view_coverage, site)
    yield urls.DATA, partial(view_data, site)
    yield urls.DICTIONARY, view_dictionary
    yield urls.GLOSSARY, partial(view_glossary, site)
    yield urls.ACCESSIBILITY, partial(view_accessibility, site, is_fresh(site, templates))
    for text in site.texts:
        yield urls.page(text.id), partial(view_text, site, text)
    yield urls.NOT_FOUND, partial(view_not_found, site)


def _change_views(site: Site) -> Iterator[tuple[str, MakeView]]:
    yield urls.CHANGES, partial(view_changes, site)
    for year in change_years(site.updates)[1:]:
        yield urls.changes(year), partial(view_changes, site, year=year)
    for ward in dict.fromkeys(update.key.ward for update in site.updates):
        yield urls.ward_changes(ward), partial(view_ward_changes, site, ward)
