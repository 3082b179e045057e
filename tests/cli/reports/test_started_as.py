"""A command in a hint is printed in the form in which the program was started, and runs so."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from site_builder.cli.reports import started_as
from site_builder.cli.reports.started_as import STARTER, in_own_form, program
from tests.house.plan import ROOT

HINT = "site-builder review で決め、site-builder check で確かめます。"
NO_COMMAND = "site-builder がつくったフォルダーです。"
FREE_PORT = "site-builder serve --port 0 とすると、"
CONVERT = "site-builder convert 文書 で、"


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(STARTER, raising=False)


def test_as_the_set_up_started_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STARTER, "setup")
    monkeypatch.setattr(started_as, "_SETUP", "python scripts\\setup.py")
    wanted = "python scripts\\setup.py review で決め、python scripts\\setup.py check で確かめます。"
    assert in_own_form(HINT) == wanted
    assert in_own_form(FREE_PORT) == "python scripts\\setup.py serve --port 0 とすると、"


def test_as_make_started_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STARTER, "make")
    monkeypatch.setattr(started_as, "_SETUP", "python3 scripts/setup.py")
    assert in_own_form(HINT) == "python3 scripts/setup.py review で決め、make check で確かめます。"
    assert in_own_form(FREE_PORT) == "make serve PORT=0 とすると、"
    assert in_own_form(CONVERT) == 'make convert DOCS="文書" で、'
    assert in_own_form(NO_COMMAND) == NO_COMMAND


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (["/usr/bin/python3", ".venv/bin/site-builder", "check"], ".venv/bin/site-builder"),
        (["python", "-m", "site_builder", "check"], "python -m site_builder"),
        ([".venv/bin/python", "-m", "site_builder"], ".venv/bin/python -m site_builder"),
        (["python", "-m", "pytest"], "site-builder"),
    ],
)
def test_as_a_person_typed_it(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], wanted: str
) -> None:
    monkeypatch.setattr(sys, "orig_argv", arguments)
    assert program() == wanted
    assert in_own_form(CONVERT) == f"{wanted} convert 文書 で、"


def test_what_the_system_finds_by_its_name_is_named_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / ("site-builder.exe" if os.name == "nt" else "site-builder")
    script.write_text("")
    script.chmod(0o755)
    monkeypatch.setattr(sys, "orig_argv", ["python", str(script), "check"])
    monkeypatch.setenv("PATH", str(tmp_path))
    assert program() == script.name
    monkeypatch.setenv("PATH", "")
    monkeypatch.chdir(tmp_path)
    assert program() == script.name
    monkeypatch.chdir(tmp_path.parent)
    assert program() == str(script.relative_to(tmp_path.parent))


def test_the_hint_of_a_real_run(tmp_path: Path) -> None:
    for starter, wanted in (("make", 'make convert DOCS="文書"'), ("setup", "setup.py convert")):
        (tmp_path / "content").mkdir(exist_ok=True)
        done = subprocess.run(
            [sys.executable, "-m", "site_builder", "check"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), STARTER: starter},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 1
        assert wanted in done.stderr


def test_make_has_what_hints_name() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert f"{STARTER}=make" in makefile
    for command in started_as._OF_MAKE.values():
        assert f"\n{command.split()[1]}:" in makefile
    assert "$(PORT)" in makefile and "$(DOCS)" in makefile
