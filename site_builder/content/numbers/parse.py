"""A whole target or result → its quantities: lines, ①②③, lists per place, remarks in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from site_builder.content.numbers.amount import DATE, YEAR, number_at, parse_amount
from site_builder.content.numbers.quantity import Earlier, Quantity, Reading, Reason
from site_builder.content.wording import CIRCLED, fold

_BRACKET = re.compile(r"\(([^()\[\]]*+)\)|\[([^()\[\]]*+)\]")
_BREAK = re.compile(rf"(\n|、|;|。|,(?!\d)|(?<!\d),|(?=[{CIRCLED}]))")
_FIGURE = re.compile(r"\d")
_HEADING = re.compile(r"【([^【】]{1,30})】")
_BULLET = "・●■◆◇◎◦‣•"
_EARLIER = re.compile(
    rf"(?:※|参考|:)*(?P<when>{YEAR}|前年度?|昨年度?)(?:末|現在|時点)?(?:の?実績値?|の?数値|値)?"
    r"(?::|(?<=[績値末]) ?| )"
)
_OF_A_YEAR = frozenset(["", "平均", "延べ"])
_DATED_NOTE = re.compile(rf"(?:{DATE})(?:末|現在|時点)*(?:の?実績値?|の?数値|値)?")
_RELATIVE = re.compile(
    "前年|昨年|現状|実績|基準|維持|増加|増やす|減少|減らす|削減|拡大|縮小|並み|同数|同程度|以上|向上"
)
_COUNTED = re.compile(r"^\D*[数率額]:?$")
_DATED = re.compile(DATE)
_NUMBERS = frozenset(CIRCLED)
_COMMAS = frozenset("、,")
_WHITE = re.compile(r"[ \t\u3000]+")
_MOST_WORDS = 20
_IDLE_WHITE = re.compile(r"\s+(?!\d)|(?<!\d)\s+")
"""Between two figures a space parts them: R6 91.0%, 12 150"""


@dataclass(slots=True)
class _Phrase:
    """A piece of the cell with the remarks in brackets that belong to it."""

    text: str
    asides: list[str]
    heading: str = ""
    number: str = ""


@lru_cache(maxsize=65536)  # 100%, 3回 and 実施 stand in many sheets
def read_quantities(text: str) -> Reading:
    """What is not surely understood is left out, and `reason` says so."""
    found = [_read(phrase) for phrase in _phrases(fold(text))]
    quantities = tuple(q for part in found for q in part.quantities)
    reason = _reason(bool(quantities), {part.reason for part in found if part.reason})
    return Reading(
        raw=text,
        quantities=() if reason == "unread" else quantities,
        asides=tuple(q for part in found for q in part.asides),
        earlier=tuple(e for part in found for e in part.earlier),
        reason=reason if found else _bare(text),
    )


def _bare(text: str) -> Reason:
    """True where nothing stands outside of brackets and headings."""
    if not text.strip():
        return "empty"
    return "unread" if _figured(text) else "words"


def _reason(counted: bool, reasons: set[Reason]) -> Reason:
    if "unread" in reasons:
        return "unread"
    if counted:
        return "mixed" if reasons else ""
    return next((r for r in _BY_WEIGHT if r in reasons), "words")


_BY_WEIGHT: tuple[Reason, ...] = ("relative", "date", "words")


# --- pieces -------------------------------------------------------------------------------


def _phrases(text: str) -> Iterator[_Phrase]:
    """Broken at lines, ①②③ and, behind a number, at 、; remarks in brackets apart."""
    heading = number = ""
    for phrase in _attached(_raw_phrases(text)):
        phrase.text = phrase.text.strip().lstrip(_BULLET).strip()
        if found := _HEADING.match(phrase.text):
            heading, number = found[1], ""
            phrase.text = phrase.text[found.end() :].strip()
        if phrase.text[:1] in _NUMBERS:
            number = phrase.text[0]
            phrase.text = phrase.text[1:].strip()
        phrase.heading, phrase.number = heading, number
        if phrase.text:
            yield phrase


def _raw_phrases(text: str) -> Iterator[_Phrase]:
    words: list[str] = []
    asides: list[str] = []
    counts = False
    pieces = _BRACKET.split(text)
    for position in range(0, len(pieces), 3):
        if position:
            asides.append(pieces[position - 2] or pieces[position - 1] or "")
            counts = counts or _figured(asides[-1])
        for part, mark in _parts(pieces[position]):
            words.append(part)
            counts = counts or _figured(part)
            if mark in _COMMAS and not counts:
                words.append(mark)
            elif mark is not None:
                yield _Phrase("".join(words), asides)
                words, asides, counts = [], [], False
    yield _Phrase("".join(words), asides)


def _figured(text: str) -> bool:
    return bool(_FIGURE.search(text))


def _parts(text: str) -> Iterator[tuple[str, str | None]]:
    """Each part with the sign that ends it; what ends the last one is not known yet."""
    parts = _BREAK.split(text)
    yield from zip(parts[::2], [*parts[1::2], None], strict=True)


def _attached(phrases: Iterator[_Phrase]) -> Iterator[_Phrase]:
    """Brackets on a line of their own belong to the line above, 事業者数 to the figure below."""
    above: _Phrase | None = None
    for phrase in phrases:
        if above and phrase.asides and not phrase.text.strip():
            above.asides += phrase.asides
            continue
        if above and _COUNTED.search(above.text) and phrase.text[:1].isdecimal():
            phrase.text = f"{above.text.rstrip(': ')}:{phrase.text}"
        elif above:
            yield above
        above = phrase
    if above:
        yield above


# --- meaning ------------------------------------------------------------------------------


def _read(phrase: _Phrase) -> Reading:
    text = _IDLE_WHITE.sub("", phrase.text)
    remarks = [_IDLE_WHITE.sub("", aside) for aside in phrase.asides]
    beside = [_remark(remark) for remark in remarks]
    known = Reading(
        phrase.text,
        asides=tuple(q for q in beside if isinstance(q, Quantity)),
        earlier=tuple(e for e in beside if isinstance(e, Earlier)),
    )
    if text.startswith("※"):
        return known
    if earlier := _earlier(text):
        return known._replace(earlier=(earlier, *known.earlier))
    if number_at(text) is None and (promoted := _promoted(text, known)):
        return known._replace(quantities=(_placed(promoted, phrase),), asides=())
    return _counted(phrase, text, remarks, known)


def _remark(text: str) -> Quantity | Earlier | None:
    return _earlier(text) or parse_amount(text)


def _earlier(text: str) -> Earlier | None:
    match = _EARLIER.match(text)
    quantity = parse_amount(text[match.end() :]) if match else None
    if not match or not quantity or quantity.label not in _OF_A_YEAR:
        return None
    return Earlier(match["when"], quantity)


def _promoted(text: str, known: Reading) -> Quantity | None:
    """河渡ルート(44,000人): the number of these words stands in brackets."""
    if len(known.asides) != 1 or known.earlier or _RELATIVE.search(text) or known.asides[0].label:
        return None
    return known.asides[0]._replace(label=text.removesuffix(":"))


def _counted(phrase: _Phrase, text: str, remarks: list[str], known: Reading) -> Reading:
    quantity = parse_amount(text)
    found = [_qualified(quantity, remarks)] if quantity else _spaced(phrase.text)
    if found:
        return known._replace(quantities=tuple(_placed(q, phrase) for q in found))
    return known._replace(reason=_why_not(text))


def _spaced(text: str) -> list[Quantity]:
    """委員会2回 座談会8回: only if each part says what it counts."""
    words = _WHITE.split(text)
    if not 1 < len(words) <= _MOST_WORDS:
        return []
    parts = [parse_amount(word) for word in words]
    found = [part for part in parts if part and (part.label or part.unit)]
    return found if len(parts) == len(found) else []


def _qualified(quantity: Quantity, remarks: list[str]) -> Quantity:
    """13避難所(累計), 1,200人(延べ)"""
    for remark in remarks:
        if remark in ("累計", "累積"):
            quantity = quantity._replace(cumulative=True)
        elif remark in ("延べ", "のべ", "延べ数", "実人数", "平均"):
            quantity = quantity._replace(label=f"{quantity.label}{remark}")
    return quantity


def _placed(quantity: Quantity, phrase: _Phrase) -> Quantity:
    if not phrase.heading and not phrase.number:
        return quantity
    label = ":".join(filter(None, (phrase.heading, quantity.label)))
    return quantity._replace(label=label, number=phrase.number)


def _why_not(text: str) -> Reason:
    if number_at(text) is not None:
        return "unread"
    if _DATED_NOTE.fullmatch(text):
        return "" if text.endswith("値") else "date"
    if _RELATIVE.search(text):
        return "relative"
    return "date" if _DATED.search(text) else "words"
