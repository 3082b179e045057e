"""The preview gives nothing but the site, and to nobody who comes under another name."""

from __future__ import annotations

import asyncio
import re
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from site_builder.publish.publication import publish
from site_builder.serve.desk import NO_DESK, Desk
from site_builder.serve.preview import Preview
from site_builder.serve.server import app_at
from tests.extent import full
from tests.serve.loop import run

README = Path(__file__).parents[2] / "README.md"
SITE = {
    "index.html": b"<head></head><body>home",
    "sources/a.txt": b"text",
    "sources/a.pdf": b"%PDF-",
    "sources/a.CSV": b"a,b",
    "sources/a.xlsx": b"PK",
    "sources/a.ods": b"PK",
}
Answer = tuple[int, dict[str, str], bytes]


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    def build(folder: Path) -> tuple[()]:
        publish(SITE.items(), folder)
        return ()

    room = tmp_path / "room"
    room.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (room / "secret.txt").write_text("secret")
    (room / "11").mkdir()
    (room / "11/secret.txt").write_text("secret")
    preview = Preview(build, room)
    run(preview.update())
    return preview


def ask(
    preview: Preview,
    path: str,
    host: str = "localhost:8000",
    method: str = "GET",
    *,
    served_at: str = "127.0.0.1",
    desk: Desk = NO_DESK,
) -> Answer:
    """As a server asks its application: the path is decoded."""
    sent: list[MutableMapping[str, Any]] = []

    async def receive() -> MutableMapping[str, Any]:
        await asyncio.Event().wait()  # there is no body, and nobody hangs up
        return {}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "method": method,
        "path": unquote(path),
        "raw_path": path.encode(),
        "root_path": "",
        "scheme": "http",
        "query_string": b"",
        "headers": [(b"host", host.encode())] if host else [],
        "server": ("127.0.0.1", 8000),
    }
    run(app_at(served_at, preview, desk)(scope, receive, send))
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], headers, b"".join(m.get("body", b"") for m in sent[1:])


OUTSIDE = [
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/sources/../../secret.txt",
    *full(
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
        "/%252e%252e/secret.txt",
        "/....//secret.txt",
        "//../secret.txt",
        "/./../../secret.txt",
        "/../11/secret.txt",
        "/sources/..%2f..%2f..%2fsecret.txt",
        "/..;/secret.txt",
        "/%c0%ae%c0%ae/secret.txt",
        "/sources%00/../../secret.txt",
        "/\\..\\secret.txt",
        "/C:/secret.txt",
    ),
]


@pytest.mark.parametrize("path", OUTSIDE)
@pytest.mark.parametrize("method", ["GET", *full("HEAD")])
def test_no_path_leads_out_of_the_site(preview: Preview, path: str, method: str) -> None:
    status, _, body = ask(preview, path, method=method)
    assert status in (400, 404)
    assert b"secret" not in body


def test_an_absolute_path_leads_nowhere(preview: Preview, tmp_path: Path) -> None:
    for path in (f"/{tmp_path}/secret.txt", f"//{tmp_path}/secret.txt", f"/file://{tmp_path}"):
        assert ask(preview, path)[0] == 404


def test_nothing_but_reading_is_allowed(preview: Preview) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert ask(preview, "/index.html", method=method)[0] == 405


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:8000", "[::1]:8000"])
def test_it_answers_under_its_own_names(preview: Preview, host: str) -> None:
    assert ask(preview, "/", host)[0] == 200


STRANGE_HOSTS = [
    "evil.example",
    "127.0.0.1.evil.example",
    *full("evil.example:8000", "localhost.evil.example", "192.168.1.5:8000", "localhost@evil"),
    *full("", "::", "[::2]:8000", "0.0.0.0:8000", "localhost,evil.example", "LOCALHOST.:1"),
]


@pytest.mark.parametrize("host", STRANGE_HOSTS)
@pytest.mark.parametrize("path", ["/", "/__reload.js", "/sources/a.txt"])
def test_it_answers_under_no_other_name(preview: Preview, host: str, path: str) -> None:
    """A page elsewhere that lets its own name point here would read what is not published yet."""
    status, _, body = ask(preview, path, host)
    assert status == 400
    assert b"home" not in body and b"text" not in body


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    await PlainTextResponse(f"desk at {scope['path']}")(scope, receive, send)


OWN_DESK = Desk(echo, lambda path: f"<p>bar of {path}</p>")


def test_the_desk_answers_below_its_address_and_puts_a_bar_into_pages(preview: Preview) -> None:
    assert ask(preview, "/_desk/sheets/", desk=OWN_DESK)[2] == b"desk at /_desk/sheets/"
    assert ask(preview, "/_desk/sheets/", method="POST", desk=OWN_DESK)[0] == 200
    assert b"<body><div data-preview>" in ask(preview, "/", desk=OWN_DESK)[2]
    assert b"<p>bar of /</p></div>home" in ask(preview, "/", desk=OWN_DESK)[2]
    assert b"bar of" not in ask(preview, "/sources/a.txt", desk=OWN_DESK)[2]


def test_without_a_desk_there_is_nothing_below_its_address(preview: Preview) -> None:
    assert ask(preview, "/_desk/")[0] == 404


@pytest.mark.parametrize("host", STRANGE_HOSTS)
def test_the_desk_answers_under_no_other_name(preview: Preview, host: str) -> None:
    assert ask(preview, "/_desk/", host, desk=OWN_DESK)[0] == 400


def test_where_others_see_the_preview_the_desk_answers_nobody(preview: Preview) -> None:
    for served_at in ("0.0.0.0", "192.168.1.5", "::"):
        for host in ("192.168.1.5:8000", "localhost:8000"):
            status, _, body = ask(preview, "/_desk/", host, served_at=served_at, desk=OWN_DESK)
            assert (status, b"desk at" in body) == (403, False)
            body = ask(preview, "/", host, served_at=served_at, desk=OWN_DESK)[2]
            assert b"home" in body and b"bar of" not in body


def documented() -> dict[str, str]:
    text = README.read_text(encoding="utf-8")
    [block] = re.findall(r"```text\n(Content-Security-Policy: sandbox\n.*?)```", text, re.DOTALL)
    return dict(line.split(": ", 1) for line in block.splitlines())


@pytest.mark.parametrize("path", [path for path in SITE if path != "index.html"])
def test_documents_come_with_the_headers_that_the_readme_asks_for(
    preview: Preview, path: str
) -> None:
    status, headers, body = ask(preview, f"/{path}")
    assert (status, body) == (200, SITE[path])
    for name, value in documented().items():
        assert headers[name.lower()] == value
    is_workbook = path.endswith((".xlsx", ".ods"))
    assert headers.get("content-disposition") == ("attachment" if is_workbook else None)


def test_pages_are_no_documents(preview: Preview) -> None:
    assert "content-security-policy" not in ask(preview, "/")[1]
