"""content/acknowledged.yaml: notes that a person has seen, each with the reason why it may stay.

A note is known by its code, its file, and a hash of what it is about. When that changes, the
acknowledgement is void, and the note is there again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from site_builder.content.yaml.shape import Issue, filled, list_of, record
from site_builder.problems import SHOWN_TO_READERS

ACKNOWLEDGED = "acknowledged.yaml"
_TOP = re.compile(r"\S")
_ITEM = re.compile(r"\S|  - ")
_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    code: str
    where: str
    """Path within content/"""
    hash: str
    reason: str

    @property
    def key(self) -> tuple[str, str, str]:
        return self.code, self.where, self.hash


_ENTRY = record(
    Acknowledgement,
    {"code": filled, "where": filled, "hash": filled, "reason": filled},
    {"code": "", "where": "", "hash": "", "reason": ""},
)


def _listed(acknowledged: tuple[Acknowledgement, ...]) -> tuple[Acknowledgement, ...]:
    return acknowledged


read_acknowledged = record(_listed, {"acknowledged": list_of(_ENTRY)}, {"acknowledged": ()})


def acknowledged_issues(acknowledged: tuple[Acknowledgement, ...]) -> Iterator[Issue]:
    seen: set[tuple[str, str, str]] = set()
    for index, one in enumerate(acknowledged):
        if one.hash and one.key in seen:
            path = ("acknowledged", index)
            yield Issue(path, "double-note", "同じ注意が2回あります。", "1つにしてください。")
        seen.add(one.key)
        if one.code in SHOWN_TO_READERS:
            message = "読み取りの疑いは、確認ずみにできません。"
            hint = "site-builder review で、もとの文書と見くらべて決めてください。"
            yield Issue(("acknowledged", index, "code"), "doubt-stays-open", message, hint)


def facts_hash(code: str, message: str, text: str, line: int) -> str:
    """`text`: of the file; `line`: where the note is, 0 for the file as a whole, of which then the
    message alone tells"""
    start, block = _block(text.splitlines(), line)
    facts = "\0".join([code, message, str(line - start), *block])
    return sha256(facts.encode()).hexdigest()[:_LENGTH]


def _block(lines: list[str], line: int) -> tuple[int, list[str]]:
    """The goal, or another item or value of the file's own keys, in which the line stands; and
    where it begins"""
    if not 0 < line <= len(lines):
        return line, []
    start = next((n for n in range(line, 0, -1) if _ITEM.match(lines[n - 1])), 1)
    ends = _TOP if _TOP.match(lines[start - 1]) else _ITEM
    end = next((n for n in range(start, len(lines)) if ends.match(lines[n])), len(lines))
    return start, lines[start - 1 : end]
