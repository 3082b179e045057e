"""The server's life: a socket, a watcher on the input folders, and the end by Ctrl+C."""

from __future__ import annotations

import asyncio
import errno
import signal
import socket
from collections.abc import AsyncIterator, Callable, Sequence
from ipaddress import ip_address
from pathlib import Path
from tempfile import TemporaryDirectory

import uvicorn
from starlette.applications import Starlette
from watchfiles import awatch

from site_builder.problems import Problem, Severity, SiteBuilderError, Where
from site_builder.serve.app import make_app
from site_builder.serve.desk import FOR_NOBODY_ELSE, NO_DESK, Desk
from site_builder.serve.preview import Build, Preview

LOCAL_NAMES = ("localhost", "127.0.0.1", "::1", "[::1]")

Problems = Sequence[Problem]


def serve(
    build: Build,
    folders: Sequence[Path],
    host: str,
    port: int,
    on_ready: Callable[[str], None],
    on_state: Callable[[Problems], None],
    desk: Desk = NO_DESK,
) -> None:
    """Serves until interrupted; on_ready gets the URL, on_state the problems of each state. Only
    where nobody else sees the preview, the desk is part of it."""
    with _listen(host, port) as listener, TemporaryDirectory(prefix="site-builder-") as room:
        # a process that SIGTERM ends at once would leave the temporary folder behind
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        url = f"http://{f'[{host}]' if ':' in host else host}:{listener.getsockname()[1]}/"
        preview = Preview(build, Path(room))
        server = _server(app_at(host, preview, desk))

        async def run() -> None:
            states = _states(preview, folders)
            on_state(await anext(states))
            on_ready(url)
            fresh = asyncio.create_task(_report(states, on_state))
            try:
                await server.serve(sockets=[listener])
            finally:
                fresh.cancel()

        asyncio.run(run())


def app_at(host: str, preview: Preview, desk: Desk) -> Starlette:
    """What answers there: to this computer under its own names alone; to others without a desk."""
    if _is_local(host):
        return make_app(preview, LOCAL_NAMES, desk)
    return make_app(preview, ("*",), FOR_NOBODY_ELSE)


async def _states(preview: Preview, folders: Sequence[Path]) -> AsyncIterator[Problems]:
    """The first state at once, then one after each change."""
    changes = awatch(*folders)
    change = asyncio.ensure_future(anext(changes))
    await asyncio.sleep(0)  # now the watcher is on: nothing is missed while the first state is made
    while True:
        yield await preview.update()
        await change
        change = asyncio.ensure_future(anext(changes))


async def _report(states: AsyncIterator[Problems], on_state: Callable[[Problems], None]) -> None:
    async for problems in states:
        on_state(problems)


def _server(app: Starlette) -> uvicorn.Server:
    config = uvicorn.Config(
        app,
        log_level="critical",
        access_log=False,
        timeout_graceful_shutdown=0,  # an open page holds its reload stream for ever
    )
    return uvicorn.Server(config)


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family)
    except OSError as error:
        raise SiteBuilderError([_cannot_listen(host, port, error)]) from error


def _cannot_listen(host: str, port: int, error: OSError) -> Problem:
    if error.errno == errno.EADDRINUSE:
        return Problem(
            Where(f"--port {port}"),
            "serve-port-in-use",
            f"ポート {port} は、ほかのプログラムが使っています。",
            "--port 0 を付けると、空いているポートを選びます。",
        )
    return Problem(
        Where(f"--host {host}"),
        "serve-cannot-listen",
        f"{host} のポート {port} で待ち受けられません（{error.strerror}）。",
        "--host と --port の値を確かめてください。",
    )


def check_host(host: str) -> list[Problem]:
    if _is_local(host):
        return []
    return [
        Problem(
            Where(f"--host {host}"),
            "serve-not-local",
            "この計算機の外からも見えるようになります。公開前の内容に注意してください。",
            "自分だけで見るときは --host を付けないでください。",
            Severity.WARNING,
        )
    ]


def _is_local(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
