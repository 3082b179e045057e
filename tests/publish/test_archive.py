"""A site as one file: whole, the same bytes each time, and never in another file's place."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from site_builder.problems import PublishError
from site_builder.publish.archive import archive_of, write_archive
from site_builder.publish.publication import publish
from tests.publish.sites import tree

PAGES = (("index.html", b"home"), ("sources/表 1.pdf", b"%PDF"), ("wards/index.html", b"wards"))


def archived(folder: Path) -> Path:
    output = folder / "portable"
    publish(PAGES, output)
    file = archive_of(output)
    assert write_archive(output, file) == file.stat().st_size
    return file


def test_it_holds_the_site_in_one_folder(tmp_path: Path) -> None:
    with ZipFile(archived(tmp_path)) as archive:
        archive.extractall(tmp_path / "there")
    assert tree(tmp_path / "there") == {f"portable/{name}": data for name, data in PAGES}


def test_the_same_site_is_the_same_bytes(tmp_path: Path) -> None:
    assert archived(tmp_path / "a").read_bytes() == archived(tmp_path / "b").read_bytes()


def test_ours_is_replaced_and_no_other(tmp_path: Path) -> None:
    file = archived(tmp_path)
    assert archived(tmp_path) == file
    for data in (b"mine", b""):
        file.write_bytes(data)
        with pytest.raises(PublishError, match="archive-foreign"):
            archive_of(tmp_path / "portable")
        assert file.read_bytes() == data


def test_what_was_there_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    file = archived(tmp_path)
    before = file.read_bytes()
    (tmp_path / "portable" / "wards" / "index.html").unlink()
    with pytest.raises(PublishError, match="output-not-writable"):
        write_archive(tmp_path / "portable", file)
    assert file.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {"portable", "portable.zip"}
