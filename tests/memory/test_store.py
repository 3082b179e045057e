"""Whatever has become of the file that remembers, the site is right, and the file is mended."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

import pytest

from site_builder.build import build
from site_builder.inputs import Inputs
from site_builder.memory.recall import Use
from site_builder.publish.page_changes import PageChanges
from tests.extent import amount, full
from tests.memory.editing import EDITS, State, make_content
from tests.memory.test_warm import check, outcome
from tests.publish.sites import tree

Harm = Callable[[Path, Random], object]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with what is remembered of it."""
    folder = tmp_path_factory.mktemp("built")
    state = make_content(folder)
    assert outcome(state, folder / "output", Use.WARM)[0]
    return folder


@pytest.fixture
def state(built: Path, tmp_path: Path) -> State:
    """With files of other dates and places: told apart by what they hold."""
    shutil.copytree(built, tmp_path / "site", copy_function=shutil.copyfile)
    return State(tmp_path / "site")


def remember(state: State) -> Path:
    assert outcome(state, state.folder / "output", Use.WARM)[0]
    files = (state.folder / ".site-builder").iterdir()
    *others, newest = sorted(files, key=lambda path: path.stat().st_mtime_ns)
    for other in others:  # of the folder that this one was copied from
        other.unlink()
    return newest


def _flip(file: Path, chance: Random) -> None:
    data = bytearray(file.read_bytes())
    for _ in range(amount(200, 2_000)):
        data[chance.randrange(4096, len(data))] ^= 1 << chance.randrange(8)
    file.write_bytes(data)


def _cut(file: Path, chance: Random) -> None:
    file.write_bytes(file.read_bytes()[: chance.randrange(file.stat().st_size)])


def _fold(file: Path, chance: Random) -> None:
    file.unlink()
    file.mkdir()


HARMS: Mapping[str, Harm] = {
    "deleted": lambda file, chance: file.unlink(),
    "empty": lambda file, chance: os.truncate(file, 0),
    "other bytes": lambda file, chance: file.write_text("no database", encoding="utf-8"),
    "flipped bits": _flip,
    "cut": _cut,
    "a folder": _fold,
}


@pytest.mark.parametrize("harm", [*list(HARMS)[:3], *full(*list(HARMS)[3:])])
def test_a_damaged_file_is_forgotten(state: State, harm: str) -> None:
    for seed in range(amount(1, 10)):
        chance = Random(seed)
        file = remember(state)
        HARMS[harm](file, chance)
        EDITS["change_cell"](state, chance)
        assert check(state, [harm])
        if file.is_dir():
            file.rmdir()


def test_where_nothing_can_be_written_nothing_is_kept(state: State) -> None:
    shutil.rmtree(state.folder / ".site-builder")
    (state.folder / ".site-builder").write_bytes(b"a file of somebody")
    assert check(state, ["in the way"])
    assert (state.folder / ".site-builder").read_bytes() == b"a file of somebody"


def test_an_output_that_somebody_has_touched_is_mended(state: State) -> None:
    remember(state)
    output = state.folder / "output"
    before = tree(output)
    (output / "index.html").write_bytes(b"touched")
    (output / "policies" / "index.html").unlink()
    assert check(state, ["touched"])
    assert tree(output) == before


def test_what_a_killed_build_has_published_is_not_published_again(state: State) -> None:
    remember(state)
    output = state.folder / "output"
    for name in ("change_cell", "add_sheet"):
        EDITS[name](state, Random(1))
    assert outcome(state, output, Use.NOTHING)[0]  # killed before it could remember
    inputs = Inputs(state.content, state.templates, processes=1)
    made = build(inputs, output, use=Use.WARM)
    assert (made.written, made.changes) == (0, PageChanges())
    assert check(state, ["killed"])
