"""What a publication would change, as text and as Markdown for people, as JSON for machines."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from site_builder.changes.comparison import BECOMES, Fate, FileChange, SheetChange, SiteComparison
from site_builder.content.eras import era_year
from site_builder.render.parts.changes import ChangeText, describe_change

_BROKEN = "なくなるページ（このアドレスへのリンクは開けなくなります）"
SHOWN = 60
"""Lines of a list of what is new or changed; JSON has all. What goes is always listed whole"""
MANY = 5
"""Files of one folder"""
MOST = 900_000
"""Bytes of Markdown: GitHub takes no summary above a megabyte"""


@dataclass(frozen=True, slots=True)
class ListLine:
    text: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class ListSection:
    heading: str
    lines: tuple[ListLine, ...]


def as_text(comparison: SiteComparison, against: str) -> str:
    lines = [_title(comparison, against)]
    for section in _sections(comparison):
        lines += ["", section.heading]
        lines += (f"{'  ' * (line.depth + 1)}{line.text}" for line in section.lines)
    return "".join(f"{line}\n" for line in lines)


def as_markdown(comparison: SiteComparison, against: str) -> str:
    """For the summary of a job: what people wrote means nothing there."""
    parts = [f"## {_escaped(_title(comparison, against))}\n"]
    for section in _sections(comparison):
        parts.append(f"\n### {_escaped(section.heading)}\n\n")
        parts += (f"{'  ' * line.depth}- {_escaped(line.text)}\n" for line in section.lines)
    return _cut(parts)


def as_json(comparison: SiteComparison, against: str) -> str:
    record = {
        "against": against,
        "sheets": [_sheet_record(sheet) for sheet in comparison.sheets],
        "files": [{"name": file.name, "fate": file.fate} for file in comparison.files],
        "pages": [_address_record(page) for page in comparison.pages],
        "addresses": [_address_record(one) for one in comparison.addresses],
    }
    return json.dumps(record, indent=2) + "\n"


FORMATS: Mapping[str, Callable[[SiteComparison, str], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
}


def _title(comparison: SiteComparison, against: str) -> str:
    if comparison.is_empty:
        return f"「{against}」とくらべて、変わることはありません。"
    return f"「{against}」とくらべて、公開すると変わること"


def _escaped(text: str) -> str:
    """Any sign of ASCII may be escaped in Markdown."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text.replace("\n", " "))


def _cut(parts: Sequence[str]) -> str:
    size = 0
    kept: list[str] = []
    for part in parts:
        size += len(part.encode())
        if size > MOST:
            return "".join([*kept, "\n長いので、ここまでです。\n"])
        kept.append(part)
    return "".join(kept)


# --- sections -----------------------------------------------------------------------------


def _sections(comparison: SiteComparison) -> Iterator[ListSection]:
    sheets, files = comparison.sheets, comparison.files
    if sheets:
        lines = tuple(line for sheet in sheets for line in _sheet_lines(sheet))
        yield ListSection(f"シート {len(sheets)} 枚", lines)
    yield from _listed(f"シートのほかのファイル {len(files)}", [*_files(files)])
    for fate, heading in ((Fate.NEW, "新しいページ"), (Fate.CHANGED, "変わるページ")):
        yield from _named(heading, (one for one in comparison.pages if one.fate is fate), SHOWN)
    gone = [one for one in comparison.pages if one.fate is Fate.GONE]
    yield from _named(_BROKEN, (one for one in gone if one.to is None))
    yield from _named("移るか、公開を終えるページ", (one for one in gone if one.to is not None))
    new = (one for one in comparison.addresses if one.fate is Fate.NEW)
    yield from _named("新しいアドレス（データ、文書、フィード、目標）", new, SHOWN)
    lost = (one for one in comparison.addresses if one.fate is Fate.GONE)
    yield from _named("なくなるアドレス（データ、文書、フィード、目標）", lost)


def _named(
    heading: str, changes: Iterable[FileChange], most: int | None = None
) -> Iterator[ListSection]:
    names = [f"{one.name}{_destination(one)}" for one in changes]
    yield from _listed(f"{heading} {len(names)}", names, most)


def _destination(change: FileChange) -> str:
    if change.to is None:
        return ""
    return f" → {change.to}" if change.to else " — 公開を終えます"


def _listed(heading: str, names: Sequence[str], most: int | None = SHOWN) -> Iterator[ListSection]:
    if names:
        rest = len(names) - (most or len(names))
        more = [f"ほかに {rest}（--format json ですべて見られます）"] if rest > 0 else []
        yield ListSection(heading, tuple(map(ListLine, [*names[:most], *more])))


def _files(files: Sequence[FileChange]) -> Iterator[str]:
    """Records go with the sheets: of many in one folder the number is enough, but of what goes."""
    for folder, group in groupby(files, key=lambda file: file.name.partition("/")[0]):
        moved = list(group)
        gone = [file for file in moved if file.fate is Fate.GONE]
        others = [file for file in moved if file.fate is not Fate.GONE]
        if len(others) > MANY:
            yield f"{folder}/ — {len(others)} 個"
            others = []
        yield from (f"{file.name} — {BECOMES[file.fate]}" for file in (*others, *gone))


# --- sheets -------------------------------------------------------------------------------


def _sheet_lines(moved: SheetChange) -> Iterator[ListLine]:
    yield ListLine(f"{_name(moved)}（{moved.file}）")
    yield from _what(moved)
    yield from (ListLine(f"残るファイル: {file}", 1) for file in moved.left)
    yield from (ListLine(text, 1) for text in _numbers(moved))


def _name(moved: SheetChange) -> str:
    section = f"{moved.sheet.ward} {moved.sheet.section}" if moved.sheet else moved.key.section
    return f"{era_year(moved.key.year)} {section}"


def _what(moved: SheetChange) -> Iterator[ListLine]:
    if moved.fate is not Fate.CHANGED:
        yield ListLine(f"シートが{BECOMES[moved.fate]}。", 1)
    elif not moved.changes:
        words = "様式の欄の言葉は変わりません（読み取りの記録などだけが変わります）。"
        yield ListLine(words, 1)
    goals = moved.sheet.goals if moved.sheet else ()
    rows = {goal.number: len(goal.measures) for goal in goals}
    for change in moved.changes:
        said = describe_change(change, rows)
        yield ListLine(said.sentence, 1)
        yield from _values(said)


def _values(said: ChangeText) -> Iterator[ListLine]:
    for label, words in (("前", said.was), ("今", said.now)):
        if words:
            first, *rest = words.split("\n")
            yield ListLine(f"{label}: {first}", 2)
            yield from (ListLine(line, 4) for line in rest)


def _numbers(moved: SheetChange) -> Iterator[str]:
    """What becomes of links to goals"""
    borne = {goal.number for goal in moved.sheet.goals} if moved.sheet else set()
    for was, now in sorted(moved.numbers.items()):
        went = f"目標{now}になります" if now else "なくなります"
        if was in borne:
            yield f"#goal-{was} は、別の目標を指すようになります（いままでの目標{was}は{went}）。"
        elif now:
            yield f"#goal-{was} は、目標{now}を指すようになります。"


# --- records ------------------------------------------------------------------------------


def _address_record(change: FileChange) -> Mapping[str, object]:
    told = {} if change.to is None else {"to": change.to}
    return {"url": change.name, "fate": change.fate, **told}


def _sheet_record(moved: SheetChange) -> Mapping[str, object]:
    return {
        "file": moved.file,
        "year": moved.key.year,
        "ward": moved.key.ward,
        "section": moved.key.section,
        "fate": moved.fate,
        "changes": [
            {"kind": change.kind, "field": change.field, "was": change.was, "now": change.now}
            for change in moved.changes
        ],
        "numbers": {str(was): now for was, now in sorted(moved.numbers.items())},
        "left": list(moved.left),
    }
