"""A preview of a real document's content, and requests to it as a server hands them on."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from site_builder.inputs import Inputs
from site_builder.serve.desk import NO_DESK, Desk
from site_builder.serve.live_content import LiveContent
from site_builder.serve.preview import Preview
from site_builder.serve.server import app_at

TEMPLATES = Path(__file__).parents[2] / "templates"
Answer = tuple[int, dict[str, str], bytes]


def inputs_of(folder: Path) -> Inputs:
    own = folder / "templates"
    return Inputs(folder / "content", own if own.is_dir() else TEMPLATES, "", processes=1)


def preview_of(folder: Path) -> Preview:
    return Preview(LiveContent(inputs_of(folder), at_once=True))


def copied(converted: Path, folder: Path) -> Path:
    """The folder with content/, to be spoilt."""
    shutil.copytree(converted, folder / "content")
    return folder


async def answer(
    preview: Preview,
    folder: Path,
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

    path, _, query = path.partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "method": method,
        "path": unquote(path),
        "raw_path": path.encode(),
        "root_path": "",
        "scheme": "http",
        "query_string": query.encode(),
        "headers": [(b"host", host.encode())] if host else [],
        "server": ("127.0.0.1", 8000),
    }
    await app_at(served_at, preview, inputs_of(folder), desk)(scope, receive, send)
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], headers, b"".join(m.get("body", b"") for m in sent[1:])
