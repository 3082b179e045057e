"""Brings output/ to the wanted state, all or nothing."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from site_builder.problems import Problem, PublishError, Where
from site_builder.staging import MARKER, staging, writing

HOME = "index.html"
"""Without it nothing is published: an empty site never replaces one that works."""

NO_JEKYLL = (".nojekyll", b"")
"""GitHub Pages would drop files whose names begin with _"""


Sizes = list[tuple[str, int]]
"""Path within output/, bytes: of each file written"""


@dataclass(frozen=True, slots=True)
class Published:
    output: Path
    files: int
    size: int
    """Bytes"""


def publish(
    files: Iterable[tuple[str, bytes]], output: Path, inputs: Iterable[Path] = ()
) -> Published:
    """`inputs` are the folders that output/ must stay apart from: content/, templates/."""
    return publish_by(lambda folder: write_files(folder, files), output, inputs)


def publish_by(
    write: Callable[[Path], Sizes], output: Path, inputs: Iterable[Path] = ()
) -> Published:
    """As publish, by a function that writes the files into a folder."""
    with writing(output):
        problems = check_output(output, inputs)
    if problems:
        raise PublishError(problems)
    with staging(output) as folder:
        sizes = write(folder)
        if problems := check_files(folder, sizes):
            raise PublishError(problems)
        write_files(folder, [NO_JEKYLL])
    return Published(output, len(sizes), sum(size for _, size in sizes))


def write_files(folder: Path, files: Iterable[tuple[str, bytes]]) -> Sizes:
    """Writes each file as it comes."""
    made: set[Path] = set()
    sizes: Sizes = []
    for path, data in files:
        if not _lies_inside(path):
            raise PublishError([_outside(path)])
        file = folder / path
        with writing(file):
            if file.parent not in made:
                file.parent.mkdir(parents=True, exist_ok=True)
                made.add(file.parent)
            file.write_bytes(data)
        sizes.append((path, len(data)))
    return sizes


def check_output(output: Path, inputs: Iterable[Path] = ()) -> list[Problem]:
    """May this folder be replaced?"""
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        return [
            Problem(
                Where(str(output)),
                "output-not-a-folder",
                "出力先がフォルダーではなく、ファイルかリンクです。",
                "--output に、新しいフォルダーか空のフォルダーを指定してください。",
            )
        ]
    if near := [folder for folder in inputs if _overlap(output.resolve(), folder.resolve())]:
        return [
            Problem(
                Where(str(output)),
                "output-overlaps",
                f"出力先が {near[0]} と重なっています。書き込むと元の資料が失われます。",
                "--output に、資料やテンプレートの外のフォルダーを指定してください。",
            )
        ]
    if output.is_dir() and not (output / MARKER).is_file() and any(output.iterdir()):
        return [
            Problem(
                Where(str(output)),
                "output-foreign",
                "出力先に、site-builder がつくったものではないファイルがあります。",
                "中身を確かめて別の場所に移すか、--output に別のフォルダーを指定してください。",
            )
        ]
    return []


def check_files(folder: Path, sizes: Sizes) -> list[Problem]:
    """The last look before the swap: every file is whole and has a name of its own."""
    if HOME not in dict(sizes):
        return [_incomplete(HOME)]
    if problems := check_paths(path for path, _ in sizes):
        return problems
    return [_incomplete(p) for p, size in sizes if (folder / p).stat().st_size != size]


def check_paths(paths: Iterable[str]) -> list[Problem]:
    """Two names that differ only in case are one file on Windows and macOS."""
    names = list(paths)
    counts = Counter(map(_name_key, names))
    return [
        Problem(
            Where(name),
            "output-collision",
            "同じ場所に書き出されるファイルが二つ以上あります（大文字と小文字は区別しません）。",
            "課・機関の ID やファイルの名前を変えて、重ならないようにしてください。",
        )
        for name in sorted(set(names))
        if counts[_name_key(name)] > 1
    ]


def _name_key(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _lies_inside(path: str) -> bool:
    unsafe_part = {"", ".", ".."}.intersection(path.split("/"))
    return not unsafe_part and not any(sign in path for sign in "\\:\0")


def _overlap(one: Path, other: Path) -> bool:
    return one == other or one in other.parents or other in one.parents


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
