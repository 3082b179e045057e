"""content/cards/ on disk."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from site_builder.content.folder.cards import Card, card_words, read_words, words_hash
from site_builder.content.folder.frame import Frame
from site_builder.content.plain_files import read_plain
from site_builder.content.writing import read_text
from site_builder.content.yaml.load import load_yaml
from site_builder.problems import Problem, Severity, Where

FOLDER = "cards"
WORDS = "cards.yaml"
DRAW = "python3 scripts/setup.py cards"


def card_file(card_id: str) -> str:
    """The path within content/"""
    return f"{FOLDER}/{card_id}.png"


def load_cards(folder: Path, frame: Frame) -> tuple[tuple[Card, ...], tuple[Problem, ...]]:
    """Cards still up to date; none is fine."""
    path = folder / FOLDER / WORDS
    if not path.is_file():
        return (), ()
    text, problems = read_text(path)
    drawn, flaws = load_yaml(str(path), text, read_words, lambda _: ()) if text else (None, ())
    if problems or flaws or drawn is None:
        return (), (*problems, *flaws)
    cards: list[Card] = []
    stale: list[str] = []
    for card_id, words in card_words(frame.info, frame.organization).items():
        picture = _digest(folder / card_file(card_id))
        if picture and drawn.get(card_id) == words_hash(words):
            cards.append(Card(card_id, picture, words.text))
        else:
            stale.append(words.name or words.title)
    return tuple(cards), tuple(_stale(path, stale))


def _digest(picture: Path) -> str:
    try:
        return sha256(read_plain(picture)).hexdigest()
    except OSError:
        return ""


def _stale(path: Path, names: list[str]) -> Iterable[Problem]:
    if names:
        message = f"共有されたときの画像が、ないか古くなっています（{'・'.join(names)}）。"
        hint = f"{DRAW} で描き直してください。それまでは、その画像を付けません。"
        yield Problem(Where(str(path)), "stale-card", message, hint, Severity.WARNING)
