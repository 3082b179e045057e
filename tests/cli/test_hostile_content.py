"""Whatever stands in the content, no page runs it, no table calculates it, no file breaks of it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

import pytest

from site_builder.build import build
from site_builder.content.folder.store import load_content
from site_builder.inputs import Inputs
from tests.cli.hostile import write_hostile
from tests.extent import full

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")

TEMPLATES = Path(__file__).parents[2] / "templates"
DATES = ("created", "evaluated", "reviewed")
STARTS = {*"=+-@＝＋－＠\t\r\n\0"}
HARMLESS = "無害"
PAYLOADS = [
    "</script></title></textarea>--><xss-x onx=1>\"'><xss-x onx=1> ]]><xss-x/>",
    *full(
        "<script>xss()</script>",
        "<img src=x onerror=xss()>",
        "<svg/onload=xss()>",
        '"><xss-x>',
        "' onmouseover='xss()' x='",
        '" onfocus="xss()" autofocus="',
        "` onx=1 `",
        "</script><script>xss()</script>",
        "</style><xss-x>",
        "<!--<script>",
        "--><xss-x>",
        "]]><xss-x/>",
        "&lt;xss-x&gt;&#60;xss-x&#62;",
        "\\u003cxss-x\\u003e\\x3cxss-x\\x3e",
        "javascript:xss()",
        "[a](javascript:xss()) <javascript:xss()> [b](data:text/html,xss)",
        "[a]: javascript:xss()",
        "{{ 7 * 7 }}{% include 'base.html' %}${7*7}#{7*7}<%= 7*7 %>",
        '=HYPERLINK("http://evil.example","a")',
        "+1+1",
        "-1+1",
        "@SUM(1)",
        "＝1+1",
        "\t=1+1",
        "%0d%0aSet-Cookie: a=b",
        "a\u202eb\u2066c",
        "'; DROP TABLE goals; --",
        "../../etc/passwd",
        "//evil.example/x",
        "<base href=//evil.example>",
        "<meta http-equiv=refresh content=0;url=//evil.example>",
        "<xss-x\u2028onx=1>\u0085",
        "😀<xss-x>𠮷\ufffd",
    ),
]


@cache
def output_of(text: str) -> dict[str, bytes]:
    """The site of the hostile content: path → bytes"""
    with TemporaryDirectory() as here:
        write_hostile(Path(here, "content"), text)
        build(Inputs(Path(here, "content"), TEMPLATES, processes=1), Path(here, "output"))
        output = Path(here, "output")
        files = (path for path in output.rglob("*") if path.is_file())
        return {path.relative_to(output).as_posix(): path.read_bytes() for path in files}


def of_kind(text: str, ending: str) -> Iterator[tuple[str, str]]:
    for path, data in output_of(text).items():
        if path.endswith(ending):
            yield path, data.decode("utf-8-sig")


class Markup(HTMLParser):
    """Which elements there are, with which attributes, and what could run."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.shapes: set[tuple[str, frozenset[str]]] = set()
        self.addresses: list[str] = []
        self.scripts: list[str] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.shapes.add((tag, frozenset(name for name, _ in attrs)))
        given = dict(attrs)
        if "http-equiv" in given:
            self.addresses.append((given["content"] or "").partition("url=")[2])
        self.addresses += [given[name] or "" for name in ("href", "src", "action") if name in given]
        if tag == "script" and "src" not in given:
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        if self.lasttag == "script" and self.scripts:
            self.scripts[-1] += data
        self.words.append(data)


@cache
def usual_elements() -> frozenset[tuple[str, str]]:
    return frozenset(
        (tag, name)
        for _, page in of_kind(HARMLESS, ".html")
        for tag, names in Markup(page).shapes
        for name in (names or {""})
    )


@pytest.mark.parametrize("text", PAYLOADS)
def test_no_page_has_an_element_more(text: str) -> None:
    seen = False
    for path, page in of_kind(text, ".html"):
        markup = Markup(page)
        found = {(tag, name) for tag, names in markup.shapes for name in (names or {""})}
        odd = found - usual_elements()
        assert {one for one in odd if one[0] not in ("a", "code", "pre", "em")} == set(), path
        assert {name for _, name in odd if name.startswith(("on", "style"))} == set(), path
        schemes = ("javascript:", "data:text", "vbscript:", "//evil")
        assert not [a for a in markup.addresses if a.strip().lower().startswith(schemes)], path
        for script in markup.scripts:
            json.loads(script)  # no page has another script of its own than data
        seen = seen or text in "".join(markup.words)
    assert seen, "the text is on no page: this test would see nothing"


@pytest.mark.parametrize("text", PAYLOADS)
def test_what_machines_read_stays_whole(text: str) -> None:
    for ending in (".json", ".jsonld"):
        assert [json.loads(data) for _, data in of_kind(text, ending)]
    feeds = [ElementTree.fromstring(data) for _, data in of_kind(text, ".xml")]
    assert feeds
    tags = {element.tag for feed in feeds for element in feed.iter()}
    assert not [tag for tag in tags if "xss" in tag or "script" in tag]


@pytest.mark.parametrize("text", PAYLOADS)
def test_no_cell_of_a_table_is_a_formula(text: str) -> None:
    tables = [*of_kind(text, ".csv")]
    assert tables
    for path, table in tables:
        for row in csv.reader(io.StringIO(table, newline="")):
            assert not {cell[:1] for cell in row} & STARTS, path


def leaves(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for part in value:
            yield from leaves(part, path)
    elif is_dataclass(value):
        for field in fields(value):
            yield from leaves(getattr(value, field.name), f"{path}/{field.name}")


def test_every_text_of_a_sheet_is_hostile(tmp_path: Path) -> None:
    """A field that comes new into the sheets comes into this test, too."""
    write_hostile(tmp_path, PAYLOADS[0])
    content, _ = load_content(tmp_path)
    texts: dict[str, set[str]] = {}
    for sheet in content.sheets.values():
        for path, text in leaves(sheet):
            texts.setdefault(path, set()).add(text)
    free = {path for path, found in texts.items() if any(PAYLOADS[0] in text for text in found)}
    bound = {path.rpartition("/")[2] for path in texts.keys() - free}
    assert bound == {*DATES, "evaluation", "field", "document", "sha256", "kind"}
    assert len(free) > 20
