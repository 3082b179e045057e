"""A content folder made from a real document, for the tests of whole commands."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from site_builder.ingest.convert import convert

ROOT = Path(__file__).parents[1]

# A busy machine is no mistake of the code: speed is shown in benchmarks/.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


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
