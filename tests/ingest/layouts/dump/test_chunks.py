"""Labels of a raw dump, and the same words in its cells."""

from __future__ import annotations

from site_builder.ingest.form.labels import Label
from site_builder.ingest.formats.text import read_document
from site_builder.ingest.layouts.dump.chunks import cut_chunks

_FORM = """作成日

評価日

Ｒ7目標 Ｒ7結果 取組名称（事業名） 概要

1 政策1-1-①

80回 進行管理

組織目標管理シート

組織目標管理シート

年度 令和7年度
"""


def test_only_the_title_above_the_year_is_one() -> None:
    [form] = read_document("form.txt", _FORM.encode()).forms
    same = [chunk for chunk in cut_chunks(form) if chunk.text == "組織目標管理シート"]
    assert [chunk.label for chunk in same] == [None, Label.TITLE]
