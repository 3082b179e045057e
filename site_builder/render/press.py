"""Pages, one by one, and what makes them look and work: stylesheets, scripts, feeds, sitemap."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from typing import Any

from site_builder.content.words.readings import NameReading
from site_builder.graph import urls
from site_builder.graph.pages.kinds import KINDS
from site_builder.graph.site import File, PageMeta, Site
from site_builder.render.accessibility_freshness import is_fresh
from site_builder.render.engine.private_letters import with_geta
from site_builder.render.engine.ruby import Ruby, make_ruby, with_ruby
from site_builder.render.engine.templates import Templates
from site_builder.render.frame.frame import FrameKey, frame_key, make_frames, page_view
from site_builder.render.frame.links import fit_links, from_site, links_from
from site_builder.render.frame.sharing import Sharing, make_sharing, with_sharing
from site_builder.render.machines.feeds import list_feeds, view_feed
from site_builder.render.machines.redirect_rules import redirect_rules
from site_builder.render.machines.sitemap import view_robots, view_sitemap
from site_builder.render.parts.basics import PageFrame, PageView
from site_builder.render.parts.context import ReadRaws, TraceSheet, ViewContext

VIEWS = {k.name: import_module(f"site_builder.render.pages.{k.name}").view for k in KINDS}
"""Name of a kind → what makes its view of (context, subject, page, href)"""


@dataclass(frozen=True, slots=True)
class Press:
    """What all pages of one build share."""

    context: ViewContext
    templates: Templates
    frames: Mapping[FrameKey, PageFrame]
    ruby: Ruby
    sharing: Sharing

    @property
    def site(self) -> Site:
        return self.context.site


def make_press(site: Site, templates: Templates, trace: TraceSheet, raws: ReadRaws) -> Press:
    script = templates.assets.urls.get("js/search", "")
    return Press(
        ViewContext(site, trace, raws, script, is_fresh(site, templates)),
        templates,
        make_frames(site, templates.assets, templates.render),
        make_ruby(site.readings, partial(_render_reading, templates)),
        make_sharing(site),
    )


def _render_reading(templates: Templates, reading: NameReading) -> str:
    return templates.render("partials/reading.html", {"parts": reading.parts})


def render_page(press: Press, meta: PageMeta) -> Iterator[File]:
    """The page and, where there is one, its variant with readings above the names: of one view."""
    plain = _page_view(press, meta)
    view = VIEWS[meta.kind.name](press.context, meta.subject, plain, from_site)
    yield urls.path(meta.url), with_geta(_html(press, meta, view, view.page))
    if meta.easy:
        page = _page_view(press, meta, easy=True)
        page = page._replace(foot=view.page.foot, small_print=view.page.small_print)
        html = with_ruby(_html(press, meta, view, page, easy=True), press.ruby)
        yield urls.path(urls.easy(meta.url)), with_geta(html)


def render_data_page(press: Press, sizes: Mapping[str, int]) -> Iterator[File]:
    """The page that gives the sizes of the data, when they are made."""
    context = replace(press.context, data_sizes=sizes)
    return render_page(replace(press, context=context), press.site.pages[urls.DATA])


def _html(press: Press, meta: PageMeta, view: Any, page: PageView, *, easy: bool = False) -> str:
    values = values_of(view) | {"page": page}
    html = press.templates.render(f"pages/{meta.kind.name}.html", values)
    return fit_links(html, links_from(meta, press.site, easy=easy))


def _page_view(press: Press, meta: PageMeta, *, easy: bool = False) -> PageView:
    href = links_from(meta, press.site, easy=easy)
    frame = press.frames[frame_key(meta, easy=easy)]
    page = page_view(press.site, meta, frame, href, easy=easy)
    return with_sharing(page, press.site, press.sharing, meta, href)


def render_extras(press: Press) -> Iterator[File]:
    """Stylesheets, scripts, robots.txt, redirects for servers and, at a known address, sitemap.xml
    and feeds."""
    yield from press.templates.assets.files
    views: list[tuple[str, str, Any]] = []
    if not press.site.portable:
        yield from redirect_rules(press.site)
        views.append((urls.ROBOTS, "robots.txt", view_robots(press.site)))
    if press.site.info.base_url:
        views.append((urls.SITEMAP, "sitemap.xml", view_sitemap(press.site)))
    for feed in list_feeds(press.site):
        views.append((urls.feed(feed.page), "feed.xml", view_feed(press.site, feed)))
    for url, template, view in views:
        yield urls.path(url), press.templates.render(template, values_of(view)).encode()


def values_of(view: Any) -> dict[str, Any]:
    """A view's fields by name: all that its template may use."""
    values: dict[str, Any] = view._asdict()
    return values
