"""Programs of this machine that print made-up forms as PDF."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser
from pypdfium2 import PdfDocument

from scripts.browser import find_chromium
from scripts.chromium import chromium

_SECONDS = 120
"""Of one document"""


def has_office() -> bool:
    return shutil.which("soffice") is not None


def has_browser() -> bool:
    return find_chromium() is not None


def has_pdftotext() -> bool:
    return shutil.which("pdftotext") is not None


def pdf_text(pdf: bytes, *options: str) -> bytes:
    """What pdftotext (poppler-utils) says of a PDF."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "made.pdf"
        path.write_bytes(pdf)
        _run(["pdftotext", *options, path], _SECONDS)
        return path.with_suffix(".txt").read_bytes()


def pdfium_text(pdf: bytes) -> bytes:
    """The text of a PDF in PDFium's own order."""
    pages = (page.get_textpage().get_text_range() for page in PdfDocument(pdf))
    return "\n".join(pages).encode()


def office_pdf(workbook: bytes) -> bytes:
    """The workbook as LibreOffice prints it."""
    return office_file(workbook, "pdf")


def office_file(workbook: bytes, ending: str) -> bytes:
    """The workbook as LibreOffice saves it: pdf, xls, ods."""
    return office_files([workbook], ending)[0]


def office_files(workbooks: Sequence[bytes], ending: str) -> list[bytes]:
    """All in one run: LibreOffice takes longer to start than to print."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.xlsx" for number in range(len(workbooks))]
        for path, workbook in zip(paths, workbooks, strict=True):
            path.write_bytes(workbook)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", folder]
        _run([*command, *paths], _SECONDS * (1 + len(paths)))
        return [path.with_suffix(f".{ending}").read_bytes() for path in paths]


def _run(command: Sequence[str | Path], seconds: int) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=seconds)


def browser_pdfs(pages: Sequence[str]) -> list[bytes]:
    """The web pages as Chromium prints them."""
    with chromium() as browser:
        return [_browser_pdf(browser, page) for page in pages]


def _browser_pdf(browser: Browser, page: str) -> bytes:
    tab = browser.new_page()
    tab.set_content(page)
    printed = tab.pdf(prefer_css_page_size=True)
    tab.close()
    return printed
