"""Whole made-up documents: several sheets of one ward and year, printed in one flavour."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.forms.odd.dump import Dump, as_dump
from benchmarks.forms.odd.laid import Owed
from benchmarks.forms.odd.letters import plain
from benchmarks.forms.text import raw, tabular
from benchmarks.forms.text.noise import (
    Noise,
    RawNoise,
    orderly,
    random_noise,
    random_raw_noise,
)
from benchmarks.forms.truth import Flavour, Sheet, make_sheet
from benchmarks.forms.vocabulary import vocabulary


@dataclass(frozen=True)
class FormDocument:
    """A printed document, the truth of its sheets and their noise."""

    name: str
    text: str
    sheets: tuple[Sheet, ...]
    noises: tuple[Noise, ...] | tuple[RawNoise, ...]
    owed: tuple[Owed, ...]

    @property
    def data(self) -> bytes:
        return self.text.encode()

    @property
    def starts(self) -> list[int]:
        """The first line of each sheet, counted from 0."""
        raw = isinstance(self.noises[0], RawNoise)
        marks = ["作成日"] if raw else ["組織目標管理シート", "# 組織目標管理シート"]
        return [n for n, line in enumerate(self.text.splitlines()) if plain(line) in marks]


def make_document(
    seed: int, flavour: Flavour, sheets: int, change: Callable[[Sheet], Dump] | None = None
) -> FormDocument:
    """The same document for the same seed; `change` makes each sheet an odd one."""
    rng = random.Random(f"{flavour} {seed}")
    chance = 0.5 if flavour == "tabular" else 0.25
    evaluated = rng.random() < chance
    ward, year = rng.choice(vocabulary().wards), rng.randint(2022, 2030)
    # One sheet per section, as in a real document.
    truth: dict[str, Sheet] = {}
    while len(truth) < sheets:
        sheet = make_sheet(rng, evaluated=evaluated, flavour=flavour, ward=ward, year=year)
        truth.setdefault(sheet["section"], sheet)
    dumps = tuple(map(change or as_dump, truth.values()))
    name = f"{flavour}-{seed}.txt"
    if flavour == "raw":
        raw_noises = tuple(random_raw_noise(rng) for _ in dumps)
        return _made(name, raw.print_dumps(rng, dumps, raw_noises), dumps, raw_noises)
    noises = tuple(random_noise(rng, evaluated=bool(one.printed["evaluated"])) for one in dumps)
    noises = tuple(map(orderly, noises)) if change else noises
    return _made(name, tabular.print_dumps(rng, dumps, noises), dumps, noises)


def _made(
    name: str,
    text: str,
    dumps: tuple[Dump, ...],
    noises: tuple[Noise, ...] | tuple[RawNoise, ...],
) -> FormDocument:
    sheets, owed = tuple(dump.sheet for dump in dumps), tuple(dump.owed for dump in dumps)
    return FormDocument(name, text, sheets, noises, owed)
