"""Whole made-up documents: several sheets of one ward and year, printed in one flavour."""

import random
from dataclasses import dataclass

from benchmarks.forms.text import raw, tabular
from benchmarks.forms.text.noise import Noise, RawNoise, random_noise, random_raw_noise
from benchmarks.forms.truth import Flavour, Sheet, make_sheet
from benchmarks.forms.vocabulary import vocabulary


@dataclass(frozen=True)
class FormDocument:
    """A printed document, the truth of its sheets and their noise."""

    name: str
    text: str
    sheets: tuple[Sheet, ...]
    noises: tuple[Noise, ...] | tuple[RawNoise, ...]

    @property
    def data(self) -> bytes:
        return self.text.encode()

    @property
    def starts(self) -> list[int]:
        """The first line of each sheet, counted from 0."""
        raw = isinstance(self.noises[0], RawNoise)
        marks = ["作成日"] if raw else ["組織目標管理シート", "# 組織目標管理シート"]
        return [place for place, line in enumerate(self.text.splitlines()) if line in marks]


def make_document(seed: int, flavour: Flavour, sheets: int) -> FormDocument:
    """The same document for the same seed."""
    rng = random.Random(f"{flavour} {seed}")
    chance = 0.5 if flavour == "tabular" else 0.25
    evaluated = rng.random() < chance
    ward, year = rng.choice(vocabulary().wards), rng.randint(2022, 2030)
    # One sheet per section, as in a real document.
    truth: dict[str, Sheet] = {}
    while len(truth) < sheets:
        sheet = make_sheet(rng, evaluated=evaluated, flavour=flavour, ward=ward, year=year)
        truth.setdefault(sheet["section"], sheet)
    return _printed(rng, f"{flavour}-{seed}.txt", flavour, tuple(truth.values()))


def _printed(
    rng: random.Random, name: str, flavour: Flavour, truth: tuple[Sheet, ...]
) -> FormDocument:
    if flavour == "tabular":
        noises = tuple(random_noise(rng, evaluated=bool(one["evaluated"])) for one in truth)
        return FormDocument(name, tabular.print_document(rng, truth, noises), truth, noises)
    raw_noises = tuple(random_raw_noise(rng) for _ in truth)
    return FormDocument(name, raw.print_document(rng, truth, raw_noises), truth, raw_noises)
