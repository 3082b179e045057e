"""The plan of the house: the table in CONTRIBUTING.md (家の見取り図), and what it leaves out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = "site_builder"
_ROW = re.compile(r"\| `(\w[\w/]*)` \| [^|]+ \| ([^|]+) \|")
_ANY_WING = "どの棟も"


@dataclass(frozen=True)
class Room:
    """A row of the table: a folder of the package, or one module."""

    name: str
    """content.sheet"""
    wings: frozenset[str] | None
    """Other wings that it may import; None: any"""

    @property
    def wing(self) -> str:
        return wing_of(self.name)


def wing_of(name: str) -> str:
    return name.partition(".")[0]


def read_plan() -> tuple[Room, ...]:
    """The rooms from the roof down: a room imports no room of its wing that stands above it."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    return tuple(Room(m[1].replace("/", "."), _wings(m[2])) for m in _ROW.finditer(text))


def _wings(cell: str) -> frozenset[str] | None:
    return None if cell.strip() == _ANY_WING else frozenset(re.findall(r"`(\w+)`", cell))


# Each library in its one room; those of the web in the two rooms that answer a browser.
LIBRARIES: dict[str, str] = {
    "yaml": "content.yaml",
    "jinja2": "render.engine",
    "markupsafe": "render",
    "markdown_it": "render.engine.markdown",
    "pagefind_bin": "search.pagefind",
    "sudachipy": "vocabulary.analyser",
    "starlette": "serve desk",
    "uvicorn": "serve",
    "watchfiles": "serve",
    "anyio": "serve",
    "python_calamine": "ingest.formats.other_workbooks",
    "openpyxl": "ingest.formats.xlsx.workbook",
    "pypdfium2": "ingest.formats.pdf.engine",
}

# The doors: the only modules that touch files, processes, sockets or the clock.
DOORS = {
    "addresses",
    "attempts",
    "changes.states",
    "cli",
    "content.folder.address_store",
    "content.folder.card_store",
    "content.folder.static_files",
    "content.folder.leftovers",
    "content.folder.seen_notes",
    "content.folder.store",
    "content.history.store",
    "content.plain_files",
    "content.writing",
    "decisions.settled_doubts",
    "decisions.goal_links",
    "decisions.name_readings",
    "desk",
    "drafts",
    "export.database",  # made in a file: too large for memory
    "export.stored",
    "history.repository",
    "ingest.filing.inputs",
    "ingest.filing.last_run",
    "ingest.filing.moved_sheets",
    "ingest.filing.write",
    "ingest.filing.write_restrictions",
    "ingest.formats.clean.parts",  # a workbook is a package of files, if only in memory
    "ingest.formats.pdf.engine",
    "ingest.formats.pdf.sandbox",
    "ingest.formats.merged_areas",  # unpacks the parts that hold them
    "ingest.formats.other_workbooks",  # a workbook needs a file, if only one in memory
    "ingest.formats.file_kinds",
    "ingest.formats.xlsx.mend",
    "ingest.formats.xlsx.workbook",
    "ingest.formats.carried",  # unpacks what a workbook carries
    "ingest.formats.xlsx.zip_guard",
    "ingest.update.last_conversion",
    "load",
    "memory.outputs",
    "memory.recall",
    "memory.store",
    "memory.survey",
    "publish",
    "render.engine.compiled",
    "render.engine.templates",
    "search.pagefind",
    "serve",
    "workers",
}

# What only doors may do: call these, or import those.
FILE_CALLS = (
    "open read_text read_bytes write_text write_bytes mkdir rmdir unlink rename iterdir glob rglob "
    "stat exists is_file is_dir touch chmod symlink_to hardlink_to resolve cwd now today utcnow"
)
SYSTEM_MODULES = (
    "os shutil socket subprocess tempfile time sys io glob random secrets threading "
    "multiprocessing concurrent asyncio urllib.request http"
)

# In-function imports, each for one reason.
LATE_IMPORTS = {
    ("memory.store", "sqlite3"): "a Python can be built without it: then nothing is remembered",
    ("export.database", "sqlite3"): "a Python can be built without it: a problem to be told",
    ("cli.vocabulary", "site_builder.vocabulary.analyser"): "an extra that a build never needs",
    (
        "ingest.formats.registry",
        "site_builder.ingest.formats.xlsx.workbook",
    ): "a build that reads none need not load it",
    (
        "ingest.formats.registry",
        "site_builder.ingest.formats.other_workbooks",
    ): "few have such workbooks",
    ("cli.build", "site_builder.build"): "where nothing has changed, most of it is of no use",
    ("cli.serve", "site_builder.serve.server"): "its libraries load longer than a build takes",
    ("cli.serve", "site_builder.serve.desk"): "so do those of the preview's seam",
    ("cli.serve", "site_builder.desk.app"): "and those of the desk",
}

# What may stand at the top of the repository.
TOP_LEVEL = {
    ".ci",
    ".gitattributes",
    ".github",
    ".gitignore",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.en.md",
    "README.md",
    "SECURITY.md",
    "benchmarks",
    "constraints.txt",
    "content",
    "docs",
    "pyproject.toml",
    "requirements",
    "scripts",
    "site_builder",
    "templates",
    "tests",
}

FILE_LINES = 400
FOLDER_FILES = 16
FUNCTION_LINES = 40
FUNCTION_LINES_P90 = 25
FUNCTION_LINES_MEDIAN = 8
ONE_FILE_PER_KIND = {"site_builder/cli", "site_builder/render/pages"}

# Folders of tests that stand for something else than a room of the package.
OTHER_TESTS = {"benchmarks", "browser", "house", "packaging"}

# Tests of what several modules of a room do together.
ROOM_TESTS = {
    "cli/test_bad_documents.py",
    "cli/test_bad_input.py",
    "cli/test_hostile_content.py",
    "export/test_round_trip.py",
    "ingest/layouts/tabular/test_truncation.py",
    "ingest/test_mutations.py",
    "ingest/test_odd_documents.py",
    "memory/test_kills.py",
    "publish/test_command_killed.py",
    "publish/test_kills.py",
    "publish/test_output.py",
    "render/engine/test_escaping.py",
    "render/frame/test_trust.py",
    "render/parts/test_doubts.py",
    "render/sheet/test_easy.py",
    "test_extent.py",
}
