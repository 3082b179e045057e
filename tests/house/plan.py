"""The plan of the house: what each room may import and touch (CONTRIBUTING, 家の見取り図)."""

from __future__ import annotations

PACKAGE = "site_builder"

# A module may import its own room and the rooms named here; the longest fitting name counts.
ROOMS: dict[str, set[str]] = {
    "problems": set(),
    "content": {"problems"},
    "opendata": {"problems", "content"},
    "ingest": {"problems", "content", "workers", "attempts"},
    "history": {"problems", "content"},
    "graph": {"problems", "content"},
    "search": {"problems", "content", "graph"},
    "render": {"problems", "content", "opendata", "graph"},
    "decisions": {"problems", "content", "graph"},
    "vocabulary": {"problems", "content"},
    "export": {"problems", "content", "opendata", "graph"},
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
    "cli.reports": {"problems", "content", "ingest", "render", "changes", "graph", "decisions"},
    "cli.dialogs": {"problems", "content", "decisions", "cli.reports"},
    "cli": {
        "problems",
        "content",
        "ingest",
        "history",
        "graph",
        "decisions",
        "edition",
        "build",
        "serve",
        "vocabulary",
        "drafts",
        "changes",
        "cli.arguments",
        "cli.progress",
        "cli.reports",
        "cli.dialogs",
    },
    "__main__": {"cli"},
}

# Each library in its one room.
LIBRARIES: dict[str, str] = {
    "yaml": "content",
    "jinja2": "render.engine.templates",
    "markupsafe": "render",
    "markdown_it": "render.engine.markdown",
    "pagefind_bin": "search.pagefind",
    "sudachipy": "vocabulary.analyser",
    "starlette": "serve",
    "uvicorn": "serve",
    "watchfiles": "serve",
    "anyio": "serve",
    "openpyxl": "ingest.formats.xlsx.workbook",
    "pypdfium2": "ingest.formats.pdf.engine",
}

# The doors: the only modules that touch files, processes, sockets or the clock.
DOORS = {
    "content.folder.store",
    "export.bundle",  # a zip needs a file, if only one in memory
    "content.origins.originals",
    "content.writing",
    "content.history.store",
    "decisions.goal_links",
    "decisions.doubts",
    "content.folder.card_store",
    "content.folder.accessibility_store",
    "history.repository",
    "history.keep",
    "changes.states",
    "ingest.filing.moved_sheets",
    "ingest.filing.write",
    "vocabulary.make",
    "ingest.filing.inputs",
    "ingest.update.last_conversion",
    "ingest.formats.xlsx.zip_guard",
    "ingest.formats.xlsx.workbook",
    "ingest.formats.pdf.sandbox",
    "ingest.formats.pdf.engine",
    "render.engine.templates",
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
    (
        "ingest.formats.registry",
        "site_builder.ingest.formats.xlsx.workbook",
    ): "a build that reads none need not load it",
    ("cli.serve", "site_builder.serve.server"): "its libraries load longer than a build takes",
}

FILE_LINES = 400
FUNCTION_LINES = 40
FUNCTION_LINES_P90 = 25
FUNCTION_LINES_MEDIAN = 8
