"""content/static/ on disk: fixed extras that are published as they are, beside the pages.

CNAME, a search engine's file of verification, .well-known/security.txt, a host's _headers. None of
them can run in the reader's browser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from site_builder.content.folder.frame import StaticFile
from site_builder.content.plain_files import find_strange_files, link_inside, read_plain
from site_builder.content.writing import unreadable
from site_builder.content.yaml.load import MAX_SIZE, too_large
from site_builder.problems import Problem, Where

STATIC = "static"
_HIDDEN = ".well-known"
"""The one hidden folder that is published: RFC 8615"""
ENDINGS = ("", ".txt", ".json", ".xml", ".ico", ".png")
_NAME = re.compile(r"(\.well-known/)?\w[\w.-]*(/\w[\w.-]*)*", re.ASCII)
_ACTIVE = {"": re.compile(rb"<"), ".xml": re.compile(rb"<!|xmlns|<\?xml-stylesheet|[^\t\n\r -~]")}
"""Ending → what could make a browser run something: without an ending it guesses what it has"""


def load_static(folder: Path, found: list[Problem]) -> Iterator[StaticFile]:
    """The files, sorted; `folder` is content/."""
    home = folder / STATIC
    found += find_strange_files(home / _HIDDEN)  # others are reported with all of content/
    for file in sorted(home.rglob("*")):
        name = file.relative_to(home).as_posix()
        if name == _HIDDEN and file.is_symlink():
            found.append(link_inside(file))
        if not file.is_file() or file.is_symlink() or _is_hidden(name):
            continue
        try:
            data = read_plain(file, MAX_SIZE + 1)
        except OSError:
            found.append(unreadable(file))
            continue
        if problem := _flaw(file, name, data):
            found.append(problem)
        else:
            yield StaticFile(name, sha256(data).hexdigest())


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.removeprefix(f"{_HIDDEN}/").split("/"))


def _flaw(file: Path, name: str, data: bytes) -> Problem | None:
    ending = file.suffix.lower()
    if len(data) > MAX_SIZE:
        return too_large(str(file))
    if ending not in ENDINGS:
        hint = f"置けるのは、拡張子のないファイルと {'・'.join(ENDINGS[1:])} です。"
        message = "static/ に、この種類のファイルは置けません（html・js・svg などは動くためです）。"
        return Problem(Where(str(file)), "static-kind", message, hint)
    if not _NAME.fullmatch(name):
        hint = "英字・数字と「_」「-」「.」だけの名前にしてください。"
        message = "static/ のファイルの名前に、アドレスに使えない文字が入っています。"
        return Problem(Where(str(file)), "static-name", message, hint)
    if ending in _ACTIVE and _ACTIVE[ending].search(data):
        message = "ブラウザーの中で動くかもしれない書き方（タグや名前空間）が入っています。"
        hint = "中身を確かめ、ただの文字の、拡張子が .txt のファイルにしてください。"
        return Problem(Where(str(file)), "static-active", message, hint)
    return None
