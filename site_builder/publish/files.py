"""Files of the site, written into a folder and looked at once more."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, TypeAlias

from site_builder.problems import Problem, PublishError, Where
from site_builder.publish.marker import name_key
from site_builder.publish.refusals import writing

HOME = "index.html"
"""Without it nothing is published: an empty site never replaces one that works."""

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


_OUTSIDE = re.compile(r"[\\:\x00-\x1f]|(?:^|/)\.{0,2}(?:/|$)")
"""A part that is empty, . or .., or a sign that parts a path elsewhere"""


class SiteFile(NamedTuple):
    path: str
    """Within output/"""
    size: int
    """Bytes"""
    digest: bytes
    """sha256 of what it holds"""


SiteFiles = Sequence[SiteFile]
Content: TypeAlias = bytes | Iterable[bytes]
"""Of a file; where it is too large for memory, in pieces that can be asked for twice"""


@dataclass(frozen=True, slots=True)
class NextFiles:
    """All files of the next state."""

    written: SiteFiles
    kept: SiteFiles = ()
    """As they lie in output/ already"""

    @property
    def files(self) -> tuple[SiteFile, ...]:
        return (*self.written, *self.kept)


def write_files(
    folder: Path, files: Iterable[tuple[str, Content]], there: Container[SiteFile] = ()
) -> NextFiles:
    """Writes each file as it comes, but for those that are `there` already."""
    written: list[SiteFile] = []
    kept: list[SiteFile] = []
    for path, data in files:
        if not _lies_inside(path):
            raise PublishError([_outside(path)])
        pieces = [data] if isinstance(data, bytes) else data
        file = _described(path, pieces)
        if file in there:
            kept.append(file)
        else:
            _write_file(folder, path, pieces)
            written.append(file)
    return NextFiles(written, kept)


def _described(path: str, pieces: Iterable[bytes]) -> SiteFile:
    size, digest = 0, sha256()
    for piece in pieces:
        size += len(piece)
        digest.update(piece)
    return SiteFile(path, size, digest.digest())


def _write_file(folder: Path, path: str, pieces: Iterable[bytes]) -> None:
    try:
        descriptor = _open(f"{folder}/{path}")
        try:
            for piece in pieces:
                rest = memoryview(piece)
                while rest:
                    rest = rest[os.write(descriptor, rest) :]
        finally:
            os.close(descriptor)
    except OSError:
        with writing(folder / path):
            raise


def _open(file: str) -> int:
    """Most files lie in a folder that is there already."""
    try:
        return os.open(file, _FLAGS, 0o666)
    except FileNotFoundError:
        os.makedirs(file.rpartition("/")[0], exist_ok=True)  # noqa: PTH103 – there are many
        return os.open(file, _FLAGS, 0o666)


def check_files(folder: Path, made: NextFiles) -> list[Problem]:
    """Checks before the exchange that every file is whole and has a name of its own."""
    paths = [file.path for file in made.files]
    if HOME not in paths:
        return [_incomplete(HOME)]
    if problems := check_paths(paths):
        return problems
    return [_incomplete(file.path) for file in made.written if _size(folder, file) != file.size]


def _size(folder: Path, file: SiteFile) -> int:
    return os.stat(f"{folder}/{file.path}").st_size  # noqa: PTH116 – there are many


def check_paths(paths: Iterable[str]) -> list[Problem]:
    """Two names that differ only in case are one file on Windows and macOS."""
    names = list(paths)
    counts = Counter(map(name_key, names))
    return [
        Problem(
            Where(name),
            "output-collision",
            "同じ場所に書き出されるファイルが二つ以上あります（大文字と小文字は区別しません）。",
            "課・機関の ID やファイルの名前を変えて、重ならないようにしてください。",
        )
        for name in sorted(set(names))
        if counts[name_key(name)] > 1
    ]


def _lies_inside(path: str) -> bool:
    return not _OUTSIDE.search(path)


def _outside(path: str) -> Problem:
    return Problem(
        Where(path),
        "output-path",
        "出力先の外に書き出そうとするページがあります。",
        "課・機関の ID やファイルの名前に「/」「\\」「:」「..」が入っていないか確かめてください。",
    )


def _incomplete(path: str) -> Problem:
    return Problem(
        Where(path),
        "output-incomplete",
        "書き出したファイルが欠けているか、大きさが合いません。",
        "空き容量を確かめて、もう一度 build してください。前の出力はそのまま残っています。",
    )
