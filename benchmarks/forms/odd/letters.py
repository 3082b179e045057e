"""Letters that fonts leave behind: radicals, signs without width, variants, 外字."""

import unicodedata
from dataclasses import replace
from random import Random

from benchmarks.forms.odd.laid import Laid, Owed, Said, text_at, texts_of, with_text
from benchmarks.forms.spreadsheet.grid import Cell

_SUPPLEMENT = {
    "西": "⻄",
    "民": "⺠",
    "長": "⻑",
    "青": "⻘",
    "食": "⻝",
    "黄": "⻩",
    "亀": "⻲",
    "歯": "⻭",
    "斉": "⻫",
    "竜": "⻯",
    "鬼": "⻤",
    "麦": "⻨",
    "角": "⻆",
    "母": "⺟",
}
"""CJK Radicals Supplement, which has no mapping of its own in NFKC"""
_KANGXI = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0x2F00, 0x2FD6)}
RADICALS = {**_KANGXI, **_SUPPLEMENT}
_IDEOGRAPHS = {radical: ideograph for ideograph, radical in RADICALS.items()}
NO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
_VARIANT = "\U000e0100"


def radical(rng: Random, text: str, share: float = 0.8) -> str:
    """Ideographs that are radicals too become these."""
    return "".join(
        RADICALS[char] if char in RADICALS and rng.random() < share else char for char in text
    )


def plain(text: str) -> str:
    """Without what fonts leave behind; texts that are set aside may keep it."""
    kept = text.translate(dict.fromkeys(map(ord, NO_WIDTH)))
    return "".join(_IDEOGRAPHS.get(char, char) for char in kept)


def spread(rng: Random, text: str, sign: str) -> str:
    """A sign without width within the text, or at one of its ends."""
    place = rng.randint(0, len(text))
    return text[:place] + sign + text[place:]


def font_traces(rng: Random, laid: Laid) -> Laid:
    """One kind of trace in all of a form, as one program leaves it."""
    trace = rng.choice([_radicals, _without_width, _radicals])
    laid = trace(rng, laid)
    return _variants(rng, laid) if rng.random() < 0.3 else laid


def _radicals(rng: Random, laid: Laid) -> Laid:
    labels = rng.random() < 0.7
    cells = [
        replace(cell, value=radical(rng, str(cell.value)))
        if _is_text(cell) and (labels or cell.field.startswith(("goals/", "head/")))
        else cell
        for cell in laid.cells
    ]
    return replace(laid, cells=tuple(cells))


def _is_text(cell: Cell) -> bool:
    """Words of an extra column are left: they are a note as they stand."""
    return isinstance(cell.value, str) and not cell.code.startswith("date:") and not cell.extra


def _without_width(rng: Random, laid: Laid) -> Laid:
    sign, often = rng.choice(NO_WIDTH), rng.choice([0.1, 0.5])
    cells = [
        replace(cell, value=spread(rng, str(cell.value), sign))
        if _is_text(cell) and cell.field != "label/number" and rng.random() < often
        else cell
        for cell in laid.cells
    ]
    return replace(laid, cells=tuple(cells))


def _variants(rng: Random, laid: Laid) -> Laid:
    """A variation selector stays what the document has."""
    cells = [(cell, text) for cell, text in texts_of(laid) if _ideographs(text)]
    if not cells:
        return laid
    cell, text = rng.choice(cells)
    place = rng.choice(_ideographs(text)) + 1
    changed = text[:place] + _VARIANT + text[place:]
    return laid.changing(cell, replace(cell, value=changed)).saying(cell.field, changed)


def _ideographs(text: str) -> list[int]:
    return [place for place, char in enumerate(text) if "\u4e00" <= char <= "\u9fff"]


def gaiji(rng: Random, said: Said) -> Said:
    """Letters of private use in one to three cells; each cell is to be doubted."""
    sheet = said.sheet
    fields = [
        path
        for goal in sheet["goals"]
        for path in (f"goals/{goal['number']}/goal", f"goals/{goal['number']}/measures/1/summary")
        if _ideographs(text_at(sheet, path) or "")
    ]
    chosen = rng.sample(fields, min(len(fields), rng.randint(1, 3)))
    for field in chosen:
        sheet = with_text(sheet, field, _with_gaiji(rng, text_at(sheet, field) or ""))
    return Said(sheet, said.owed + Owed(doubts=tuple(chosen)))


def _with_gaiji(rng: Random, text: str) -> str:
    place = rng.choice(_ideographs(text))
    return text[:place] + chr(0xE000 + rng.randrange(0x400)) + text[place + 1 :]
