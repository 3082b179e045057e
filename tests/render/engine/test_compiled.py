"""Compiled templates are kept for the next command, and never taken for those of another source."""

from __future__ import annotations

import sys
from pathlib import Path

import jinja2
import pytest

from site_builder.render.engine import compiled
from site_builder.render.engine.attributes import make_environment
from site_builder.render.engine.compiled import CompiledTemplates


@pytest.fixture(autouse=True)
def _kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the tests were started with"""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def printed(folder: Path, text: str) -> str:
    loader = jinja2.DictLoader({"a.html": text})
    environment = make_environment(loader=loader, bytecode_cache=CompiledTemplates(folder))
    return environment.get_template("a.html").render(name="n")


def test_what_is_kept_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert printed(tmp_path / "kept", "{{ name }}") == "n"
    kept = make_environment().__class__

    def no_compiler(*args: object, **settings: object) -> str:
        raise AssertionError(args)

    monkeypatch.setattr(kept, "compile", no_compiler)
    assert printed(tmp_path / "kept", "{{ name }}") == "n"


def test_another_text_is_compiled(tmp_path: Path) -> None:
    for text in ("a {{ name }}", "b {{ name }}", "a {{ name }}"):
        assert printed(tmp_path, text) == text.replace("{{ name }}", "n")
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("place", [0, 40, -1])
def test_a_damaged_file_is_replaced(tmp_path: Path, place: int) -> None:
    printed(tmp_path, "{{ name }}")
    [file] = tmp_path.iterdir()
    whole = file.read_bytes()
    data = bytearray(whole)
    data[place] ^= 1
    file.write_bytes(data)
    assert printed(tmp_path, "{{ name }}") == "n"
    assert file.read_bytes() == whole
    file.write_bytes(whole[:-1])
    assert printed(tmp_path, "{{ name }}") == "n"


def test_another_compiler_compiles_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printed(tmp_path, "{{ name }}")
    [file] = tmp_path.iterdir()
    before = file.read_bytes()
    monkeypatch.setattr(compiled, "_compiler", lambda: b"newer")
    printed(tmp_path, "{{ name }}")
    assert file.read_bytes() != before


def test_nothing_is_kept_where_python_keeps_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert printed(tmp_path, "{{ name }}") == "n"
    assert not list(tmp_path.iterdir())
