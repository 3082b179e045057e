"""What became of a sheet over time: content/history/<year>/<ward id>/<section id>.yaml

One file a sheet, so that work on two sheets never meets in one file. A build reads it as it reads
the sheet; only `site-builder history` asks git.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.sheet.schema import filled_day
from site_builder.content.yaml.emit import as_mapping, entries, joined
from site_builder.content.yaml.reader import Path, Raw
from site_builder.content.yaml.shape import Issue, Issues, list_of, record, text


class ChangeKind(StrEnum):
    NEW = "new"
    """The sheet is there for the first time"""
    REMOVED = "removed"
    """The sheet is no longer there"""
    ADDED = "added"
    """A goal or a measure came in"""
    DROPPED = "dropped"
    """A goal or a measure went"""
    RESULT = "result"
    EVALUATION = "evaluation"
    TARGET = "target"
    WORDING = "wording"
    """Any other words of the form"""
    CORRECTION = "correction"
    """訂正: the document says the same as before, this site had it otherwise"""


@dataclass(frozen=True, slots=True)
class Change:
    date: str
    """2026-03-31: the author's date of the commit"""
    kind: ChangeKind
    field: str = ""
    """goals/2/measures/1/target, as in the newer version; empty: the sheet as a whole"""
    was: str = ""
    now: str = ""
    """Empty too for long words that were entered into an empty cell: the sheet has them"""

    @property
    def path(self) -> FieldPath:
        return FieldPath.parse(self.field)

    @property
    def goal(self) -> int:
        """The printed No. of the goal that the change is about; 0: none"""
        return self.path.goal


@dataclass(frozen=True, slots=True)
class History:
    recorded: str = ""
    """Digest of the sheet's file as it was when the last of the changes was written down;
    empty once the sheet is gone"""
    changes: tuple[Change, ...] = ()
    """The oldest first"""


_HISTORY_HEAD = "# シートの変更の記録です。site-builder history が git の履歴から書き足します。\n"


def text_digest(words: str) -> str:
    """sha256 of a sheet's text; CRLF and LF line ends give the same."""
    return sha256(words.replace("\r\n", "\n").encode()).hexdigest()


_KINDS = frozenset[str](ChangeKind)


def _kind(raw: Raw, path: Path, issues: Issues) -> ChangeKind:
    value = text(raw, path, issues)
    if value in _KINDS:
        return ChangeKind(value)
    message = f"「{value}」という種類の変更はありません。"
    hint = f"使えるのは {'・'.join(ChangeKind)} です。"
    issues.append(Issue(path, "bad-kind", message, hint))
    return ChangeKind.WORDING


_CHANGE = record(
    Change,
    {"date": filled_day, "kind": _kind, "field": text, "was": text, "now": text},
    {"date": "", "kind": ChangeKind.WORDING},
)

read_history = record(History, {"recorded": text, "changes": list_of(_CHANGE)}, {})


def dump_history(history: History) -> str:
    """The changes without their empty keys."""
    changes = tuple({k: v for k, v in as_mapping(c).items() if v} for c in history.changes)
    return _HISTORY_HEAD + joined(entries({"recorded": history.recorded, "changes": changes}, 0))
