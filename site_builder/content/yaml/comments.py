"""The comments of a person's file, kept when the program writes it anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

import yaml


def has_comments(text: str) -> bool:
    return any(True for _ in _comments(text))


def with_comments(old: str, new: str) -> str:
    """`new` with the comments of `old`, each above the line that it stood above or behind."""
    kept: dict[int, list[str]] = {}
    lines, places = old.split("\n"), _same_lines(old, new)
    inside = _inside_texts(new)
    for line, comment in _comments(old):
        at = places[_next_code(lines, line)]
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


def _comments(text: str) -> Iterator[tuple[int, str]]:
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


def _next_code(lines: Sequence[str], line: int) -> int:
    while line < len(lines) - 1 and lines[line].lstrip()[:1] in ("#", ""):
        line += 1
    return line


def _same_lines(old: str, new: str) -> Mapping[int, int]:
    """Line of the old text → the line of the new one that it became, or stands before."""
    found: dict[int, int] = {}
    ones, others = old.split("\n"), new.split("\n")
    for _, first, last, start, end in SequenceMatcher(None, ones, others, False).get_opcodes():
        for n in range(first, last):
            found[n] = max(0, min(start + n - first, end - 1 if end > start else end))
    return {n: min(there, len(others) - 1) for n, there in found.items()}


def _inside_texts(text: str) -> frozenset[int]:
    """Lines in which a # is a part of a text of several lines."""
    texts = [token for token in yaml.scan(text) if isinstance(token, yaml.ScalarToken)]
    ends = [token.end_mark.line + (not token.style) for token in texts]
    starts = [token.start_mark.line + 1 for token in texts]
    return frozenset(n for a, b in zip(starts, ends, strict=True) for n in range(a, b))
