"""Policy codes as the sheets cite them: the stored form, and the spellings seen in print."""

import random

CIRCLED = "①②③④⑤"
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def make_code(rng: random.Random, ward: str) -> str:
    """One citation in its stored form, mostly a plain third-level code."""
    kind = rng.random()
    if kind < 0.05:
        return rng.choice(["区ビジョン", f"{ward}区ビジョン"])
    if kind < 0.11:
        first = rng.randint(0, 2)
        items = f"{CIRCLED[first]}~{CIRCLED[first + rng.randint(1, 2)]}"
        return f"政策{rng.randint(1, 16)}-{rng.randint(1, 3)}-{items}"
    if kind < 0.5:
        return f"行財{rng.randint(1, 3)}-{rng.randint(1, 4)}-{rng.choice(CIRCLED[:3])}"
    return f"政策{rng.randint(1, 16)}-{rng.randint(1, 4)}-{rng.choice(CIRCLED)}"


def make_codes(rng: random.Random, ward: str, most: int) -> list[str]:
    """Several different citations; most cells hold one."""
    count = min(most, rng.choices([1, 2, 3, 4], weights=[70, 18, 8, 4])[0])
    codes = {make_code(rng, ward): None for _ in range(count)}
    return list(codes)


def print_code(rng: random.Random, code: str) -> str:
    """One of the spellings that the sheets use for a stored code."""
    if not code.startswith(("政策", "行財")):
        return rng.choice([code, f"({code})", f"（{code}）"])
    word, rest = code[:2], code[2:]
    style = rng.random()
    if style < 0.1:
        return f"{word}-{rest}".replace("~", "～")
    if style < 0.2:
        return f"{word}{rest.translate(_WIDE).replace('-', '－')}".replace("~", "～")
    if style < 0.3:
        return word + _one_wide(rng, rest).replace("~", "～")
    return code.replace("~", rng.choice("~～"))


def _one_wide(rng: random.Random, rest: str) -> str:
    # Typists mix widths inside one code: 政策1-１-①.
    places = [place for place, char in enumerate(rest) if char.isdigit() and char.isascii()]
    place = rng.choice(places)
    return rest[:place] + rest[place].translate(_WIDE) + rest[place + 1 :]
