"""How many A4 pages each sheet of the real content needs: python -m benchmarks.paper

Chromium prints it as it is published and, where the build has chosen the smaller type, also in the
plain one.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from playwright.sync_api import Page

from benchmarks.static_host import serving
from scripts.chromium import chromium
from site_builder.build import build
from site_builder.inputs import Inputs

ROOT = Path(__file__).parents[1]
SHEETS = "wards/*/*/20??/index.html"
PLAIN = "document.documentElement.removeAttribute('data-print')"


def main() -> None:
    with TemporaryDirectory() as name, chromium() as browser:
        output = Path(name) / "output"
        build(Inputs(ROOT / "content", ROOT / "templates"), output)
        pages = (p.parent.relative_to(output) for p in sorted(output.glob(SHEETS)))
        with serving(output, "") as address:
            page = browser.new_page()
            _print_all(page, address, [p for p in pages if p.parts[2] != "print"])


def _print_all(page: Page, address: str, sheets: list[Path]) -> None:
    plain_total = total = 0
    for sheet in sheets:
        page.goto(f"{address}{sheet.as_posix()}/")
        count = plain = _pages(page)
        if page.locator("html[data-print]").count():
            page.evaluate(PLAIN)
            plain = _pages(page)
        plain_total, total = plain_total + plain, total + count
        print(f"{sheet.as_posix()}: {plain}" + (f" → {count}" if count != plain else ""))
    print(f"{len(sheets)} sheets: {plain_total} pages in the plain type, {total} as published")


def _pages(page: Page) -> int:
    return len(pypdfium2.PdfDocument(page.pdf(format="A4", prefer_css_page_size=True)))


if __name__ == "__main__":
    main()
