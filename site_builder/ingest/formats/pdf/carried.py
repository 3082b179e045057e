"""What the engine has found beside the pages of a PDF, in words for the staff."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


def in_words(found: Mapping[str, Any]) -> Iterator[str]:
    if found["names"]:
        yield f"作成者の名前など（{'、'.join(found['names'])}）"
    if found["remarks"]:
        authors = "、".join(found["authors"])
        yield f"注釈（{found['remarks']}件{f'、書いた人: {authors}' if authors else ''}）"
    if found["files"]:
        yield f"添付されたファイル（{'、'.join(found['files'])}）"
    if found["programs"]:
        yield "プログラム（JavaScript）"
    if found["layers"]:
        yield "表示を切り替えるレイヤー（見えないものがあるかもしれません）"
