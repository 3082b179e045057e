"""The files that are meant, by names that people can read."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from site_builder.ingest.filing.inputs import find_files, load_files
from site_builder.problems import Problem
from tests.ingest.printing import sheet_text


class CloudError(OSError):
    """As Windows raises it where the provider of the cloud is not running"""

    winerror = 362


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


def test_a_file_that_icloud_has_taken_away_is_told(tmp_path: Path) -> None:
    (tmp_path / ".form.xlsx.icloud").write_bytes(b"bplist00")
    (tmp_path / ".Trash").mkdir()
    (tmp_path / ".Trash" / ".old.xlsx.icloud").write_bytes(b"bplist00")
    of_folder: list[Problem] = []
    assert list(find_files([tmp_path], None, of_folder)) == []
    of_file: list[Problem] = []
    assert load_files([tmp_path / "form.xlsx"], of_file) == []
    assert of_folder == of_file
    (told,) = of_file
    assert told.where.path == str(tmp_path / "form.xlsx")
    assert "iCloud" in told.message and "ダウンロード" in told.hint


@pytest.mark.parametrize("error", [OSError(errno.EDEADLK, "deadlock"), CloudError(5, "cloud")])
def test_a_file_that_no_cloud_gives_back_is_told(
    error: OSError, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(b"x")

    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr(Path, "open", refuse)
    problems: list[Problem] = []
    assert load_files([path], problems) == []
    (told,) = problems
    assert "クラウド" in told.message and "このデバイス上に常に保持する" in told.hint
