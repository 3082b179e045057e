"""The Chromium in which scripts draw and visit pages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from benchmarks.static_host import ARGUMENTS
from scripts.browser import find_chromium


@contextmanager
def chromium() -> Iterator[Browser]:
    """Without its sandbox for root, who cannot have one."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as driver:
        path = find_chromium() or driver.chromium.executable_path
        browser = driver.chromium.launch(
            executable_path=path, args=ARGUMENTS, chromium_sandbox=not root
        )
        try:
            yield browser
        finally:
            browser.close()
