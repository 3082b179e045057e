from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from benchmarks.static_host import serving
from scripts.last_generation import add_generation, main

CSS, PART = "assets/site.0123456789.css", "search/0123456789/pagefind/index/s0_1.pf_index"


@pytest.fixture
def last(tmp_path: Path) -> Path:
    """A publication of before"""
    files = {CSS: b"css", PART: b"part"}
    for path, data in files.items():
        (tmp_path / "last" / path).parent.mkdir(parents=True)
        (tmp_path / "last" / path).write_bytes(data)
    digests = {path: sha256(data).hexdigest() for path, data in files.items()}
    (tmp_path / "last/assets-manifest.json").write_text(json.dumps({"files": digests}))
    return tmp_path / "last"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    (tmp_path / "output").mkdir()
    return tmp_path / "output"


def files(folder: Path) -> set[str]:
    return {f.relative_to(folder).as_posix() for f in folder.rglob("*") if f.is_file()}


def test_from_a_folder(last: Path, output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(last), str(output)]) == 0
    assert files(output) == {CSS, PART} and (output / PART).read_bytes() == b"part"
    assert capsys.readouterr().out == "前の版のファイルを 2 個加えました。\n"


def test_without_a_source_it_says_how_it_is_used() -> None:
    with pytest.raises(SystemExit, match="使い方"):
        main([])


def test_from_the_place_where_it_is_published(last: Path, output: Path) -> None:
    with serving(last, "/goals") as address:
        assert main([address, str(output)]) == 0
    assert files(output) == {CSS, PART}


def test_what_the_new_site_has_stays(last: Path, output: Path) -> None:
    (output / "assets").mkdir()
    (output / CSS).write_bytes(b"new")
    assert main([str(last), str(output)]) == 0
    assert (output / CSS).read_bytes() == b"new"


def test_a_new_site_is_published_in_any_case(
    tmp_path: Path, output: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "nowhere"), str(output)]) == 0
    assert "前の版の一覧がありません" in capsys.readouterr().err
    with serving(output, "") as address:
        assert main([address, str(output)]) == 0
    assert files(output) == set()


def test_nothing_else_is_taken(last: Path, output: Path) -> None:
    """Neither what is not as the manifest says, nor a name that is none of a hashed asset."""
    (last / CSS).write_bytes(b"changed")
    (last / PART).unlink()
    (last / "index.html").write_bytes(b"page")
    digests = json.loads((last / "assets-manifest.json").read_text())["files"]
    evil = {"index.html": sha256(b"page").hexdigest(), "../x.0123456789.css": "1", CSS + "/..": "2"}
    (last / "assets-manifest.json").write_text(json.dumps({"files": digests | evil}))
    count, told = add_generation(lambda path: (last / path).read_bytes(), output)
    assert count == 0 and len(told) == 2
    assert files(output) == set() and files(output.parent) == files(output.parent)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"files": 3}', "<!doctype html>"])
def test_what_is_no_manifest_is_told(last: Path, output: Path, text: str) -> None:
    (last / "assets-manifest.json").write_text(text)
    count, (told,) = add_generation(lambda path: (last / path).read_bytes(), output)
    assert count == 0 and told.startswith("前の版の一覧がありません")
