"""The wheel works alone: with its templates, outside a checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import tree

ROOT = Path(__file__).parents[2]
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]


def run(folder: Path, *arguments: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(ROOT, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder))
    [wheel] = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "installed")
    return folder / "installed"


def test_it_holds_the_package_and_its_templates_alone(installed: Path) -> None:
    assert {path.name for path in installed.iterdir()} == {
        "site_builder",
        f"site_builder-{VERSION}.dist-info",
    }
    for folder, copy in (("templates", "site_builder/templates"), ("site_builder", "site_builder")):
        files = [
            f for f in (ROOT / folder).rglob("*") if f.is_file() and "__pycache__" not in f.parts
        ]
        missing = [
            f for f in files if not (installed / copy / f.relative_to(ROOT / folder)).is_file()
        ]
        assert missing == []


def test_it_builds_the_same_site_as_the_checkout(installed: Path, project: Path) -> None:
    build = ("-m", "site_builder", "build", "--output")
    run(project, *build, "one", PYTHONPATH=str(ROOT))
    (project / "templates").rename(project / "not-templates")
    where = run(
        project,
        "-c",
        "import site_builder; print(site_builder.__file__)",
        PYTHONPATH=str(installed),
    )
    assert Path(where.strip()).is_relative_to(installed)
    run(project, *build, "two", PYTHONPATH=str(installed))
    assert tree(project / "one") == tree(project / "two")
