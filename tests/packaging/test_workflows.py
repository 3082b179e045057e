"""What GitHub runs: pinned, with no more rights than it needs, and nothing published untested."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts import setup
from site_builder.cli.main import COMMANDS
from tests.house.plan import ROOT

FOLDER = ROOT / ".github" / "workflows"
Job = dict[str, Any]


def jobs(name: str) -> dict[str, Job]:
    """As text all through: `on` is no boolean, 3.10 no number."""
    text = (FOLDER / f"{name}.yml").read_text(encoding="utf-8")
    found: dict[str, Job] = yaml.load(text, yaml.BaseLoader)["jobs"]
    return found


ALL = {f"{name}/{job}": jobs(name)[job] for name in ("publish", "test") for job in jobs(name)}


def steps() -> Iterator[dict[str, Any]]:
    for job in ALL.values():
        yield from job.get("steps", ())


def test_only_pinned_actions_run() -> None:
    used = [one["uses"] for one in (*steps(), *ALL.values()) if "uses" in one]
    assert len(used) > 10
    loose = [name for name in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", name)]
    assert loose == ["./.github/workflows/test.yml"]


def test_only_the_deployment_may_write() -> None:
    writing = {name for name, job in ALL.items() if "write" in job.get("permissions", {}).values()}
    assert writing == {"publish/deploy"}
    for file in FOLDER.iterdir():
        text = file.read_text(encoding="utf-8")
        assert "\npermissions:\n  contents: read\n" in text
        assert "pull_request_target" not in text and "secrets" not in text


def test_no_text_of_a_stranger_is_run() -> None:
    """Branches and titles reach a script in its environment alone."""
    assert [one["run"] for one in steps() if "github.event" in one.get("run", "")] == []


def test_every_command_is_one_of_ours() -> None:
    told = [one["run"] for one in steps() if "run" in one]
    asked = [name for text in told for name in re.findall(r"scripts/setup\.py ([\w-]+)", text)]
    assert {"check", "build", "smoke", "site", "test-without-browser"} <= set(asked)
    assert set(asked) <= {"site", *setup.TESTS, *COMMANDS}
    for name in {m for text in told for m in re.findall(r"-m scripts\.(\w+)", text)}:
        assert (ROOT / "scripts" / f"{name}.py").is_file()
    made = {case["command"] for case in ALL["test/test"]["strategy"]["matrix"]["include"]}
    assert made == {"test", "test-full"}


def test_every_python_and_windows_are_tried() -> None:
    matrix = ALL["test/test"]["strategy"]["matrix"]["include"]
    assert {case["python"] for case in matrix} == {"3.11", "3.12", "3.13", "3.14"}
    assert ALL["test/windows"]["runs-on"] == "windows-latest"
    assert {"3.11", "3.14"} <= set(ALL["test/windows"]["strategy"]["matrix"]["python"])


def test_a_program_is_published_only_when_all_tests_have_passed() -> None:
    called, build, deploy = (ALL[f"publish/{name}"] for name in ("test", "build", "deploy"))
    assert called["uses"] == "./.github/workflows/test.yml"
    assert called["if"] == "needs.scope.outputs.passed != 'true'"
    passed = "(needs.scope.outputs.passed == 'true' || needs.test.result == 'success')"
    assert passed in build["if"] and set(build["needs"]) == {"scope", "test"}
    assert deploy["needs"] == "build" and "needs.build.result == 'success'" in deploy["if"]
    assert (
        set(ALL["publish/mark"]["needs"]) == {"scope", "test"} and "if" not in ALL["publish/mark"]
    )


def test_content_is_checked_strictly_and_its_pages_are_opened() -> None:
    runs = [step.get("run", "") for step in ALL["publish/build"]["steps"]]
    order = [n for n, text in enumerate(runs) if re.search(r"setup\.py (check|build|smoke)", text)]
    checked, _, built, opened = (runs[n] for n in order)
    assert "check $STRICT" in checked and "--report report.json" in built
    assert opened.endswith("smoke report.json")


@pytest.mark.skipif(os.name == "nt", reason="a script for the runner's shell")
def test_the_program_is_all_but_the_content(tmp_path: Path) -> None:
    for name in ("content/site.yaml", "templates/base.html", "contents.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("1")
    keys = [key_of(tmp_path)]
    for name in ("content/site.yaml", "content/new.yaml", "templates/base.html", "contents.txt"):
        (tmp_path / name).write_text("2")
        keys.append(key_of(tmp_path))
    assert keys[0] == keys[1] == keys[2]
    assert len(set(keys[2:])) == 3


def key_of(repository: Path) -> str:
    """As the workflow finds it."""
    [script] = [s["run"] for s in ALL["publish/scope"]["steps"] if s.get("id") == "program"]
    output = repository.with_name("output")
    output.write_text("")
    git = "git -c user.name=a -c user.email=a@example.org -c core.safecrlf=false"
    commit = f"git init -q && git add -A && {git} commit -qm all"
    environment = {**os.environ, "GITHUB_OUTPUT": str(output)}
    for text in (commit, script):
        subprocess.run(["bash", "-ec", text], cwd=repository, env=environment, check=True)
    key = output.read_text()
    assert re.fullmatch(r"key=passed-[0-9a-f]{40}\n", key)
    return key
