"""Fixed extras (content/static/) take the place of nothing that the site makes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from site_builder.content.folder.frame import StaticFile
from site_builder.graph import urls
from site_builder.graph.site import Site
from site_builder.problems import Problem, Where

_MADE = (
    *(urls.SOURCES, urls.DATA, urls.SEARCH, urls.EASY, urls.asset(""), urls.feed(urls.HOME)),
    *urls.UNLISTED_FILES,
)
"""Beside the pages"""


def check_extras(extras: Iterable[StaticFile], site: Site, folder: str) -> Iterator[Problem]:
    """Errors for extras at an address that begins as one of the site's, in any case of letters."""
    taken = {_first(urls.path(url)) for url in (*site.pages, *_MADE)}
    for extra in extras:
        if _first(extra.path) in taken:
            message = f"「{extra.path.split('/')[0]}」は、このサイトがつくるファイルの場所です。"
            hint = "別の名前にするか、消してください。"
            yield Problem(Where(f"{folder}/{extra.path}"), "static-taken", message, hint)


def _first(path: str) -> str:
    return path.split("/")[0].casefold()
