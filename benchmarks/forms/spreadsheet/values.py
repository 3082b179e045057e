"""Values as a spreadsheet stores them: 95% is 0.95 with a format."""

import random
import re
from decimal import Decimal

_AMOUNT = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(%?)(\D*)", re.DOTALL)
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_VARIANTS = {"○": "○〇◯", "△": "△▲", "×": "×✕✖"}


def print_number(rng: random.Random, number: int, typed: bool) -> tuple[str | int, str]:
    """The number of a goal."""
    if typed:
        return number, rng.choice(["General", "0", "0.", '"No."0'])
    shapes = (str(number), str(number).translate(_WIDE), _CIRCLED[number - 1], f"No.{number}")
    return rng.choice(shapes), "@"


def print_evaluation(rng: random.Random, mark: str, variants: bool) -> str:
    return rng.choice(_VARIANTS[mark]) if variants else mark


def print_value(text: str) -> tuple[str | int | float, str]:
    """13,000人 → 13000 with #,##0"人"; what is no plain amount stays text."""
    match = _AMOUNT.fullmatch(text)
    if not match or '"' in match[4] or "\n" in match[4]:
        return text, "General"
    whole, fraction, percent, unit = match[1], match[2] or "", match[3], match[4]
    number = Decimal(whole.replace(",", "") + fraction)
    code = ("#,##0" if "," in whole else "0") + (
        "." + "0" * (len(fraction) - 1) if fraction else ""
    )
    if len(whole) > 3 and "," not in whole and whole.startswith("0"):
        return text, "General"
    if percent:
        number, code = number / 100, code + "%"
    code += f'"{unit}"' if unit else ""
    value = float(number) if fraction or percent else int(number)
    plain = not (fraction or percent or unit or "," in whole)
    return value, "General" if plain else code
