"""The links of the rendered pages: each leads to a file of the output and to an id in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from site_builder.problems import Problem, Where

# The pages are our own: attributes stand in double quotes, and no text has a bare one.
_ATTRIBUTE = re.compile(rb'\s(href|src|action|id)="([^"]*)"')
_HOME = "index.html"
_UNLINKED = frozenset([_HOME, "404.html"])


@dataclass(slots=True)
class _SeenLinks:
    files: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    """path#id"""
    wanted: dict[str, Where] = field(default_factory=dict)
    """Target (path or path#id) → where it is linked first"""
    linked: set[str] = field(default_factory=set)
    """Files that another page links to"""
    twice: list[tuple[Where, str]] = field(default_factory=list)
    """Ids that stand twice in their page"""


def check_links(
    pages: Iterable[tuple[str, bytes]], base_path: str = "", alone: Collection[str] = ()
) -> tuple[Problem, ...]:
    """Of the whole output, as (path, bytes); `base_path` begins the links of 404.html. `alone`:
    files to which no link has to lead"""
    seen = _SeenLinks()
    for path, data in pages:
        seen.files.add(path)
        if path.endswith(".html"):
            _scan_page(seen, path, data, base_path)
    problems = (*_dangling(seen), *_orphans(seen, alone), *_repeated_ids(seen))
    return tuple(sorted(problems, key=lambda problem: problem.where))


def _scan_page(seen: _SeenLinks, path: str, data: bytes, base_path: str) -> None:
    for match in _ATTRIBUTE.finditer(data):
        value = unescape(match[2].decode())
        if match[1] != b"id":
            target = _target(path, value, base_path)
            if target and target not in seen.wanted:
                seen.wanted[target] = _where(path, data, match.start(2))
            if target and not target.startswith(f"{path}#") and target != path:
                seen.linked.add(target.partition("#")[0])
        elif (anchor := f"{path}#{value}") in seen.ids:
            seen.twice.append((_where(path, data, match.start(2)), value))
        else:
            seen.ids.add(anchor)


def _target(path: str, link: str, base_path: str) -> str:
    """The file, with #id where one is named; empty for links that leave the site. Most links lead
    over the root, from where they are the same for every page."""
    up = "../" * path.count("/")
    rest = link.removeprefix(up)
    if up and rest != link and rest[:1].isalnum() and ":" not in rest:
        return _resolve(_HOME, rest, base_path)
    return _resolve(path, link, base_path)


@lru_cache(maxsize=65536)
def _resolve(path: str, link: str, base_path: str) -> str:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return ""
    tail = f"#{unquote(parts.fragment)}" if parts.fragment else ""
    if not parts.path:
        return path + tail
    inside = unquote(parts.path)
    if inside.startswith("/"):
        if not inside.startswith(f"{base_path}/"):
            return inside
        file = normpath(inside.removeprefix(base_path).lstrip("/") or ".")
    else:
        file = normpath(join(dirname(path), inside))
    if inside.endswith(("/", "/.", "/..")) or inside in (".", ".."):
        file = join("" if file == "." else file, _HOME)
    return file + tail


def _where(path: str, data: bytes, offset: int) -> Where:
    start = data.rfind(b"\n", 0, offset) + 1
    return Where(path, data.count(b"\n", 0, offset) + 1, len(data[start:offset].decode()) + 1)


def _dangling(seen: _SeenLinks) -> Iterator[Problem]:
    for target, where in seen.wanted.items():
        file, _, anchor = target.partition("#")
        if file not in seen.files:
            yield Problem(where, "dangling-link", f"リンク先（{file}）がありません。")
        elif anchor and target not in seen.ids and file.endswith(".html"):
            message = f"リンク先（{file}）に、id「{anchor}」の場所がありません。"
            yield Problem(where, "dangling-fragment", message)


def _orphans(seen: _SeenLinks, alone: Collection[str]) -> Iterator[Problem]:
    for file in seen.files - seen.linked - _UNLINKED - set(alone):
        if file.endswith(".html"):
            message = "このページには、どこからもリンクがありません。"
            yield Problem(Where(file), "orphan-page", message)


def _repeated_ids(seen: _SeenLinks) -> Iterator[Problem]:
    for where, value in seen.twice:
        yield Problem(where, "double-id", f"id「{value}」が1つのページに2回あります。")
