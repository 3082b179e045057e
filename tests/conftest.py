"""How much is tried, and a content folder made from a real document for tests of whole commands."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from site_builder.cli.reports.started_as import STARTER
from site_builder.ingest.convert import convert
from tests.extent import FULL, QUICK

ROOT = Path(__file__).parents[1]

# A busy machine is no mistake of the code: speed is shown in benchmarks/. A quick run tries the
# same cases each time; the full one goes on searching.
settings.register_profile(QUICK, deadline=None, max_examples=50, derandomize=True)
settings.register_profile(FULL, deadline=None, max_examples=200)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full", action="store_true", help="try every case (make test-full)")


def pytest_configure(config: pytest.Config) -> None:
    os.environ.pop(STARTER, None)  # `make test` is no form in which a test starts a command
    settings.load_profile(FULL if config.getoption("full") else QUICK)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without --full, leaves out what is marked `full`."""
    if config.getoption("full"):
        return
    left = [item for item in items if item.get_closest_marker("full")]
    items[:] = [item for item in items if item not in left]
    config.hook.pytest_deselected(items=left)


@pytest.fixture(scope="session")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """中央区's ten sheets as they were read, with the settings of the real site."""
    content = tmp_path_factory.mktemp("converted") / "content"
    content.mkdir()
    for name in ("site.yaml", "policies.yaml"):
        shutil.copy(ROOT / "content" / name, content)
    shutil.copytree(ROOT / "content" / "pages", content / "pages")
    report = convert([ROOT / "content" / "sources" / "chuo-r7.txt"], content)
    assert not report.failed
    return content


@pytest.fixture
def project(converted: Path, tmp_path: Path) -> Path:
    """A folder with content/ and templates/ to spoil."""
    shutil.copytree(converted, tmp_path / "content")
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    return tmp_path
