"""Lets the engine look at a PDF in a process of its own, for a bounded time."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from site_builder.problems import DocumentError, Problem, Where

SECONDS = 90
"""A document of 100 pages takes about 3"""
BYTES = 100 << 20
_ENGINE = "site_builder.ingest.formats.pdf.engine"
_HERE = str(Path(__file__).parents[4])
_PRINT_ANEW = "もとのExcelファイルからPDFを作り直すか、Excelファイルのまま読み取らせてください。"
_OUT_OF_ROOM = {
    int(getattr(signal, name, 0)) for name in ("SIGKILL", "SIGXCPU", "SIGTRAP", "SIGABRT")
} - {0}
_ANSWERS = {
    "encrypted": (
        "document-encrypted",
        "パスワードのかかったPDFなので、読めません。",
        "パスワードを外して保存し直したPDFか、もとのExcelファイルを使ってください。",
    ),
    "broken": ("document-broken", "PDFがこわれていて、読めません。", _PRINT_ANEW),
    "huge": (
        "document-huge",
        "PDFが大きすぎて、読めません（ページや図形が多すぎます）。",
        "いくつかのPDFに分けるか、もとのExcelファイルを使ってください。",
    ),
    "slow": (
        "document-slow",
        f"PDFを読むのに{SECONDS}秒より長くかかるので、やめました。",
        _PRINT_ANEW,
    ),
}


_NO_COPY = {3: "表示を切り替えるレイヤーがある", 4: "取り除けないものが残る"}
"""By the exit codes of engine/copy"""
_WITHOUT = (
    "もとのExcelファイルからPDFを作り直すか、"
    "--withhold わけ で、この文書を載せずに取り込んでください。"
)


def extract(name: str, data: bytes) -> Mapping[str, Any]:
    """What the engine says of the `pages` and of what is `carried` beside them; raise
    DocumentError where it cannot."""
    if len(data) > BYTES:
        raise refusal(name, "huge")
    try:
        answer = _ask(data)
    except subprocess.TimeoutExpired:
        raise refusal(name, "slow") from None
    if "error" in answer:
        raise refusal(name, answer["error"])
    return answer


def draw_page(data: bytes, page: int, corners: Sequence[float], around: float = 0) -> bytes:
    """A page as a PNG, with a cell framed; nothing where it cannot be drawn. See engine/picture.

    `around`: points around the cell that are drawn; 0: the whole page
    """
    arguments = [str(page), str(around), *map(str, corners)]
    try:
        ended = _run(f"{_ENGINE}.picture", arguments, data)
    except subprocess.TimeoutExpired:
        return b""
    return ended.stdout if ended.returncode == 0 else b""


def copy_pages(name: str, data: bytes) -> bytes:
    """A PDF of the same pages and nothing else; raise DocumentError where there can be none. See
    engine/copy."""
    try:
        ended = _run(f"{_ENGINE}.copy", [], data)
    except subprocess.TimeoutExpired:
        raise refusal(name, "slow") from None
    if ended.returncode or not ended.stdout:
        why = _NO_COPY.get(ended.returncode, "読み解けないところがある")
        message = f"{why}ので、取り除いた写しをつくれません。"
        raise DocumentError([Problem(Where(name), "copy-impossible", message, _WITHOUT)])
    return ended.stdout


def refusal(name: str, kind: str) -> DocumentError:
    return DocumentError([Problem(Where(name), *_ANSWERS[kind])])


def _ask(data: bytes) -> Mapping[str, Any]:
    ended = _run(_ENGINE, [], data)
    if ended.returncode == 0:
        answer: Mapping[str, Any] = json.loads(ended.stdout)
        return answer
    if b"ModuleNotFoundError" in ended.stderr:
        raise RuntimeError(ended.stderr.decode(errors="replace"))
    # The system ended it (no memory left, no time left) or the engine gave up on the PDF.
    return {"error": "huge" if _ran_out(ended) else "broken"}


def _run(program: str, arguments: Sequence[str], data: bytes) -> subprocess.CompletedProcess[bytes]:
    """-P: files of the folder at hand must not pass for modules of Python."""
    return subprocess.run(
        [sys.executable, "-P", "-m", program, *arguments],
        input=data,
        capture_output=True,
        timeout=SECONDS,
        check=False,
        env={**os.environ, "PYTHONPATH": _HERE},
    )


def _ran_out(ended: subprocess.CompletedProcess[bytes]) -> bool:
    return -ended.returncode in _OUT_OF_ROOM or b"MemoryError" in ended.stderr
