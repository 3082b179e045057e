"""Programs of this machine that print made-up forms as PDF."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright
from pypdfium2 import PdfDocument

from scripts.browser import find_chromium

_OFFICE_SECONDS = 120


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
        _run(["pdftotext", *options, path])
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
    with TemporaryDirectory() as folder:
        path = Path(folder) / "made.xlsx"
        path.write_bytes(workbook)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        _run(["soffice", profile, "--headless", "--convert-to", ending, "--outdir", folder, path])
        return path.with_suffix(f".{ending}").read_bytes()


def _run(command: Sequence[str | Path]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=_OFFICE_SECONDS)


def browser_pdf(page: str) -> bytes:
    """The web page as Chromium prints it."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        try:
            tab = browser.new_page()
            tab.set_content(page)
            return tab.pdf(prefer_css_page_size=True)
        finally:
            browser.close()
