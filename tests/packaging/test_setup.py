"""A missing piece ends in one sentence that names the package and the command."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from scripts.setup import TESTS
from site_builder.content.folder.card_store import DRAW
from site_builder.render.accessibility_freshness import COMMAND

ROOT = Path(__file__).parents[2]
FILES = ("pyproject.toml", "requirements/site.txt", "scripts/setup.py", "scripts/browser.py")
NO_NETWORK = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": "", "PIP_CONFIG_FILE": os.devnull}


def test_hints_name_commands_of_the_set_up() -> None:
    for command in (DRAW, COMMAND):
        start, _, name = command.rpartition(" ")
        assert start == "python3 scripts/setup.py" and name in TESTS


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The set-up's own files in a folder of their own: the tests' .venv stays as it is."""
    for name in FILES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def run(
    project: Path, *arguments: str, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=project,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def one_sentence(done: subprocess.CompletedProcess[str]) -> str:
    """Beside what is under way (…), exactly one line."""
    lines = [line for line in done.stderr.splitlines() if not line.endswith("…")]
    assert done.returncode == 1
    assert len(lines) == 1, done.stderr
    assert lines[0].count("。") == 1
    assert lines[0].endswith("。")
    return lines[0]


def test_without_git(project: Path) -> None:
    done = run(project, "scripts/setup.py", "test", environment={"PATH": str(project)})
    assert "apt-get install git" in one_sentence(done)


def test_without_the_venv_module(project: Path) -> None:
    """As on Debian, where venv is there and ensurepip is a package of its own."""
    (project / "ensurepip.py").write_text("raise ImportError", encoding="utf-8")
    done = run(project, "scripts/setup.py", "site", environment={"PYTHONPATH": str(project)})
    series = f"python{sys.version_info.major}.{sys.version_info.minor}"
    assert f"apt-get install {series}-venv" in one_sentence(done)
    assert not (project / ".venv").exists()


def test_without_a_python_that_is_new_enough(project: Path) -> None:
    """The set-up itself still runs there; sys.version_info is what it asks for."""
    old = "import sys; sys.version_info = (3, 9, 2)"
    (project / "sitecustomize.py").write_text(old, encoding="utf-8")
    environment = {"PYTHONPATH": str(project), "PATH": str(project)}
    done = run(project, "scripts/setup.py", "site", environment=environment)
    assert "Python 3.11 以上" in one_sentence(done)


def test_without_rights(project: Path) -> None:
    (project / ".venv").write_text("a file where the folder should be", encoding="utf-8")
    done = run(project, "scripts/setup.py", "site", environment={})
    assert "python3 -m venv --clear .venv" in one_sentence(done)


def test_without_network(project: Path) -> None:
    done = run(project, "scripts/setup.py", "site", environment=NO_NETWORK)
    assert "pip install --require-hashes --requirement requirements/site.txt" in one_sentence(done)
    again = run(project, "scripts/setup.py", "site", environment=NO_NETWORK)
    assert one_sentence(again) == one_sentence(done), "a half set-up must not pass for a whole one"


def test_without_a_browser(project: Path) -> None:
    environment = {
        "PATH": str(project),
        "CHROMIUM": "",
        "PLAYWRIGHT_BROWSERS_PATH": str(project / "browsers"),
        "PLAYWRIGHT_DOWNLOAD_HOST": "http://127.0.0.1:9",  # the port that drops everything
    }
    done = run(project, "-m", "scripts.browser", environment=environment)
    assert "apt-get install chromium" in one_sentence(done)


@pytest.mark.skipif(sys.platform != "linux", reason="Windows and macOS bring a Japanese font")
def test_without_a_japanese_font(project: Path) -> None:
    environment = {"PATH": str(project), "CHROMIUM": sys.executable}
    done = run(project, "-m", "scripts.browser", environment=environment)
    assert "apt-get install fonts-noto-cjk" in one_sentence(done)


def test_an_old_python_can_run_it_to_say_that_it_is_old() -> None:
    text = (ROOT / "scripts/setup.py").read_text(encoding="utf-8")
    ast.parse(text, feature_version=(3, 6))
    assert "from __future__" not in text
