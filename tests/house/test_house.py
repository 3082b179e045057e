"""The house stands as it was planned: tests/house/plan.py against the imports that are there."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.house import plan
from tests.house.source import ROOT, Module, functions, imports, length, modules, own_imports

MODULES = [pytest.param(module, id=module.name or "package") for module in modules()]
FILE_CALLS = frozenset(
    [
        "open",
        "read_text",
        "read_bytes",
        "write_text",
        "write_bytes",
        "mkdir",
        "rmdir",
        "unlink",
        "rename",
        "iterdir",
        "glob",
        "rglob",
        "stat",
        "exists",
        "is_file",
        "is_dir",
        "touch",
        "chmod",
        "symlink_to",
        "hardlink_to",
        "resolve",
        "cwd",
    ]
)
SYSTEM_MODULES = frozenset(
    [
        "os",
        "shutil",
        "socket",
        "subprocess",
        "tempfile",
        "time",
        "sys",
        "io",
        "glob",
        "random",
        "secrets",
        "threading",
        "multiprocessing",
        "concurrent",
        "asyncio",
        "urllib.request",
        "http",
    ]
)
CLOCK = frozenset({"now", "today", "utcnow"})
MACHINE_PATH = re.compile(rb"/(?:work|root|home|farm|Users|private|mnt)/[A-Za-z]|/tmp/[A-Za-z]")


def room(name: str, rooms: set[str]) -> str:
    """The room that a module lies in: the longest of the names that fits."""
    fitting = [known for known in rooms if name == known or name.startswith(f"{known}.")]
    return max(fitting, key=len, default="")


@pytest.mark.parametrize("module", MODULES)
def test_a_room_imports_only_the_rooms_below(module: Module) -> None:
    here = room(module.name, set(plan.ROOMS))
    assert here or module.name == "", f"{module.name} is in no room of the plan"
    allowed = {here, *plan.ROOMS.get(here, set())}
    reached = {name: room(name, set(plan.ROOMS)) for name in own_imports(module) if name}
    assert {name for name, target in reached.items() if target not in allowed} == set()


def test_the_plan_has_a_floor_for_each_room() -> None:
    order = tuple(TopologicalSorter(plan.ROOMS).static_order())
    assert order.index("problems") < order.index("content") < order.index("build")


def test_no_two_modules_import_each_other() -> None:
    graph = {module.name: own_imports(module) - {module.name} for module in modules()}
    assert set(TopologicalSorter(graph).static_order()) == set(graph)


def test_the_two_wings_never_meet() -> None:
    """Only cli knows both; the YAML on disk is the one door between them."""
    graph = {module.name: own_imports(module) for module in modules()}

    def reach(names: set[str]) -> set[str]:
        wider = names.union(*(graph[name] for name in names))
        return names if wider == names else reach(wider)

    rooms = {room(name, set(plan.ROOMS)) for name in reach({"build", "serve"} & set(graph))}
    assert "ingest" not in rooms
    ingest = {name for name in graph if room(name, {"ingest"})}
    assert {room(n, set(plan.ROOMS)) for n in reach(ingest)} <= {
        "problems",
        "content",
        "ingest",
        "workers",
        "attempts",
        "",
    }


@pytest.mark.parametrize("module", MODULES)
def test_each_library_has_one_room(module: Module) -> None:
    roots = {found.target.split(".")[0] for found in imports(module)}
    strangers = {
        name
        for name in roots & set(plan.LIBRARIES)
        if not room(module.name, {plan.LIBRARIES[name]})
    }
    assert strangers == set()


@pytest.mark.parametrize("module", MODULES)
def test_every_import_from_outside_is_in_the_plan(module: Module) -> None:
    roots = {found.target.split(".")[0] for found in imports(module)}
    assert roots - set(sys.stdlib_module_names) - set(plan.LIBRARIES) <= {plan.PACKAGE}


@pytest.mark.parametrize("module", MODULES)
def test_imports_stand_at_the_top(module: Module) -> None:
    late = {(module.name, found.target) for found in imports(module) if found.late}
    assert late <= set(plan.LATE_IMPORTS)
    names = {node.id for node in ast.walk(module.tree) if isinstance(node, ast.Name)}
    assert "TYPE_CHECKING" not in names


@pytest.mark.parametrize("module", MODULES)
def test_only_the_doors_touch_the_world(module: Module) -> None:
    if room(module.name, plan.DOORS):
        return
    system = {found.target for found in imports(module)} & SYSTEM_MODULES
    calls = {_called(node) for node in ast.walk(module.tree) if isinstance(node, ast.Call)}
    assert system | calls & (FILE_CALLS | CLOCK) == set()


@pytest.mark.parametrize("module", MODULES)
def test_only_cli_prints(module: Module) -> None:
    calls = {_called(node) for node in ast.walk(module.tree) if isinstance(node, ast.Call)}
    assert room(module.name, {"cli"}) or "print" not in calls


def _called(call: ast.Call) -> str:
    """open(…) → open, path.read_text(…) → read_text"""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


@pytest.mark.parametrize("module", MODULES)
def test_files_are_short(module: Module) -> None:
    assert module.lines <= plan.FILE_LINES


def test_functions_are_short() -> None:
    sizes = {f"{m.name}.{f.name}": length(f) for m in modules() for f in functions(m.tree)}
    assert {name: n for name, n in sizes.items() if n > plan.FUNCTION_LINES} == {}
    ordered = sorted(sizes.values())
    assert ordered[len(ordered) * 9 // 10] <= plan.FUNCTION_LINES_P90
    assert statistics.median(ordered) <= plan.FUNCTION_LINES_MEDIAN


@pytest.mark.parametrize("module", MODULES)
def test_annotations_are_not_evaluated(module: Module) -> None:
    """Every module with code begins alike."""
    code = [node for node in module.tree.body if not isinstance(node, ast.Expr)]
    first = code[0] if code else None
    assert first is None or (isinstance(first, ast.ImportFrom) and first.module == "__future__")


def tracked_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    found = {
        path.relative_to(ROOT).as_posix()
        for path in tracked_files()
        if path.is_file() and path != Path(__file__) and MACHINE_PATH.search(path.read_bytes())
    }
    assert found == set()


def test_every_test_file_is_collected() -> None:
    """A test in a file that pytest does not take for one would never run."""
    strays = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "tests").rglob("*.py")
        if not path.name.startswith("test_") and _has_tests(path)
    }
    assert strays == set()
    packages = {path.parent for path in (ROOT / "tests").rglob("test_*.py")}
    assert {p for p in packages if not (p / "__init__.py").is_file()} == set()


def _has_tests(path: Path) -> bool:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(function.name.startswith("test_") for function in functions(tree))
