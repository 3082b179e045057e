"""Requests to the desk, as a server hands a browser's on."""

from __future__ import annotations

from collections.abc import MutableMapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from starlette.types import ASGIApp

from site_builder.desk.app import DeskApp
from site_builder.desk.walls import COOKIE
from site_builder.inputs import Inputs
from tests.serve.loop import run

TEMPLATES = Path(__file__).parents[2] / "templates"
HOST = "127.0.0.1:8000"
Answer = tuple[int, dict[str, str], str]
Raw = tuple[int, dict[str, str], bytes]


def desk_of(folder: Path) -> DeskApp:
    return DeskApp(Inputs(folder / "content", TEMPLATES, "", processes=1), TEMPLATES)


def cookie_of(desk: DeskApp) -> dict[str, str]:
    return {"cookie": f"{COOKIE}={desk.keys.cookie}"}


def get(desk: DeskApp, path: str, headers: dict[str, str] | None = None) -> Answer:
    return _as_text(get_raw(desk, path, headers))


def get_raw(desk: DeskApp, path: str, headers: dict[str, str] | None = None) -> Raw:
    return _ask(desk, "GET", path, cookie_of(desk) if headers is None else headers)


def post(
    desk: DeskApp, path: str, form: dict[str, str], headers: dict[str, str] | None = None
) -> Answer:
    """With everything that a browser sends from the desk's own pages."""
    body = urlencode({"token": desk.keys.token, **form}).encode()
    own = {**cookie_of(desk), "origin": f"http://{HOST}"} if headers is None else headers
    kind = {"content-type": "application/x-www-form-urlencoded", "content-length": str(len(body))}
    return _as_text(_ask(desk, "POST", path, {**kind, **own}, body))


def _as_text(answer: Raw) -> Answer:
    status, headers, data = answer
    return status, headers, data.decode("utf-8", "replace")


def _ask(desk: DeskApp, method: str, path: str, headers: dict[str, str], body: bytes = b"") -> Raw:
    return ask(desk.asgi, method, path, headers, body)


def ask(app: ASGIApp, method: str, path: str, headers: dict[str, str], body: bytes = b"") -> Raw:
    """`path`: with its query, decoded as a server decodes it"""
    path, _, query = path.partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "method": method,
        "path": path,
        "raw_path": path.encode("utf-8", "replace"),
        "root_path": "",
        "scheme": "http",
        "query_string": _bytes(query),
        "headers": [
            (n.encode(), v.encode("utf-8", "surrogateescape"))
            for n, v in {"host": HOST, **headers}.items()
        ],
        "server": ("127.0.0.1", 8000),
    }
    sent: list[MutableMapping[str, Any]] = []

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    async def story() -> None:
        await app(scope, receive, send)

    run(story())
    found = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], found, b"".join(m.get("body", b"") for m in sent[1:])


def _bytes(text: str) -> bytes:
    """Also such as are no UTF-8"""
    return text.encode("utf-8", "surrogateescape")
