"""The plan of the house: what each room may import and touch (CONTRIBUTING, 家の見取り図)."""

from __future__ import annotations

PACKAGE = "site_builder"

# A module may import its own room and the rooms named here; the longest fitting name counts.
ROOMS: dict[str, set[str]] = {
    "problems": set(),
    "content": {"problems"},
    "ingest": {"problems", "content", "workers", "attempts"},
    "history": {"problems", "content"},
    "graph": {"problems", "content"},
    "search": {"problems", "content", "graph"},
    "render": {"problems", "content", "graph"},
    "lineage": {"problems", "content", "graph"},
    "vocabulary": {"problems", "content"},
    "export": {"problems", "content", "graph"},
    "drafts": {"problems", "content"},
    "changes": {"problems", "content", "history", "edition", "build"},
    "staging": {"problems"},
    "publish": {"problems", "staging"},
    "workers": {"problems"},
    "attempts": set(),
    "edition": {"problems", "content", "graph", "render", "workers"},
    "build": {
        "problems",
        "content",
        "graph",
        "search",
        "render",
        "publish",
        "edition",
        "workers",
        "export",
    },
    "serve": {"problems"},
    "cli.arguments": {"content"},
    "cli.progress": set(),
    "cli.problem_report": {"problems"},
    "cli.convert_report": {"content", "ingest"},
    "cli.changes_report": {"content", "render", "changes"},
    "cli.lineage_report": {"content", "graph", "lineage"},
    "cli": {
        "problems",
        "content",
        "ingest",
        "history",
        "graph",
        "lineage",
        "edition",
        "build",
        "serve",
        "vocabulary",
        "drafts",
        "changes",
        "cli.arguments",
        "cli.progress",
        "cli.problem_report",
        "cli.convert_report",
        "cli.changes_report",
        "cli.lineage_report",
    },
    "__main__": {"cli"},
}

# Each library in its one room.
LIBRARIES: dict[str, str] = {
    "yaml": "content",
    "jinja2": "render.templates",
    "markupsafe": "render",
    "markdown_it": "render.markdown",
    "pagefind_bin": "search.pagefind",
    "sudachipy": "vocabulary.analyser",
    "starlette": "serve",
    "uvicorn": "serve",
    "watchfiles": "serve",
    "anyio": "serve",
    "openpyxl": "ingest.workbook",
    "pypdfium2": "ingest.pdf.engine",
}

# The doors: the only modules that touch files, processes, sockets or the clock.
DOORS = {
    "content.store",
    "export.bundle",  # a zip needs a file, if only one in memory
    "content.originals",
    "content.writing",
    "content.history_store",
    "lineage",
    "content.card_store",
    "content.accessibility_store",
    "history.repository",
    "history.keep",
    "changes.states",
    "ingest.moving",
    "ingest.storing",
    "vocabulary.make",
    "ingest.finding",
    "ingest.rereading",
    "ingest.archive",
    "ingest.workbook",
    "ingest.pdf.child",
    "ingest.pdf.engine",
    "render.templates",
    "search.pagefind",
    "drafts",
    "staging",
    "publish",
    "workers",
    "attempts",
    "edition",
    "build",
    "serve",
    "cli",
}

# In-function imports, each for one reason.
LATE_IMPORTS = {
    ("export.database", "sqlite3"): "a Python can be built without it: a problem to be told",
    ("cli.vocabulary", "site_builder.vocabulary.analyser"): "an extra that a build never needs",
    ("ingest.formats", "site_builder.ingest.workbook"): "a build that reads none need not load it",
    ("cli.serve", "site_builder.serve.server"): "its libraries load longer than a build takes",
}

FILE_LINES = 250
FUNCTION_LINES = 40
FUNCTION_LINES_P90 = 25
FUNCTION_LINES_MEDIAN = 8
