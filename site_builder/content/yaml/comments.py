"""A person's YAML file written anew: its comments stay and, where it only grows, its lines too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

import yaml

from site_builder.content.yaml.emit import item_lines
from site_builder.content.yaml.plain import Plain
from site_builder.content.yaml.reader import Path, Raw, positions, read_yaml


@dataclass(frozen=True, slots=True)
class ListItem:
    """To be put into a list of a file."""

    path: Path
    """Of the list"""
    place: int
    """Number of its items that stand before it"""
    value: Plain


def with_items(old: str, new: str, items: Sequence[ListItem]) -> str:
    """`old` with these items as lines of their own. Where that does not make it say what `new`
    says, it is `new` with the comments of `old`."""
    lines = old.split("\n")
    places = sorted((_place(lines, old, item), n) for n, item in enumerate(items))
    for (line, indent), n in reversed(places):  # from below: the lines above keep their numbers
        lines[line:line] = item_lines(items[n].path[-1], items[n].value, indent)
    grown = "\n".join(lines)
    return grown if meaning(grown) == meaning(new) else with_comments(old, new)


def _place(lines: list[str], text: str, item: ListItem) -> tuple[int, int]:
    """How many lines stand before the item, and its indent; an empty list is opened for it."""
    found = positions(text)
    if item.path not in found.keys:
        return len(lines), 0
    line, column = found.keys[item.path]
    if not item.place:
        key = str(item.path[-1])
        lines[line - 1] = lines[line - 1].replace(f"{key}: []", f"{key}:")
        return line, column + 1
    first, column = found.values[(*item.path, item.place - 1)]
    return _last_line(lines, first, column), max(0, column - 3)


def _last_line(lines: Sequence[str], first: int, column: int) -> int:
    """Of a list's item that begins in line `first`: its other lines stand as deep or deeper."""
    last = first
    for number, line in enumerate(lines[first:], first + 1):
        if line.strip():
            if line[: column - 1].strip():
                break
            last = number
    return last


def meaning(text: str) -> Raw | None:
    """Without what is empty: it may be left out."""
    raw, flaws = read_yaml(text)
    return None if flaws or raw is None else _filled(raw)


def _filled(raw: Raw) -> Raw:
    if isinstance(raw, Mapping):
        parts = ((key, _filled(part)) for key, part in raw.items())
        return {key: part for key, part in parts if part}
    return [_filled(part) for part in raw] if isinstance(raw, list) else raw


# --- comments -----------------------------------------------------------------------------


def with_comments(old: str, new: str) -> str:
    """`new` with the comments of `old`, each above the line that it stood above or behind."""
    comments = tuple(comments_of(old))
    if not comments:
        return new
    kept: dict[int, list[str]] = {}
    lines = old.split("\n")
    for line, comment in comments:
        lines[line] = lines[line].removesuffix(comment)
    places, inside = _same_lines(lines, new.split("\n")), _inside_texts(new)
    for line, comment in comments:
        at = next((there for here, there in places if here >= line), new.count("\n"))
        while at in inside:
            at -= 1
        kept.setdefault(at, []).append(comment)
    fresh = new.split("\n")
    return "\n".join(
        part for n, line in enumerate(fresh) for part in (*_indented(kept.get(n, ()), line), line)
    )


def _indented(comments: Sequence[str], line: str) -> Iterator[str]:
    margin = line[: len(line) - len(line.lstrip(" "))]
    return (margin + comment for comment in comments)


def comments_of(text: str) -> Iterator[tuple[int, str]]:
    """Line from 0 and words of each comment. Comments are no tokens: they stand between them."""
    for token, following in pairwise(yaml.scan(text)):
        start, end = token.end_mark.index, following.start_mark.index
        if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
            head = text[token.start_mark.index :].split("\n", 1)[0]
            if " #" in head:
                yield token.start_mark.line, head[head.index(" #") + 1 :].rstrip()
        line = token.end_mark.line
        for part in text[start:end].split("\n"):
            if "#" in part:
                yield line, part[part.index("#") :].rstrip()
            line += 1


def _same_lines(old: Sequence[str], new: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Each line of the old text that is not blank → that of the new one that it became, or stands
    before."""
    found: list[tuple[int, int]] = []
    code = [(n, line.rstrip()) for n, line in enumerate(old) if line.strip()]
    matcher = SequenceMatcher(None, [line for _, line in code], new, False)
    for _, first, last, start, end in matcher.get_opcodes():
        for n in range(first, last):
            at = max(0, min(start + n - first, end - 1 if end > start else end))
            found.append((code[n][0], min(at, len(new) - 1)))
    return tuple(found)


def _inside_texts(text: str) -> frozenset[int]:
    """Lines in which a # is a part of a text of several lines."""
    texts = [token for token in yaml.scan(text) if isinstance(token, yaml.ScalarToken)]
    ends = [token.end_mark.line + (not token.style) for token in texts]
    starts = [token.start_mark.line + 1 for token in texts]
    return frozenset(n for a, b in zip(starts, ends, strict=True) for n in range(a, b))
