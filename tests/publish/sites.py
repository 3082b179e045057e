"""Two states of a small site, and what is to be seen of them."""

from __future__ import annotations

from pathlib import Path

Site = dict[str, bytes]

OLD: Site = {
    "index.html": b"old home",
    "assets/site-1.css": b"old style",
    "data/goals.csv": b"old data",
    "wards/chuo/index.html": b"old ward",
    "wards/kita/index.html": b"gone later",
    "turns": b"a file, later a folder",
    "folder/turns.html": b"in a folder, later a file",
}
NEW: Site = {
    "index.html": b"new home",
    "assets/site-2.css": b"new style",
    "data/goals.csv": b"new data",
    "wards/chuo/index.html": b"new ward",
    "wards/minami/index.html": b"added",
    "turns/index.html": b"a folder now",
    "folder": b"a file now",
}
NEXT: Site = {"index.html": b"next home", "years/index.html": b"next years"}
OWN_FILES = {".site-builder", ".nojekyll"}


def tree(folder: Path) -> Site:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def pages(folder: Path) -> Site:
    """What visitors see; what begins with a dot at the top is ours."""
    return {name: data for name, data in tree(folder).items() if not name.startswith(".")}


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}
