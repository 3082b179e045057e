"""content/readings.yaml: how names of wards, sections and places are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.content.wording import has_kanji, hiragana
from site_builder.content.yaml.reader import Path, Raw
from site_builder.content.yaml.shape import Issue, Issues, filled, list_of, record

_PART = re.compile(r"(?P<base>[^\[\]぀-ヿ]+)\[(?P<kana>[ぁ-ゖー]+)\]|(?P<bare>[぀-ヿ]+|[^\[\]]+)")
_RUN = re.compile(r"[぀-ヿ]+|[^぀-ヿ]+")
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

    @property
    def text(self) -> str:
        """As readings.yaml has it"""
        return "".join(f"{p.base}[{p.kana}]" if p.kana else p.base for p in self.parts)


Readings = tuple[NameReading, ...]


def parse_reading(text: str) -> NameReading | None:
    """None where the brackets do not stand behind what they read."""
    matches = list(_PART.finditer(text))
    if "".join(match[0] for match in matches) != text:
        return None
    parts = [ReadingPart(m["base"] or m["bare"], m["kana"] or "") for m in matches]
    return NameReading(tuple(parts)) if any(part.kana for part in parts) else None


def align_reading(word: str, kana: str) -> NameReading | None:
    """主な取組, おもなとりくみ → 主[おも]な取組[とりくみ]. None where no sign of the word is a
    kanji, the two do not fit, or it is unclear which part is read how."""
    runs = _RUN.findall(word)
    if not has_kanji(word):
        return None
    first, other = (
        re.fullmatch("".join(_run_pattern(run, some) for run in runs), kana)
        for some in ("([ぁ-ゖー]+?)", "([ぁ-ゖー]+)")
    )
    if first is None or other is None or first.groups() != other.groups():
        return None
    read = zip(runs, first.groups(), strict=True)
    parts = (ReadingPart(run, kana if has_kanji(run) else "") for run, kana in read)
    return NameReading(tuple(parts))


def _run_pattern(run: str, unknown: str) -> str:
    return f"({re.escape(hiragana(run))})" if _is_kana(run) else unknown


def _is_kana(run: str) -> bool:
    return "\u3040" <= run[0] <= "\u30ff"


def _reading(raw: Raw, path: Path, issues: Issues) -> NameReading:
    value = filled(raw, path, issues)
    reading = parse_reading(value)
    if value and reading is None:
        message = f"「{value}」は読みの書き方ではありません。"
        issues.append(Issue(path, "bad-reading", message, _HINT))
    return reading or NameReading(())


@dataclass(frozen=True, slots=True)
class ReadingsFile:
    readings: Readings = ()
    refused: tuple[str, ...] = ()
    """Names for which nobody wants to be asked again for a reading"""


read_readings_file = record(
    ReadingsFile, {"readings": list_of(_reading), "refused": list_of(filled)}, {"readings": ()}
)


def readings_issues(file: ReadingsFile) -> Iterator[Issue]:
    seen: set[str] = set()
    for index, reading in enumerate(file.readings):
        if reading.name in seen:
            message = f"「{reading.name}」の読みが2回あります。"
            hint = "どちらか一つにしてください。"
            yield Issue(("readings", index), "duplicate-reading", message, hint)
        seen.add(reading.name)
