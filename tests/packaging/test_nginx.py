"""The configuration of docs/hosting/ in a real nginx: what a host has to send, it sends."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlsplit

import pytest

from scripts.nginx import CONFIGURATION, nginx_serving
from site_builder.content.folder.frame import DOCUMENT_ENDINGS
from tests.browser.test_security import for_search, recommended

OF_SOURCES = {"Content-Security-Policy": "sandbox", "X-Content-Type-Options": "nosniff"}
BOOKS = set(DOCUMENT_ENDINGS) - {".txt", ".csv", ".tsv", ".pdf"}
"""Documents that no browser shows"""
ASSET = "assets/site.0123456789.js"
INDEX = "search/0123456789/index-0.js"
FILES = {
    "index.html": "<h1>トップ</h1>",
    "404.html": "<h1>ありません</h1>",
    "wards/kita/index.html": "<h1>北区</h1>",
    "search/index.html": "<h1>検索</h1>",
    "search/goals.js": "SearchData",
    "data/goals.csv": "区",
    ASSET: "1;" * 1000,
    INDEX: "2",
    "sources/a.txt": "文",
    "sources/b 表.xlsx": "PK",
    "sources/c.pdf": "%PDF",
    ".site-builder": "ours",
    ".well-known/security.txt": "Contact: x",
    "_redirects.nginx": '"/wards/old/" "/wards/kita/";\n"/sources/古い.pdf" "/sources/c.pdf";\n'
    f'"/wards/{"long-" * 40}/" "/wards/kita/";\n',
}
COMPRESSED = "wards/kita/index.html"


class Site:
    """Asks for addresses from the site's root."""

    def __init__(self, address: str) -> None:
        self.address = address

    def get(self, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
        parts = urlsplit(self.address)
        connection = HTTPConnection(parts.netloc, timeout=60)
        connection.request("GET", parts.path + path, headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer, body


@pytest.fixture(scope="module", params=["", "/goals"])
def site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    home, prefix = tmp_path_factory.mktemp("www"), request.param
    folder = home / "goals"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        moved = name == "_redirects.nginx"
        (folder / name).write_text(text.replace('"/', f'"{prefix}/') if moved else text, "utf-8")
    (folder / f"{COMPRESSED}.gz").write_bytes(gzip.compress("先に圧縮".encode()))
    (home / "room").mkdir()
    with nginx_serving(folder, home / "room", prefix) as address:
        yield Site(address)


pytestmark = pytest.mark.full


@pytest.mark.parametrize("path", ["", "wards/kita/", "data/goals.csv", "nothing/"])
def test_the_recommended_headers_are_sent(site: Site, path: str) -> None:
    answer, _ = site.get(path)
    assert answer.status == (404 if path == "nothing/" else 200)
    assert {name: answer.headers[name] for name in recommended()} == recommended()
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["Content-Disposition"] is None
    assert "charset=utf-8" in answer.headers["Content-Type"]


def test_the_search_page_may_compile_webassembly(site: Site) -> None:
    answer, _ = site.get("search/?q=%E9%99%A4%E9%9B%AA")
    wanted = for_search(recommended())
    assert {name: answer.headers[name] for name in wanted} == wanted


@pytest.mark.parametrize("name", ["a.txt", "b%20%E8%A1%A8.xlsx", "c.pdf"])
def test_documents_run_nothing(site: Site, name: str) -> None:
    answer, _ = site.get(f"sources/{name}")
    assert answer.status == 200
    assert {header: answer.headers[header] for header in OF_SOURCES} == OF_SOURCES
    saved = "attachment" if name.endswith(".xlsx") else None
    assert answer.headers["Content-Disposition"] == saved
    assert "charset" not in answer.headers["Content-Type"]


def test_the_sites_own_page_is_served_where_there_is_none(site: Site) -> None:
    answer, body = site.get("wards/nothing/")
    assert (answer.status, body.decode()) == (404, FILES["404.html"])


@pytest.mark.parametrize("path", [ASSET, INDEX])
def test_what_has_a_hashed_name_is_kept(site: Site, path: str) -> None:
    answer, _ = site.get(path)
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert site.get("search/goals.js")[0].headers["Cache-Control"] == "no-cache"


def test_what_has_not_changed_is_not_sent_again(site: Site) -> None:
    first, _ = site.get("")
    again, body = site.get("", **{"If-None-Match": first.headers["ETag"]})
    assert (again.status, body) == (304, b"")


def test_a_file_that_was_compressed_before_is_sent(site: Site) -> None:
    answer, body = site.get("wards/kita/", **{"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body).decode() == "先に圧縮"
    assert site.get("wards/kita/")[1].decode() == FILES["wards/kita/index.html"]
    answer, body = site.get(ASSET, **{"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body).decode() == FILES[ASSET]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("wards/old/", "wards/kita/"),
        ("sources/%E5%8F%A4%E3%81%84.pdf", "sources/c.pdf"),
        (f"wards/{'long-' * 40}/", "wards/kita/"),
        ("wards/kita", "wards/kita/"),
    ],
)
def test_addresses_that_moved_lead_on(site: Site, old: str, new: str) -> None:
    answer, _ = site.get(old)
    assert answer.status == 301
    assert answer.headers["Location"] == urlsplit(site.address).path + new


def test_what_is_no_page_stays_hidden(site: Site) -> None:
    assert site.get(".site-builder")[0].status == 404
    assert site.get(".well-known/security.txt")[0].status == 200


def test_hosts_that_read_headers_from_a_file_get_the_same() -> None:
    text = (CONFIGURATION.parent / "_headers").read_text(encoding="utf-8")
    rules = dict(re.findall(r"^(/\S*)\n((?:  .+\n)+)", text, re.MULTILINE))
    told = {
        path: dict(line.strip().split(": ", 1) for line in lines.splitlines())
        for path, lines in rules.items()
    }
    assert told["/*"] == recommended()
    assert told["/sources/*"]["Content-Security-Policy"] == "sandbox"
    books = {path for path, sent in told.items() if "Content-Disposition" in sent}
    assert books == {f"/sources/*{ending}" for ending in BOOKS}


def test_each_kind_of_workbook_is_handed_over_as_a_file() -> None:
    """A format that is added is named in docs/hosting/, too."""
    text = CONFIGURATION.read_text(encoding="utf-8")
    found = re.search(r"/sources/\[\^/\]\+\\\.\(([\w|]+)\)\$", text)
    assert found
    assert {f".{ending}" for ending in found[1].split("|")} == BOOKS
