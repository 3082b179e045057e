"""The files that are meant, by names that people can read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from site_builder.ingest.filing.inputs import load_files
from site_builder.problems import Problem
from tests.ingest.printing import sheet_text


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("酷.csv".encode(), "酷.csv"),
        ("資料.csv".encode("cp932"), "資料.csv"),
        (b"\xff\xfe.csv", "\ufffd\ufffd.csv"),
    ],
)
def test_a_file_whose_name_is_no_utf_8_is_read_by_a_name_for_people(
    raw: bytes, name: str, tmp_path: Path
) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path / "x").removesuffix(b"x") + raw))
    path.write_bytes(sheet_text().encode())
    problems: list[Problem] = []
    ((found, _),) = load_files([path], problems)
    assert (Path(found).name, problems) == (name, [])
    found.encode()  # whatever is written of it is UTF-8
