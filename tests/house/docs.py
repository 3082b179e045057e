"""What the documents in docs/ say of the house, read so that it can be held against the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.house.plan import PACKAGE, ROOT

ENGLISH = ("architecture.md", "recipes.md", "words.md")
"""Those that name files and symbols"""
_NAMED = re.compile(r"`(new )?([\w./-]+/[\w.-]+\.\w+|\w+\.py)(?::(\w+(?:\.\w+)?))?`")
_OF_CONTENT = re.compile(r"content/.+\.(?:yaml|txt)")
_BLOCK = re.compile(r"^```.*?^```$", re.M | re.S)
_TREE = re.compile(r"^```text\n(__main__ .*?)^```$", re.M | re.S)


@dataclass(frozen=True)
class Named:
    """A file that a document names, and what is defined in it."""

    document: str
    file: str
    symbol: str
    new: bool
    """To be written by whoever follows a recipe"""

    def __str__(self) -> str:
        return f"docs/{self.document}: {self.file}{self.symbol and ':'}{self.symbol}"

    @property
    def paths(self) -> tuple[Path, ...]:
        return ROOT / PACKAGE / self.file, ROOT / self.file

    @property
    def is_there(self) -> bool:
        if self.new:
            return any(path.parent.is_dir() for path in self.paths)
        path = next((path for path in self.paths if path.is_file()), None)
        return path is not None and (not self.symbol or self.symbol in symbols(path))


def read(document: str) -> str:
    return (ROOT / "docs" / document).read_text(encoding="utf-8")


def named(document: str) -> Iterator[Named]:
    """Not: those of the content, which come and go"""
    for found in _NAMED.finditer(_BLOCK.sub("", read(document))):
        if not _OF_CONTENT.fullmatch(found[2]):
            yield Named(document, found[2], found[3] or "", bool(found[1]))


def rooms() -> list[str]:
    """Of the tree in architecture.md, from the roof down: content.sheet"""
    tree = _TREE.search(read("architecture.md"))
    assert tree
    return [line.split()[0].replace("/", ".") for line in tree[1].splitlines()]


@cache
def symbols(path: Path) -> frozenset[str]:
    """Names that a module defines; of classes also Class.name"""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(_defined(tree.body, ""))


def _defined(body: list[ast.stmt], owner: str) -> Iterator[str]:
    for node in body:
        if isinstance(node, ast.ClassDef):
            yield node.name
            yield from _defined(node.body, f"{node.name}.")
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{owner}{node.name}"
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield f"{owner}{node.target.id}"
        elif isinstance(node, ast.Assign):
            yield from (f"{owner}{t.id}" for t in node.targets if isinstance(t, ast.Name))


def table(document: str, title: str) -> list[list[str]]:
    """The rows of the table below a heading, cell by cell"""
    section = read(document).partition(f"## {title}\n")[2].partition("\n## ")[0]
    rows = [line.strip("| ").split("|") for line in section.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in row] for row in rows[2:]]


def all_that_people_read() -> str:
    """Messages, templates and the documents in Japanese"""
    files = (
        *(ROOT / PACKAGE).rglob("*.py"),
        *(ROOT / "templates").rglob("*.html"),
        *ROOT.glob("*.md"),
        ROOT / "docs/guide.md",
    )
    return "\n".join(file.read_text(encoding="utf-8") for file in files)
