"""What the engine has found beside the pages of a PDF, in words for the staff."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from site_builder.ingest.document import Carried


def in_words(found: Mapping[str, Any]) -> Carried:
    names = "、".join(found["names"])
    return Carried((f"作成者の名前など（{names}）",) if names else (), tuple(_other(found)))


def _other(found: Mapping[str, Any]) -> Iterator[str]:
    if found["remarks"]:
        authors = "、".join(found["authors"])
        yield f"注釈（{found['remarks']}件{f'、書いた人: {authors}' if authors else ''}）"
    if found["files"]:
        yield f"添付されたファイル（{'、'.join(found['files'])}）"
    if found["programs"]:
        yield "プログラム（JavaScript）"
    if found["layers"]:
        yield "表示を切り替えるレイヤー（見えないものがあるかもしれません）"
