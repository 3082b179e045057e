"""Made-up goal sheets as Hugo reads them: YAML as front matter, its lists as taxonomies.

Their words are those of the documents in content/sources/, recombined; a second-order Markov chain
makes words that these do not have, as more real sheets would.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

WARDS = {
    "kita": "北区",
    "higashi": "東区",
    "chuo": "中央区",
    "konan": "江南区",
    "akiha": "秋葉区",
    "minami": "南区",
    "nishi": "西区",
    "nishikan": "西蒲区",
}
SECTIONS = (
    *("地域総務課", "区民生活課", "健康福祉課", "産業振興課", "建設課", "地域課", "窓口サービス課"),
    *("保護課", "総務課", "農業振興課", "文化スポーツ課", "教育支援センター", "図書館", "公民館"),
    *("消防署", "出張所"),
)
YEARS = range(2018, 2026)
AMOUNTS = ("{}件", "{}回", "{:,}人", "{}%", "{}か所", "{}%以上", "{}件以上")
_CIRCLED = "①②③"


class _Dumper(yaml.CSafeDumper):
    """Texts of several lines as blocks"""


_Dumper.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style="|" if "\n" in text else None
    ),
)


def lay_out(folder: Path, sheets: int, sources: Path) -> int:
    """Hugo's content/ and data/ in the folder. Returns the bytes of the sheets."""
    words = _Words.of("".join(path.read_text("utf-8") for path in sorted(sources.glob("*.txt"))))
    policies = {code: {"label": label, "name": words.prose(30)} for code, label in _codes()}
    _write(folder / "data" / "wards.yaml", _dump(WARDS))
    _write(folder / "data" / "policies.yaml", _dump(policies))
    size = 0
    for sheet in _sheets(sheets, words, list(policies)):
        text = f"---\n{_dump(sheet)}---\n"
        size += _write(folder / "content" / "sheets" / f"{sheet['id']}.md", text)
    return size


def _dump(value: Mapping[str, Any]) -> str:
    text: str = yaml.dump(
        value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000_000
    )
    return text


def _write(path: Path, text: str) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.write_bytes(text.encode())


def _codes() -> Iterator[tuple[str, str]]:
    for sign, kind, plans, parts in (("p", "政策", 18, 3), ("g", "行財", 4, 2)):
        for a in range(1, plans + 1):
            for b in range(1, parts + 1):
                for c, circled in enumerate(_CIRCLED, 1):
                    yield f"{sign}{a}-{b}-{c}", f"{kind}{a}-{b}-{circled}"


@dataclass(frozen=True)
class _Words:
    sentences: Sequence[str]
    phrases: Sequence[str]
    followers: Mapping[str, Sequence[str]]
    """Two signs → those that follow them"""
    chance: random.Random

    @classmethod
    def of(cls, text: str) -> _Words:
        cells = [
            cell.strip(" \ufffd") for cell in re.split(r"[\n\t]", text) if len(cell.strip()) > 4
        ]
        parts = {f"{part.strip(' ・')}。" for cell in cells for part in cell.split("。")}
        sentences = sorted(p for p in parts if 16 <= len(p) <= 121 and "\ufffd" not in p)
        phrases = sorted({c for c in cells if re.fullmatch(r"(?!政策|行財)[^。]{6,45}", c)})
        followers: dict[str, list[str]] = {}
        signs = "".join(sentences)
        for first, second, third in zip(signs, signs[1:], signs[2:], strict=False):
            followers.setdefault(first + second, []).append(third)
        return cls(sentences, phrases, followers, random.Random(20250401))

    def prose(self, length: int, *, items: bool = False) -> str:
        wanted = max(12, int(self.chance.gauss(length, length * 0.3)))
        parts: list[str] = []
        while sum(map(len, parts)) < wanted:
            known = self.chance.random() < 0.7
            parts.append(self.chance.choice(self.sentences) if known else self._novel())
        text = ("\n・" if items else "").join(parts)[: wanted + 15]
        return f"{'・' * items}{text}".rstrip()

    def _novel(self) -> str:
        wanted = self.chance.randint(15, 50)
        text = self.chance.choice(self.sentences)[:2]
        while len(text) < wanted:
            text += self.chance.choice(self.followers.get(text[-2:], ["の"]))
        return f"{text}。"

    def phrase(self) -> str:
        return self.chance.choice(self.phrases)

    def amount(self) -> str:
        number = self.chance.choice([self.chance.randint(1, 99), self.chance.randint(100, 9999)])
        return self.chance.choice(AMOUNTS).format(number)


def _sheets(count: int, words: _Words, codes: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Of each section its sheets of all years, until there are as many as asked for."""
    made = ((number, year) for number in range(count) for year in YEARS)
    for (number, year), _ in zip(made, range(count), strict=False):
        yield _sheet(number, year, words, codes)


def _sheet(number: int, year: int, words: _Words, codes: Sequence[str]) -> dict[str, Any]:
    ward, group = list(WARDS)[number % 8], number // 8
    again = f" 第{group // 16 + 1}係" if group >= 16 else ""
    section, name = f"{ward}-s{number:04d}", SECTIONS[group % 16] + again
    era = _era(year)
    goals = [_goal(n, words, codes) for n in range(1, words.chance.choice([3, 4, 4, 4, 5]) + 1)]
    return {
        "slug": f"{year}-{section}",
        "wards": [ward],
        "sections": [section],
        "years": [str(year)],
        "policies": sorted({code for goal in goals for code in goal["policies"]}),
        "id": f"{year}-{section}",
        "title": f"{era} {WARDS[ward]} {name} 組織目標管理シート",
        "year": year,
        "era": era,
        "ward": ward,
        "ward_name": WARDS[ward],
        "section": section,
        "section_name": name,
        "created": f"{year}-04-0{words.chance.randint(1, 9)}",
        "evaluated": f"{year + 1}-03-31",
        "indicators": [words.phrase() for _ in range(3)],
        "goals": goals,
    }


def _era(year: int) -> str:
    if year < 2019:
        return f"平成{year - 1988}年度"
    return "令和元年度" if year == 2019 else f"令和{year - 2018}年度"


def _goal(number: int, words: _Words, codes: Sequence[str]) -> dict[str, Any]:
    chance = words.chance
    return {
        "no": number,
        "goal": words.prose(100),
        "policies": chance.sample(codes, chance.choice([0, 1, 1, 1, 2, 3])),
        "indicator": words.prose(30) if chance.random() < 0.3 else words.phrase(),
        "target": words.amount(),
        "result": words.amount(),
        "initiative": words.phrase(),
        "summary": words.prose(120, items=chance.random() < 0.2),
        "rating": chance.choice("○○○△×"),
        "attainment": words.prose(100, items=chance.random() < 0.2),
        "next": words.prose(80),
    }
