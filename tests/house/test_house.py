"""The package keeps to the plan in CONTRIBUTING.md. Each test names every offender at once."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

from tests.house import plan
from tests.house.plan import ROOT
from tests.house.source import Module, functions, imports, length, modules, own_imports

ROOMS = plan.read_plan()
FLOORS = {room.name: floor for floor, room in enumerate(ROOMS)}
FILE_CALLS = set(plan.FILE_CALLS.split())
SYSTEM_MODULES = set(plan.SYSTEM_MODULES.split())
MACHINE_PATH = re.compile(rb"/(?:work|root|home|farm|Users|private|mnt)/[A-Za-z]|/tmp/[A-Za-z]")


def innermost(name: str, rooms: set[str]) -> str:
    """The longest of the names that a module lies in; empty where none fits."""
    fitting = [known for known in rooms if name == known or name.startswith(f"{known}.")]
    return max(fitting, key=len, default="")


def room_of(name: str) -> plan.Room | None:
    found = innermost(name, set(FLOORS))
    return ROOMS[FLOORS[found]] if found else None


def test_the_plan_and_the_house_have_the_same_rooms() -> None:
    lived_in = {innermost(m.name, set(FLOORS)) for m in modules() if not _is_bare(m)}
    wings = {room.wing for room in ROOMS}
    assert lived_in == set(FLOORS), "a module without a room, or a room without a module"
    assert {name for room in ROOMS for name in room.wings or ()} <= wings


def _is_bare(module: Module) -> bool:
    """Only a docstring, as of a folder that holds rooms."""
    return all(isinstance(node, ast.Expr) for node in module.tree.body)


def test_imports_go_down_the_plan() -> None:
    offences = [
        f"{module.name} imports {target}"
        for module in modules()
        for target in sorted(own_imports(module))
        if not _allowed(module.name, target)
    ]
    assert offences == []


def _allowed(name: str, target: str) -> bool:
    here, there = room_of(name), room_of(target)
    if here is None or there is None:
        return name == "" or target == plan.wing_of(target)
    if here.wing == there.wing:
        return FLOORS[here.name] <= FLOORS[there.name] and not _beside(here.name, there.name)
    return here.wings is None or there.wing in here.wings


def _beside(here: str, there: str) -> bool:
    """No layout imports another."""
    layouts = "ingest.layouts."
    return here != there and here.startswith(layouts) and there.startswith(layouts)


def test_no_module_imports_itself_through_others() -> None:
    graph = {module.name: own_imports(module) - {module.name} for module in modules()}
    assert set(TopologicalSorter(graph).static_order()) == set(graph)


WITHOUT_PAGES = {"problems", "content", "ingest", "kept", "pickled", "workers", "attempts"}


def test_the_two_wings_never_meet() -> None:
    """Only cli knows both; the YAML on disk is the one door between them."""
    graph = {module.name: own_imports(module) for module in modules()}
    below_build = {plan.wing_of(name) for name in _reached(graph, {"build"})}
    below_ingest = {plan.wing_of(name) for name in _reached(graph, _within(graph, "ingest"))}
    assert "ingest" not in below_build
    assert below_ingest <= WITHOUT_PAGES


def _within(graph: dict[str, set[str]], wing: str) -> set[str]:
    return {name for name in graph if plan.wing_of(name) == wing}


def _reached(graph: dict[str, set[str]], names: set[str]) -> set[str]:
    wider = names.union(*(graph[name] for name in names))
    return names if wider == names else _reached(graph, wider)


def test_each_library_has_one_room() -> None:
    used = [(m.name, f.target.split(".")[0]) for m in modules() for f in imports(m)]
    known = {*sys.stdlib_module_names, *plan.LIBRARIES, plan.PACKAGE}
    strangers = {
        (name, library)
        for name, library in used
        if library not in known
        or (library in plan.LIBRARIES and not innermost(name, set(plan.LIBRARIES[library].split())))
    }
    assert strangers == set()


def test_imports_stand_at_the_top() -> None:
    late = {(m.name, found.target) for m in modules() for found in imports(m) if found.late}
    assert late == set(plan.LATE_IMPORTS)
    names = {
        (module.name, node.id)
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Name) and node.id == "TYPE_CHECKING"
    }
    assert names == set()


def test_only_the_doors_touch_the_world() -> None:
    pure = [module for module in modules() if not innermost(module.name, plan.DOORS)]
    offences = {module.name: found for module in pure if (found := _touches(module))}
    assert offences == {}
    printing = {m.name for m in modules() if "print" in _calls(m) and plan.wing_of(m.name) != "cli"}
    assert printing == set()


def test_every_door_is_needed() -> None:
    used = {innermost(module.name, plan.DOORS) for module in modules() if _touches(module)}
    assert used - {""} == plan.DOORS


def _touches(module: Module) -> set[str]:
    system = {found.target for found in imports(module)} & SYSTEM_MODULES
    return system | _calls(module) & FILE_CALLS


def _calls(module: Module) -> set[str]:
    """open(…) → open, path.read_text(…) → read_text"""
    called = (node.func for node in ast.walk(module.tree) if isinstance(node, ast.Call))
    return {f.attr if isinstance(f, ast.Attribute) else getattr(f, "id", "") for f in called}


def test_files_folders_and_functions_are_short() -> None:
    assert {m.name: m.lines for m in modules() if m.lines > plan.FILE_LINES} == {}
    crowded = {
        folder: count
        for folder, count in Counter(_folder(m.path) for m in modules()).items()
        if count - 1 > plan.FOLDER_FILES and folder not in plan.ONE_FILE_PER_KIND
    }
    assert crowded == {}
    sizes = {f"{m.name}.{f.name}": length(f) for m in modules() for f in functions(m.tree)}
    assert {name: n for name, n in sizes.items() if n > plan.FUNCTION_LINES} == {}
    ordered = sorted(sizes.values())
    assert ordered[len(ordered) * 9 // 10] <= plan.FUNCTION_LINES_P90
    assert statistics.median(ordered) <= plan.FUNCTION_LINES_MEDIAN


def _folder(path: Path) -> str:
    return path.parent.relative_to(ROOT).as_posix()


def test_no_class_name_stands_for_two_classes() -> None:
    names = Counter(
        node.name for m in modules() for node in m.tree.body if isinstance(node, ast.ClassDef)
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_every_module_begins_alike() -> None:
    """With what it is, and with annotations that are not evaluated."""
    mute = {module.name for module in modules() if not ast.get_docstring(module.tree)}
    assert mute == set()
    code = {m.name: [n for n in m.tree.body if not isinstance(n, ast.Expr)] for m in modules()}
    assert {name for name, nodes in code.items() if nodes and not _is_future(nodes[0])} == set()


def _is_future(node: ast.stmt) -> bool:
    return isinstance(node, ast.ImportFrom) and node.module == "__future__"


def test_the_test_of_a_file_lies_at_its_path() -> None:
    """tests/content/sheet/test_write.py is the test of content/sheet/write.py."""
    subjects = {f"{m.name.replace('.', '/')}.py" for m in modules()}
    strays = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        if (name := path.relative_to(ROOT / "tests").as_posix()) not in plan.ROOM_TESTS
        and name.split("/")[0] not in plan.OTHER_TESTS
        and name.replace("test_", "", 1) not in subjects
    }
    assert strays == set()


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


def test_nothing_outside_the_tests_imports_them() -> None:
    found = {
        path.relative_to(ROOT).as_posix()
        for folder in (plan.PACKAGE, "benchmarks", "scripts")
        for path in (ROOT / folder).rglob("*.py")
        if re.search(r"^\s*(?:from|import) tests\b", path.read_text(encoding="utf-8"), re.M)
    }
    assert found == set()


def test_only_planned_names_stand_at_the_top() -> None:
    """Litter that a test or a trial left behind is found before it is committed for good."""
    tracked = {path.relative_to(ROOT).parts[0] for path in tracked_files()}
    assert tracked <= plan.TOP_LEVEL


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    found = {
        path.relative_to(ROOT).as_posix()
        for path in tracked_files()
        if path.is_file() and path != Path(__file__) and MACHINE_PATH.search(path.read_bytes())
    }
    assert found == set()


def tracked_files() -> Iterator[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    )
    return (ROOT / name for name in listed.stdout.split("\0") if name)
