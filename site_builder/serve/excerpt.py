"""The line that a problem names, with those around it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from site_builder.content.lines import lines_of
from site_builder.content.writing import read_text
from site_builder.problems import Where

Line = tuple[int, str]
"""Number and text of a line"""
Neighbours = Callable[[Where], Sequence[Line]]
"""A place → its line and those around it; none where it names none"""

_AROUND = 2


def neighbours(content: Path, templates: Path, where: Where) -> Sequence[Line]:
    """Of a file in one of these folders; problems of templates name just their own folder."""
    file = Path(where.path)
    if not file.is_relative_to(content) and file.is_relative_to(templates.name):
        file = templates / file.relative_to(templates.name)
    if not where.line or not _lies_in(file, content, templates):
        return ()
    text, problems = read_text(file)
    lines = () if problems else tuple(enumerate(lines_of(text), 1))
    return lines[max(where.line - 1 - _AROUND, 0) : where.line + _AROUND]


def _lies_in(file: Path, *folders: Path) -> bool:
    return any(file.resolve().is_relative_to(folder.resolve()) for folder in folders)
