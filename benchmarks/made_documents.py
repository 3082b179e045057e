"""Made-up documents of every format, with the truth of their sheets."""

from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, get_args

from tests.forms.documents import FormDocument, make_document
from tests.forms.grid import COLUMNS, GridNoise
from tests.forms.noise import active_kinds
from tests.forms.ruled import as_pdf, random_look
from tests.forms.truth import Sheet
from tests.forms.workbooks import GridForms, as_csv, as_workbook, make_grid_forms

Format = Literal["xlsx", "csv", "pdf", "office", "tabular", "raw"]
"""pdf: drawn in many ways; office: as LibreOffice prints a workbook"""
FORMATS: tuple[Format, ...] = get_args(Format)
_CSV = (("utf-8-sig", ","), ("utf-8", "\t"), ("cp932", ";"), ("cp932", ","))
_OFFICE_SECONDS = 120


@dataclass(frozen=True)
class Made:
    """A document, the truth of its sheets and what makes each of them hard."""

    name: str
    data: bytes
    sheets: tuple[Sheet, ...]
    kinds: tuple[tuple[str, ...], ...]
    text: str = ""
    """Of a text dump, to show what was misread"""
    starts: tuple[int, ...] = ()
    """The first line of each sheet in it, counted from 0"""


def can_make(form: Format) -> bool:
    return form != "office" or shutil.which("soffice") is not None


def make(form: Format, seed: int, sheets: int) -> Made:
    """The same document for the same seed."""
    if form in ("tabular", "raw"):
        return _dump(make_document(seed, "raw" if form == "raw" else "tabular", sheets))
    forms = make_grid_forms(seed, sheets, typed=False if form in ("csv", "pdf") else None)
    kinds = tuple(tuple(_kinds(noise)) for noise in forms.noises)
    ending = "pdf" if form == "office" else form
    return Made(f"{form}-{seed}.{ending}", _printed(form, forms, seed), forms.sheets, kinds)


def _dump(made: FormDocument) -> Made:
    kinds = tuple(tuple(active_kinds(noise)) for noise in made.noises)
    starts = tuple(made.starts)
    return Made(made.name, made.text.encode(), made.sheets, kinds, made.text, starts)


def _kinds(noise: GridNoise) -> Iterator[str]:
    plain = GridNoise()
    changed = (f.name for f in fields(noise) if getattr(noise, f.name) != getattr(plain, f.name))
    for name in changed:
        yield "moved column" if name == "order" else name
    assert set(noise.order) == set(COLUMNS)


def _printed(form: Format, forms: GridForms, seed: int) -> bytes:
    if form == "xlsx":
        return as_workbook(forms)
    if form == "csv":
        return as_csv(forms, *random.Random(seed).choice(_CSV))
    if form == "pdf":
        return as_pdf(forms, random_look(random.Random(seed)))
    return office_pdf(as_workbook(forms, japanese=True))


def office_pdf(workbook: bytes) -> bytes:
    """The workbook as LibreOffice prints it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "made.xlsx"
        path.write_bytes(workbook)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        _run(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, path])
        return path.with_suffix(".pdf").read_bytes()


def _run(command: Sequence[str | Path]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=_OFFICE_SECONDS)
