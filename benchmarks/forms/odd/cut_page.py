"""A page that was cut out of a text dump: its first and last forms lack some of their lines."""

from dataclasses import replace
from itertools import pairwise
from random import Random

from benchmarks.forms.documents import FormDocument
from benchmarks.forms.odd.laid import Owed

_TORN = Owed(free=("notes", "aside"), missing=("sheet",))
"""Nothing on the page tells that a note is cut away"""


def cut_page(rng: Random, made: FormDocument) -> FormDocument:
    """The first, a middle or the last page. The truth stays that of the whole forms: what the page
    lacks must be doubted, or the form refused."""
    lines = made.text.splitlines(keepends=True)
    length = min(len(lines), rng.randint(40, 300))
    most = len(lines) - length
    first = rng.choice([0, most, rng.randint(0, most)])
    last = first + length
    bounds = list(pairwise([0, *made.starts[1:], len(lines)]))
    kept = [
        place
        for place, (begin, end) in enumerate(bounds)
        if any(line.strip() for line in lines[max(begin, first) : min(end, last)])
    ]
    own = slice(kept[0], kept[-1] + 1)
    whole = [first <= begin and end <= last for begin, end in bounds]
    owed = (one if whole[n] else _TORN for n, one in enumerate(made.owed))
    return replace(
        made,
        text="".join(lines[first:last]),
        sheets=made.sheets[own],
        noises=made.noises[own],
        owed=tuple(owed)[own],
    )
