"""Only plain files are read: no link that leads out of the folder, no pipe that never ends."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from hashlib import sha256
from io import BufferedReader
from pathlib import Path

from site_builder.content.yaml.signs import holds_forbidden
from site_builder.problems import ContentError, Problem, Where

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Opening a pipe would otherwise block until somebody writes into it"""


class SpecialFileError(OSError):
    """A pipe, a socket or a device"""


def open_plain(path: Path) -> BufferedReader:
    """Raises OSError, also where the path is no file."""
    stream = os.fdopen(os.open(path, _FLAGS), "rb")
    if stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
        return stream
    stream.close()
    raise SpecialFileError(0, "ふつうのファイルではありません", str(path))


def read_plain(path: Path, most: int = -1) -> bytes:
    with open_plain(path) as stream:
        return stream.read(most)


def read_unchanged(path: Path, digest: str) -> bytes:
    """What is published is what was hashed; raises ContentError where it is no longer there."""
    try:
        data = read_plain(path)
    except OSError:
        data = b""
    if sha256(data).hexdigest() == digest:
        return data
    raise ContentError([changed_meanwhile(path)])


def changed_meanwhile(path: Path) -> Problem:
    message = "つくっているあいだに、このファイルが変わったか、なくなりました。"
    hint = "ファイルを確かめて、もう一度実行してください。"
    return Problem(Where(str(path)), "changed-meanwhile", message, hint)


# --- what may not lie in a folder ---------------------------------------------------------


def find_strange_files(folder: Path) -> Iterator[Problem]:
    """Links, special files and names that cannot be shown, hidden ones aside; the folder itself
    may be a link."""
    rest = [folder]
    while rest:
        for entry in _entries(rest.pop()):
            path = Path(entry.path)
            if holds_forbidden(entry.name) or _breaks(entry.name):
                yield _bad_name(path)
            elif entry.is_symlink():
                yield link_inside(path)
            elif entry.is_dir():
                rest.append(path)
            elif not entry.is_file():
                yield special_file(path)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """None where the folder cannot be opened, which is reported when its files are read."""
    try:
        with os.scandir(folder) as found:
            return [entry for entry in found if not entry.name.startswith(".")]
    except OSError:
        return []


def _breaks(name: str) -> bool:
    return any(sign in name for sign in "\t\n\r\x85\u2028\u2029")


def special_file(path: Path) -> Problem:
    message = "ふつうのファイルではありません（パイプ、ソケット、装置など）。"
    return Problem(Where(str(path)), "special-file", message, "消すか、別の所に移してください。")


def link_inside(path: Path) -> Problem:
    message = "リンクは使えません。公開するつもりのないファイルが載るおそれがあります。"
    hint = "リンクのかわりに、ファイルかフォルダーそのものを置いてください。"
    return Problem(Where(str(path)), "link-inside", message, hint)


def _bad_name(path: Path) -> Problem:
    message = "ファイルの名前に、使えない文字が入っています。"
    return Problem(Where(str(path)), "bad-file-name", message, "名前を付け直してください。")
