"""Provenance files of sheets that were deleted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from site_builder.content.origins.provenance import parse_provenance, provenance_file
from site_builder.content.sheet.place import sheet_key
from site_builder.content.writing import read_text
from site_builder.problems import Problem, Severity, Where

_SHEETS = "[0-9]*/*/*.json"


def find_leftovers(folder: Path, sheet_files: Sequence[str]) -> Iterator[Problem]:
    """A sheet that was moved still needs the record that lies where it was: convert knows it by
    that."""
    wanted = {provenance_file(key) for key in map(sheet_key, sheet_files) if key}
    there = sorted((folder / "provenance").glob(_SHEETS))
    for path in there:
        if path.relative_to(folder).as_posix() not in wanted:
            read = parse_provenance(_text(path))
            if not read or not _is_used(folder, sheet_files, read.converted):
                yield _left(path)


def _is_used(folder: Path, sheet_files: Sequence[str], converted: str) -> bool:
    return any(converted in _text(folder / file) for file in sheet_files)


def _text(path: Path) -> str:
    return read_text(path)[0]


def _left(path: Path) -> Problem:
    message = "もうないシートの、もとの文書での場所の記録が残っています。"
    hint = "シートを消したのなら、このファイルも消してください。"
    return Problem(Where(str(path)), "left-provenance", message, hint, Severity.WARNING)
