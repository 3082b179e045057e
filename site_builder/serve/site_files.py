"""The files of one edition, each made when it is asked for, as `build` writes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from site_builder.build import Copy, Edition, list_copies
from site_builder.content.plain_files import read_unchanged
from site_builder.content.sheet.model import SheetKey
from site_builder.export.shares import SheetShare
from site_builder.export.site_files import data_files
from site_builder.graph import urls
from site_builder.graph.site import File, PageMeta
from site_builder.pages import print_sheet_data
from site_builder.publish.assets_manifest import with_manifest
from site_builder.render.press import render_data_page, render_extras, render_page
from site_builder.search.files import search_files
from site_builder.search.goals import search_goals

_KINDS = ("csv", "json")
"""Of the files with the data of one sheet"""


class SiteFiles:
    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self._press = edition.press
        self._site = edition.site

    def page(self, url: str) -> bytes | None:
        """HTML; None where no page stands at this URL."""
        meta = self._page_at(url)
        files = self._render(meta) if meta else ()
        return next((data for path, data in files if path == urls.path(url)), None)

    def _render(self, meta: PageMeta) -> Iterator[File]:
        if meta.url != urls.DATA:
            return render_page(self._press, meta)
        return render_data_page(self._press, {path: len(one) for path, one in self._data.items()})

    def _page_at(self, url: str) -> PageMeta | None:
        plain = f"/{url.removeprefix(urls.EASY)}" if url.startswith(urls.EASY) else url
        return self._site.pages.get(plain)

    def other(self, url: str) -> bytes | None:
        """Whatever is no page; what is about all sheets is made once, when it is first asked for.

        Raises the problems of what cannot be made.
        """
        path = url.lstrip("/")
        if path in self._copies:
            return read_unchanged(self._copies[path].source, self._copies[path].sha256)
        if url in self._of_sheets:
            return dict(print_sheet_data(self._press, self._of_sheets[url]).files).get(path)
        return self._group(url).get(path)

    def _group(self, url: str) -> Mapping[str, bytes]:
        if url.startswith(urls.SEARCH):
            return self._search
        if url.startswith(urls.DATA):
            return self._data
        return self._manifest if url == urls.ASSETS_MANIFEST else self._extras

    @cached_property
    def _copies(self) -> Mapping[str, Copy]:
        return {copy.path: copy for copy in list_copies(self.edition)}

    @cached_property
    def _of_sheets(self) -> Mapping[str, SheetKey]:
        return {urls.sheet_data(key, kind): key for key in self._site.sheets for kind in _KINDS}

    @cached_property
    def _extras(self) -> Mapping[str, bytes]:
        return dict(render_extras(self._press))

    @cached_property
    def _search(self) -> Mapping[str, bytes]:
        texts = {share.key: share.texts for share in self._shares}
        return dict(search_files(self._site, search_goals(self._site, texts)))

    @cached_property
    def _manifest(self) -> Mapping[str, bytes]:
        return dict(with_manifest([*self._extras.items(), *self._search.items()]))

    @cached_property
    def _data(self) -> Mapping[str, bytes]:
        return dict(data_files(self._site, self.edition.frame, self._shares))

    @cached_property
    def _shares(self) -> tuple[SheetShare, ...]:
        made = (print_sheet_data(self._press, key).share for key in self._site.sheets)
        return tuple(share for share in made if share)
