"""The switch between `make test` and `make test-full`."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from tests.conftest import pytest_collection_modifyitems
from tests.extent import amount


def test_the_option_decides_the_amount(request: pytest.FixtureRequest) -> None:
    assert amount(1, 2) == (2 if request.config.getoption("full") else 1)


@pytest.mark.parametrize(("full", "chosen"), [(False, ["a"]), (True, ["a", "b"])])
def test_what_is_marked_is_left_to_the_full_run(full: bool, chosen: list[str]) -> None:
    told: list[Any] = []
    hook = SimpleNamespace(pytest_deselected=lambda items: told.extend(items))
    config: Any = SimpleNamespace(getoption={"full": full}.get, hook=hook)
    marked = {"a": None, "b": pytest.mark.full}
    items: Any = [
        SimpleNamespace(name=name, get_closest_marker=lambda _, mark=mark: mark)
        for name, mark in marked.items()
    ]
    every = list(items)
    pytest_collection_modifyitems(config, items)
    assert [item.name for item in items] == chosen
    assert [*items, *told] == every
