"""content/readings.yaml: how names of wards, sections and places are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.content.yaml.reader import Path, Raw
from site_builder.content.yaml.shape import Issue, Issues, filled, list_of, record

_PART = re.compile(r"(?P<base>[^\[\]぀-ヿ]+)\[(?P<kana>[ぁ-ゖー]+)\]|(?P<bare>[぀-ヿ]+|[^\[\]]+)")
_HINT = "「石山[いしやま]出張所[しゅっちょうじょ]」のように、漢字のうしろに読みを書いてください。"


@dataclass(frozen=True, slots=True)
class ReadingPart:
    base: str
    kana: str
    """Empty for a part that is in kana already"""


@dataclass(frozen=True, slots=True)
class NameReading:
    """石山[いしやま]出張所[しゅっちょうじょ] in its parts"""

    parts: tuple[ReadingPart, ...]

    @property
    def name(self) -> str:
        return "".join(part.base for part in self.parts)


Readings = tuple[NameReading, ...]


def parse_reading(text: str) -> NameReading | None:
    """None where the brackets do not stand behind what they read."""
    matches = list(_PART.finditer(text))
    if "".join(match[0] for match in matches) != text:
        return None
    parts = [ReadingPart(m["base"] or m["bare"], m["kana"] or "") for m in matches]
    return NameReading(tuple(parts)) if any(part.kana for part in parts) else None


def _reading(raw: Raw, path: Path, issues: Issues) -> NameReading:
    value = filled(raw, path, issues)
    reading = parse_reading(value)
    if value and reading is None:
        message = f"「{value}」は読みの書き方ではありません。"
        issues.append(Issue(path, "bad-reading", message, _HINT))
    return reading or NameReading(())


@dataclass(frozen=True, slots=True)
class _ReadingsFile:
    readings: tuple[NameReading, ...] = ()


_read_file = record(_ReadingsFile, {"readings": list_of(_reading)}, {"readings": ()})


def read_readings(raw: Raw, path: Path, issues: Issues) -> Readings:
    return _read_file(raw, path, issues).readings


def readings_issues(readings: Readings) -> Iterator[Issue]:
    seen: set[str] = set()
    for index, reading in enumerate(readings):
        if reading.name in seen:
            message = f"「{reading.name}」の読みが2回あります。"
            hint = "どちらか一つにしてください。"
            yield Issue(("readings", index), "duplicate-reading", message, hint)
        seen.add(reading.name)
