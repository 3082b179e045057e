"""A build that remembers makes, byte for byte, what one without memory makes of the same state."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from site_builder.build import build
from site_builder.inputs import Inputs
from site_builder.memory import recall, warm
from site_builder.memory.recall import Use
from site_builder.pages import write_pages
from site_builder.problems import Problem, SiteBuilderError
from tests.extent import amount
from tests.memory.editing import EDITS, State, make_content, snapshot
from tests.publish.sites import tree

Outcome = tuple[bool, tuple[Problem, ...]]


@pytest.fixture
def state(tmp_path: Path) -> State:
    return make_content(tmp_path)


def outcome(state: State, output: Path, use: Use) -> Outcome:
    inputs = Inputs(
        state.content, state.templates, state.base_url, portable=state.portable, processes=1
    )
    try:
        return True, build(inputs, output, strict=state.strict, use=use).problems
    except SiteBuilderError as error:
        return False, error.problems


def check(state: State, done: Iterable[str]) -> bool:
    """The warm build against a clean one, in another folder; whether a site was made."""
    output, clean = state.folder / "output", state.folder / "clean"
    before = tree(output)
    told = outcome(state, output, Use.WARM)
    expected = outcome(state, clean, Use.NOTHING)
    assert told == expected, list(done)
    wanted = tree(clean) if told[0] else before
    made = tree(output)
    assert made.keys() == wanted.keys(), list(done)
    assert [name for name in wanted if made[name] != wanted[name]] == [], list(done)
    return told[0]


@pytest.fixture(autouse=True)
def _version(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the program: `state` says which it is."""
    monkeypatch.setattr(recall, "_installed", lambda place: [state.version])


def test_a_file_that_changes_while_pages_are_made_is_found_by_the_next_build(
    state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write_slowly(*given: Any) -> Any:
        EDITS["change_cell"](state, Random(3))
        return write_pages(*given)

    with monkeypatch.context() as patch:
        patch.setattr(warm, "write_pages", write_slowly)
        assert outcome(state, state.folder / "output", Use.WARM)[0]
    assert check(state, ["meanwhile"])


@pytest.mark.parametrize("seed", range(amount(1, 40)))
def test_chains_of_edits(state: State, seed: int) -> None:
    chance = Random(seed)
    done: list[str] = []
    assert check(state, done)
    names = [*EDITS] * 3
    chance.shuffle(names)
    names = names[: amount(8, len(names))]
    made = 0
    for name in names:
        restore = snapshot(state)
        done.append(name)
        EDITS[name](state, chance)
        if check(state, done):
            made += 1
        else:
            restore()
    assert made > len(names) / 2
