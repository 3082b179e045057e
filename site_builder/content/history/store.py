"""content/history/ on disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from site_builder.content.history.model import (
    Change,
    History,
    dump_history,
    read_history,
    text_digest,
)
from site_builder.content.sheet.model import SheetKey
from site_builder.content.sheet.place import sheet_file, sheet_key
from site_builder.content.writing import read_text, write_whole
from site_builder.content.yaml.load import load_yaml
from site_builder.pickled import pickled_by_values
from site_builder.problems import Problem, Severity, Where

FOLDER = "history"


@pickled_by_values
@dataclass(frozen=True, slots=True)
class Followed:
    """The recorded history of a sheet that is still there."""

    changes: tuple[Change, ...] = ()
    is_told: bool = False
    """The record reaches the sheet's present text"""
    problems: tuple[Problem, ...] = ()


def history_file(key: SheetKey) -> str:
    """The path within content/: beside sheets/2025/chuo/chiiki.yaml history/2025/…"""
    return f"{FOLDER}/{sheet_file(key).partition('/')[2]}"


def list_histories(folder: Path) -> tuple[frozenset[SheetKey], tuple[Problem, ...]]:
    """The sheets that have a history; other files there are problems."""
    keys: set[SheetKey] = set()
    strays: list[Problem] = []
    hint = "ここは site-builder history が書く所です。ほかのファイルは移してください。"
    for file in sorted((folder / FOLDER).rglob("*")):
        name = file.relative_to(folder / FOLDER).as_posix()
        key = sheet_key(f"sheets/{name}")
        if key:
            keys.add(key)
        elif file.is_file() and not file.name.startswith("."):
            message = "変更の記録の置き場所か名前が違います。"
            strays.append(Problem(Where(str(file)), "stray-file", message, hint))
    return frozenset(keys), tuple(strays)


def load_history(folder: Path, key: SheetKey) -> tuple[History, tuple[Problem, ...]]:
    """Empty where there is a problem."""
    path = folder / history_file(key)
    text, problems = read_text(path)
    if problems:
        return History(), problems
    history, problems = load_yaml(str(path), text, read_history, lambda _: ())
    return history or History(), problems


def save_history(folder: Path, key: SheetKey, history: History) -> None:
    write_whole(folder / history_file(key), dump_history(history).encode())


def drop_history(folder: Path, key: SheetKey) -> None:
    """Deletes the history of a sheet that was moved, and the folders that this leaves empty."""
    path = folder / history_file(key)
    path.unlink()
    for parent in (path.parent, path.parent.parent):
        if not any(parent.iterdir()):
            parent.rmdir()


def read_followed(folder: Path, key: SheetKey) -> Followed:
    if not (folder / history_file(key)).is_file():
        return Followed()
    history, problems = load_history(folder, key)
    text, _ = read_text(folder / sheet_file(key))
    return Followed(history.changes, history.recorded == text_digest(text), problems)


def gather_history(
    folder: Path, followed: Mapping[SheetKey, Followed]
) -> tuple[dict[SheetKey, tuple[Change, ...]], tuple[Problem, ...]]:
    """The changes of these sheets and of sheets that are gone. Keeping a history is optional."""
    there, strays = list_histories(folder)
    problems = [*strays, *(problem for one in followed.values() for problem in one.problems)]
    history = {key: one.changes for key, one in followed.items() if one.changes}
    for key in sorted(there - followed.keys()):
        gone, found = load_history(folder, key)
        history[key] = gone.changes
        problems += found
        if gone.recorded:
            problems.append(_left(folder / history_file(key)))
    untold = sum(not one.is_told for one in followed.values())
    if there and untold:
        problems.append(_untold(folder, untold))
    return history, tuple(problems)


def _left(path: Path) -> Problem:
    """A warning: the sheet is gone, and its record does not say so."""
    message = "もうないシートの変更の記録が、シートがあったときのままです。"
    hint = (
        "commit した後で site-builder history を実行すると「載せなくなりました」と記録されます。"
        "前の言葉も残さないときは、このファイルを消してください。"
    )
    return Problem(Where(str(path)), "left-history", message, hint, Severity.WARNING)


def _untold(folder: Path, count: int) -> Problem:
    message = f"変更の記録が、{count}枚のシートの今の内容に追いついていません。"
    hint = "シートを commit した後で、site-builder history を実行してください。"
    where = Where(str(folder / FOLDER))
    return Problem(where, "history-behind", message, hint, Severity.WARNING)
