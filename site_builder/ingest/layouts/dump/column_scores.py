"""How much a cell looks like each column: by its words and by the widths of its lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from site_builder.content.wording import CIRCLED, squash, width
from site_builder.ingest.form.labels import evaluation_mark
from site_builder.ingest.form.policies import is_policies
from site_builder.ingest.layouts.dump.cells import read_number

NEVER = -30.0


@dataclass(frozen=True, slots=True)
class Width:
    """Where a column's full lines end, in full-width signs."""

    least: float
    most: float


USUAL: Mapping[str, Width] = {
    "goal": Width(14, 17),
    "indicator": Width(7.5, 10),
    "target": Width(5.5, 8),
    "result": Width(5.5, 10),
    "initiative": Width(8.5, 11),
    "summary": Width(12.5, 16.5),
    "attainment": Width(8, 18),
    "next_steps": Width(8, 18),
}
"""As counted in sheets of two wards; each sheet's own are learned from it"""

_UNIT = (
    r"(?:人|名|回|件|点|円|%|割|箇所|か所|カ所|ヶ所|個所|団体|校|世帯|日|戸|者|冊|台|店|社"
    r"|km|ha|m|t|橋|地区)"
)
_SENTENCE = re.compile(r"(?:。|ます|ません|ました|ください)[)」]?(?:[(（].*[)）])?$")
_CUT_OFF = re.compile(r"(?:[をがにはへ、・(「]|[^こひもご]と|[ぁ-ん]て)$")
_ITEM = re.compile(rf"[・※{CIRCLED}(<【■○=]|\d[)）]")

# Column → (pattern in the folded text, weight); the last sign of a name says where it stands.
_WORDS: Mapping[str, tuple[tuple[re.Pattern[str], float], ...]] = {
    column: tuple((re.compile(pattern), weight) for pattern, weight in rules)
    for column, rules in {
        "goal": (
            (r"(?:推進|図り|図る|努め|目指|強化|取り組|促進|つなげ|高め|支援し)\S{0,6}。", 0.4),
            (r"^[・※]", -2.0),
            (r"。\([ⅠⅡⅢⅣⅤIV]+-\d.*\)$", 2.0),
            (r"ました。", -3.0),
            (r"(?:引き続き、?|^今後|次年度|来年度|ていきます。$)", -1.5),
        ),
        "summary": (
            (r"(?:実施|開催|行い|支援|周知|配布|掲載|募集)\S{0,5}。", 0.3),
            (r"^・", 0.5),
            (r"※", 0.3),
            (r"(?:ました。)", -2.5),
            (r"(?:引き続き|^今後|次年度|来年度)", -1.5),
        ),
        "initiative": (
            (r"。", -4.0),
            (r"ます$", -4.0),
            (r"(?:事業|プロジェクト|活動|支援|取組|講座|研修|運営|充実|広報|周知|参加)$", 0.7),
            (r"(?:の実施|の開催|等)$", 0.3),
            (r"(?:数|率|件数|回数|額|度|満足度)(?:\(\S{1,4}\))?$", -1.5),
            (rf"^[\d,.約計]+{_UNIT}?(?:以上|以内|以下|程度)?$", -5.0),
            (rf"^[・{CIRCLED}]?\S{{0,6}}[\d,.]+{_UNIT}(?:以上|以内|以下)?$", -2.5),
        ),
        "indicator": (
            (r"。", -4.0),
            (r"ます$", -4.0),
            (r"(?:数|率|額|点|度|量|割合|人口|件|回)(?:\(\S{1,6}\))?$", 1.0),
            (r"(?:数|率|額|点|度|量|割合|人口|件|回)(?:\(\S{1,6}\))?", 0.3),
            (r"(?:事業|プロジェクト|等)$", -1.2),
            (rf"^[\d,.約計]+{_UNIT}?(?:以上|以内|以下|程度)?$", -6.0),
            (rf"[\d,.]+{_UNIT}(?:以上|以内|以下)?$", -1.5),
        ),
        "target": (
            (r"。", -3.0),
            (rf"^[・{CIRCLED}]?\S{{0,6}}[\d,.]+{_UNIT}?(?:以上|以内|以下|程度|未満)?", 1.5),
            (r"[\d,.]", 0.5),
            (r"(?:実施|維持|増加|全数|完成|設置|作成|開始|検証|開催|減少|向上|増|減|以上)", 0.3),
            (r"(?:事業|プロジェクト|支援|充実)$", -2.0),
            (r"^\D{16,}$", -2.0),
        ),
        "attainment": (
            (r"ました|でした|った。|上回|下回|達成", 1.0),
            (r"(?:引き続き|今後|次年度|来年度)", -0.8),
        ),
        "next_steps": (
            (r"(?:引き続き|今後|次年度|来年度|継続|見直|検討|広げて)", 1.0),
            (r"ていき(?:ます|たい)|工夫し", 1.0),
            (r"(?:ました。|でした。)", -2.0),
        ),
    }.items()
}
_SHORTEST = 4
_AIM = re.compile("以上|以内|以下|未満|程度")
_AIMED = -2.0
"""Such words are of targets, not of results"""
_SENTENCES = ("goal", "summary", "attainment", "next_steps")


@lru_cache(maxsize=65536)
def likeness(column: str, lines: tuple[str, ...], full: Width | None = None) -> float:
    """Logarithm of odds that the printed lines are a cell of this column."""
    if column in ("number", "policies", "evaluation"):
        return _sign_likeness(column, lines)
    text = squash("".join(lines))
    if any(map(evaluation_mark, lines)) or (column in _SENTENCES and len(text) < _SHORTEST):
        return NEVER
    kind = "target" if column == "result" else column
    score = _by_words(kind, lines) + _by_width(lines, full or USUAL[column])
    return score + (_AIMED if column == "result" and _AIM.search("".join(lines)) else 0.0)


def _sign_likeness(column: str, lines: tuple[str, ...]) -> float:
    text = "".join(lines)
    if column == "number":
        return 3.0 if read_number(text) else NEVER
    if column == "evaluation":
        return 2.0 if evaluation_mark(text) else NEVER
    codes = [part for line in lines for part in line.split()]
    return 2.0 if all(map(is_policies, codes)) else NEVER


def _by_words(column: str, lines: tuple[str, ...]) -> float:
    text = squash("".join(lines))
    score = sum(weight for pattern, weight in _WORDS[column] if pattern.search(text))
    if _CUT_OFF.search(text):
        score -= 4.0
    if is_policies(text):
        score -= 6.0
    if len(lines) > 1 and read_number(lines[0]):
        score -= 4.0
    if column in _SENTENCES:
        return score + _sentence(text)
    return score - 0.8 * max(0, len(lines) - (4 if column == "target" else 8))


def _sentence(text: str) -> float:
    if _SENTENCE.search(text):
        return 0.0
    return -1.2 if re.search(r"。|ます", text) else -4.0


def _by_width(lines: tuple[str, ...], full: Width) -> float:
    wide = max(map(width, lines)) - full.most - 0.5
    score = -2.5 * wide if wide > 0 else 0.0
    for line, after in pairwise(lines):
        score += _break(line, after, full)
    return score


def _break(line: str, after: str, full: Width) -> float:
    """A break where more would have fitted ends an item: rare inside a sentence."""
    short = full.least - width(line) - _unbreakable(after)
    if short < 0:
        return 0.0
    if _ITEM.match(squash(after)) or line.rstrip().endswith(("。", "）", ")")):
        return -0.3
    return max(-3.0, -0.5 - 0.7 * short)


def _unbreakable(text: str) -> float:
    """The width of what may not be torn at the beginning of a line."""
    match = re.match(
        r"[A-Za-z0-9０-９.,%％]+|.[、。，．」）)ーゃゅょっャュョッァィゥェォ]*", text.strip()
    )
    return width(match[0]) if match else 0.0
