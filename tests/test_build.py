"""The same site from one process or many; nothing is written before all is well."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from site_builder.build import build
from site_builder.inputs import Inputs
from site_builder.problems import SiteBuilderError

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")

ROOT = Path(__file__).parents[1]


def tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def inputs(project: Path, processes: int) -> Inputs:
    return Inputs(project / "content", project / "templates", processes=processes)


@pytest.mark.skipif(os.name == "nt", reason="no fork there")
@pytest.mark.parametrize("processes", [2, 3, 7])
def test_any_number_of_processes_makes_the_same_site(project: Path, processes: int) -> None:
    build(inputs(project, 1), project / "one")
    build(inputs(project, processes), project / "many")
    assert tree(project / "one") == tree(project / "many")


def test_no_hash_and_no_order_of_files_shows_in_the_site(project: Path) -> None:
    """As on another machine: sets go round differently, folders list their files differently."""
    made = []
    for seed, backwards in (("1", False), ("2", True)):
        copy = project / f"copy-{seed}"
        for path in sorted(project.rglob("*"), reverse=backwards):
            place = copy / path.relative_to(project)
            if path.is_file() and not path.is_relative_to(project / "copy-1"):
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(path.read_bytes())
        command = [sys.executable, "-m", "site_builder", "build"]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        subprocess.run(command, cwd=copy, env=environment, check=True, capture_output=True)
        made.append(tree(copy / "output"))
    assert made[0] == made[1]
    assert any(name.startswith("search/") for name in made[0])


@pytest.mark.skipif(os.name == "nt", reason="no fork there")
@pytest.mark.parametrize("where", ["content/sheets/2025/chuo/{}.yaml", "templates/pages/{}.html"])
def test_any_number_of_processes_finds_the_same_problems(project: Path, where: str) -> None:
    for name in ("somu", "hogo", "chiiki", "sheet", "ward", "home"):
        path = project / where.format(name)
        if path.exists():
            text = path.read_text("utf-8").replace("block main %}", "block main %}{{ no.such }}")
            path.write_text(text.replace("ward: 中央区", "ward: 中王区"), encoding="utf-8")
    found = []
    for processes in (1, 3):
        with pytest.raises(SiteBuilderError) as error:
            build(inputs(project, processes), project / "output")
        found.append(set(error.value.problems))
    assert found[0] == found[1]
    assert len(found[0]) == 3
    assert not (project / "output").exists()
