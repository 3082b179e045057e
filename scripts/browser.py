"""Finds the Chromium that the tests use. Standard library only: it runs before any set-up."""

from __future__ import annotations

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = (
    "Chromium が見つからないので、chromium パッケージを入れる（例: apt-get install chromium）か、"
    "make test（Windows では python scripts/setup.py test）を実行してください。"
)


def find_chromium() -> str | None:
    """The one named by CHROMIUM, else the one on PATH; the driver's own is not looked for."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next((path for path in map(shutil.which, NAMES) if path), None)
