"""Line breaking as a spreadsheet cell does it; a full-width sign counts 1."""

import random
import re
import unicodedata

_NEVER_FIRST = "、。，．・：；？！）」』】〕ー～％ぁぃぅぇぉっゃゅょァィゥェォッャュョ),.!?%"
_NEVER_LAST = "（「『【〔("
_PIECE = re.compile(r"[A-Za-z]+|\d[\d,.]*%?|.")


def width(text: str) -> float:
    """How many full-width signs a text is wide."""
    return sum(0.5 if unicodedata.east_asian_width(char) in "NaH" else 1.0 for char in text)


def wrap(text: str, limit: float, rng: random.Random | None = None) -> list[str]:
    """The lines of a cell; with rng, lines are a little uneven as with real fonts."""
    return [line for part in text.split("\n") for line in _wrap_part(part, limit, rng)]


def _wrap_part(part: str, limit: float, rng: random.Random | None) -> list[str]:
    lines = [""]
    room = _room(limit, rng)
    for piece in _PIECE.findall(part):
        if lines[-1] and width(lines[-1] + piece) > room:
            kept, carried = _split(lines[-1], piece)
            lines[-1:] = [kept, carried] if kept else [carried]
            room = _room(limit, rng)
        else:
            lines[-1] += piece
    return lines


def _split(line: str, piece: str) -> tuple[str, str]:
    # No line begins with a closing sign or ends with an opening one: neighbours go down too.
    text = line + piece
    place = len(line)
    while place > 0 and _held(text[place - 1], text[place]):
        place -= 1
    return text[:place].rstrip(), text[place:]


def _held(before: str, after: str) -> bool:
    number = before.isascii() and after.isascii() and before not in "()-" and after not in "()-"
    return after in _NEVER_FIRST or before in _NEVER_LAST or number


def _room(limit: float, rng: random.Random | None) -> float:
    return limit - (rng.choice([0, 0, 0, 0.5, 1]) if rng else 0)
