"""A save: one at a time, only over what the person has seen, written whole, and noted so that it
can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from threading import Lock

from site_builder.content.sheet.place import sheet_key
from site_builder.content.writing import read_text
from site_builder.decisions.settled_doubts import write_changed
from site_builder.desk.journal import Entry, add_entry, newest_entries, next_number
from site_builder.desk.places import sheet_page
from site_builder.problems import Problem, Where
from site_builder.publish.lock import locked

Change = Callable[[str, str], tuple[str, Problem | None]]
"""Path and text of a file → its new text, or what is wrong with it"""


@dataclass(frozen=True, slots=True)
class Folders:
    content: Path
    desk: Path
    """.desk/ beside it: drafts and the journal"""
    turn: Lock = field(default_factory=Lock)
    """Held by the one request that writes"""


CHANGED = "changed-meanwhile"


@contextmanager
def writing(folders: Folders) -> Iterator[None]:
    """Nobody else writes meanwhile: no other request, no other desk of the same content."""
    with folders.turn, ExitStack() as held:
        with suppress(OSError):  # then the journal cannot be written either: that is reported
            folders.desk.mkdir(exist_ok=True)
            held.enter_context(locked(folders.desk / "lock", lambda holder: None))
        yield


def text_hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def save(folders: Folders, file: str, seen: str, what: str, change: Change) -> Problem | None:
    """`seen`: hash of the text that the form was made from"""
    with writing(folders):
        return _save(folders, file, seen, what, change)


def _save(folders: Folders, file: str, seen: str, what: str, change: Change) -> Problem | None:
    path = folders.content / file
    text, problems = read_text(path)
    if problems:
        return problems[0]
    if text_hash(text) != seen:
        return _changed_meanwhile(path)
    changed, problem = change(str(path), text)
    if problem or changed == text:
        return problem
    return _write(folders, Entry(0, "", file, what, text, changed))


def undo(folders: Folders, entry: Entry) -> Problem | None:
    """Only where the file still is what that save has written."""
    with writing(folders):
        return _undo(folders, entry)


def _undo(folders: Folders, entry: Entry) -> Problem | None:
    path = folders.content / entry.file
    text, problems = read_text(path)
    if problems:
        return problems[0]
    if text != entry.after:
        return _changed_meanwhile(path)
    what = f"取り消し: {entry.what}"
    return _write(folders, Entry(0, "", entry.file, what, text, entry.before, entry.number))


def last_saves(folders: Folders, most: int = 50) -> tuple[tuple[Entry, bool, str], ...]:
    """The newest first, whether each can be undone, and the page of its sheet."""
    return tuple(
        (one, _is_last(folders, one), sheet_page(key))
        for one in newest_entries(folders.desk, most)
        if (key := sheet_key(one.file))
    )


def _is_last(folders: Folders, entry: Entry) -> bool:
    return read_text(folders.content / entry.file)[0] == entry.after


def _write(folders: Folders, entry: Entry) -> Problem | None:
    """The journal first: a save that is not noted could not be taken back."""
    now = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M")
    noted = replace(entry, number=next_number(folders.desk), when=now)
    try:
        add_entry(folders.desk, noted)
    except OSError as error:
        message = f"保存の記録を書けませんでした（{error.strerror}）。"
        hint = "空き容量と書き込みの権限を確かめてください。"
        return Problem(Where(str(folders.desk)), "desk-not-writable", message, hint)
    return write_changed(folders.content / entry.file, entry.after)


def _changed_meanwhile(path: Path) -> Problem:
    message = "このあいだにファイルが変わったので、書き込みませんでした。"
    hint = "打った文は残っています。いまの内容を確かめて、もう一度保存してください。"
    return Problem(Where(str(path)), CHANGED, message, hint)
