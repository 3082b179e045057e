"""From texts, lists and mappings to the model's types; what does not fit becomes an Issue.

A reader takes a raw value, its path and the list of issues, and always gives back a value of
its type, so that all issues of a file are found at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, TypeAlias, TypeVar

from site_builder.content.field_names import NAMES, head_of
from site_builder.content.wording import squash
from site_builder.content.yaml.plain import Plain
from site_builder.content.yaml.reader import Path, Raw

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Issue:
    """A problem whose place in the file is still to be found."""

    path: Path
    code: str
    message: str
    hint: str = ""
    on_key: bool = False


Issues: TypeAlias = list[Issue]
Reader: TypeAlias = Callable[[Raw, Path, Issues], T]

# People may use the printed label of the form as the key.
_LABELS = {
    **{squash(word): name for name, word in NAMES.items()},
    **{squash(head_of(name)): name for name in NAMES},
    "課": "section",
    "No.": "number",
}
_WHOLE = re.compile(r"\d{1,9}", re.ASCII)
NUMBERS = frozenset(["fiscal_year", "number", "rows", "line"])
"""The only keys whose values are no texts"""


def text(raw: Raw, path: Path, issues: Issues) -> str:
    if isinstance(raw, str):
        return raw
    issues.append(_wrong(path, "文", "「キー: 文」の形で、1つの文を書いてください。"))
    return ""


def filled(raw: Raw, path: Path, issues: Issues) -> str:
    """A text that may not be empty."""
    value = text(raw, path, issues)
    if isinstance(raw, str) and not value.strip():
        issues.append(Issue(path, "empty", f"「{path[-1]}」が空です。", "書いてください。", True))
    return value


def whole(low: int, high: int, what: str) -> Reader[int]:
    """A number between two others, 0 where it is none; `what` says it in words."""

    def read(raw: Raw, path: Path, issues: Issues) -> int:
        if isinstance(raw, str) and _WHOLE.fullmatch(raw) and low <= int(raw) <= high:
            return int(raw)
        shown = f"「{raw}」" if isinstance(raw, str) and raw else "この値"
        message = f"{shown}は{what}ではありません。"
        hint = f"{low}から{high}までの数字（半角）で書いてください。"
        issues.append(Issue(path, "wrong-type", message, hint, raw == ""))
        return 0

    return read


def list_of(item: Reader[T]) -> Reader[tuple[T, ...]]:
    def read(raw: Raw, path: Path, issues: Issues) -> tuple[T, ...]:
        if isinstance(raw, list):
            return tuple([item(part, (*path, i), issues) for i, part in enumerate(raw)])
        if raw != "":
            issues.append(_wrong(path, "並び", "1つでも、行の先頭に「- 」を付けて並べてください。"))
        return ()

    return read


def names_to(item: Reader[T]) -> Reader[dict[str, T]]:
    """A mapping whose keys are free."""

    def read(raw: Raw, path: Path, issues: Issues) -> dict[str, T]:
        if isinstance(raw, dict):
            return {key: item(part, (*path, key), issues) for key, part in raw.items()}
        if raw != "":
            issues.append(_wrong(path, "「キー: 値」の並び", ""))
        return {}

    return read


def record(
    make: Callable[..., T], readers: Mapping[str, Reader[Any]], required: Mapping[str, Any]
) -> Reader[T]:
    """A mapping with known keys; `required` gives what stands in for a missing one."""

    def read(raw: Raw, path: Path, issues: Issues) -> T:
        if not isinstance(raw, dict):
            issues.append(_wrong(path, "「キー: 値」の並び", f"キーは {'・'.join(readers)} です。"))
            return make(**required)
        values: dict[str, Any] = {}
        for key, part in raw.items():
            reader = readers.get(key)
            if reader is text and type(part) is str:  # nine of ten values: no path is needed
                values[key] = part
            elif reader:
                values[key] = reader(part, (*path, key), issues)
            else:
                issues.append(_unknown((*path, key), key, readers, raw))
        for key in required.keys() - values.keys():
            issues.append(
                Issue(path, "missing-key", f"「{key}」がありません。", "書き足してください。")
            )
            values[key] = required[key]
        return make(**values)

    return read


def plain(raw: Raw, path: Path, issues: Issues) -> Plain:
    """Any value; the keys that hold numbers in a sheet hold numbers here too."""
    if isinstance(raw, list):
        return tuple(plain(part, path, issues) for part in raw)
    if isinstance(raw, dict):
        return {key: plain(part, (*path, key), issues) for key, part in raw.items()}
    return as_number(raw) if path[-1] in NUMBERS else raw


def as_number(value: str) -> str | int:
    """Digits as a number; any other text as it is, for a message to show it."""
    return int(value) if _WHOLE.fullmatch(value) else value


def closest(word: str, words: Mapping[str, Any] | tuple[str, ...]) -> str:
    """もしかして: the known word that looks most like this one."""
    close = get_close_matches(word, words, n=1, cutoff=0.6)
    return close[0] if close else ""


def _unknown(path: Path, key: str, readers: Mapping[str, Any], raw: Mapping[str, Raw]) -> Issue:
    free = tuple(name for name in readers if name not in raw)
    label = _LABELS.get(squash(key), "")
    near = label if label in readers else closest(key.lower(), free)
    near = near or closest(key.lower(), readers)
    hint = f"もしかして「{near}」ですか。" if near else f"使えるキーは {'・'.join(readers)} です。"
    return Issue(path, "unknown-key", f"「{key}」というキーはありません。", hint, True)


def _wrong(path: Path, wanted: str, hint: str) -> Issue:
    return Issue(path, "wrong-type", f"ここには{wanted}を書きます。", hint)
