"""Runs in a process of its own: a PDF on stdin → its glyphs and rulings as JSON on stdout.

A broken or hostile PDF can at worst end this process (see sandbox.py), which gives itself limits
of memory and time before it looks at a byte. It decides nothing: every coordinate stays that of
the page, in points from the lower left.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from typing import Any

import pypdfium2.raw as pdfium

from site_builder.ingest.formats.pdf.engine.carried import carried
from site_builder.ingest.formats.pdf.engine.drawing import TooMuch
from site_builder.ingest.formats.pdf.engine.fonts import named_letters
from site_builder.ingest.formats.pdf.engine.reading import read_page

MEMORY = 1 << 30
SECONDS = 60
PAGES = 500
try:
    import resource
except ImportError:  # Windows has no such limits; there the time alone is bounded
    LIMITS: tuple[tuple[int, int], ...] = ()
else:
    LIMITS = ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS))
_ERRORS = {
    pdfium.FPDF_ERR_PASSWORD: "encrypted",
    pdfium.FPDF_ERR_SECURITY: "encrypted",
}


def main() -> int:
    limit()
    answer: dict[str, Any] = {"pages": []}
    try:
        document, data = load(sys.stdin.buffer.read())
        count = pdfium.FPDF_GetPageCount(document)
        answer["carried"] = carried(document, data, count)
        layers = answer["carried"]["layers"]
        named = named_letters(document)
        answer["pages"] += (read_page(document, number, layers, named) for number in range(count))
    except TooMuch:
        answer["error"] = "huge"
    except ValueError as error:
        answer["error"] = str(error)
    except MemoryError:
        answer = {"pages": [], "error": "huge"}
    sys.stdout.write(json.dumps(answer))
    return 0


def limit() -> None:
    for kind, most in LIMITS:
        with suppress(ValueError, OSError):  # a system may know a limit that it does not set
            resource.setrlimit(kind, (most, most))


def load(data: bytes) -> tuple[Any, bytes]:
    """The document and its bytes, which it needs; raise ValueError with a code where they are no
    PDF that can be read."""
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise ValueError(_ERRORS.get(pdfium.FPDF_GetLastError(), "broken"))
    count = pdfium.FPDF_GetPageCount(document)
    if count > PAGES:
        raise TooMuch
    if not count:
        raise ValueError("broken")
    return document, data


if __name__ == "__main__":
    sys.exit(main())
