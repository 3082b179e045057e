"""The server: a socket, a watcher on the input folders, and its end by Ctrl+C."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import uvicorn
from starlette.applications import Starlette
from watchfiles import awatch

from site_builder.inputs import Inputs
from site_builder.problems import Problem
from site_builder.serve.address import LOCAL_NAMES, is_local, listen
from site_builder.serve.app import Word, make_app
from site_builder.serve.desk import FOR_NOBODY_ELSE, NO_DESK, Desk
from site_builder.serve.excerpt import neighbours
from site_builder.serve.live_content import LiveContent
from site_builder.serve.preview import LiveState, Preview
from site_builder.serve.whole_check import WholeCheck

_STEP, _LONGEST = 10, 100
"""Milliseconds: files are read as soon as none has changed for so long, or some for so long"""


@dataclass(frozen=True, slots=True)
class Address:
    """Where the preview is to be found."""

    host: str
    port: int
    """0: any that is free"""


@dataclass(frozen=True, slots=True)
class Reports:
    """Who hears of the preview as it goes on."""

    ready: Callable[[str], None]
    """Of its address, before any page is made"""
    state: Callable[[Sequence[Problem], float], None]
    """Of the problems of its files after each save, and the seconds that they took to read"""
    found: Callable[[Sequence[Problem]], None]
    """Of the problems of the whole site, which take longer"""


def serve(
    inputs: Inputs,
    address: Address,
    check: Sequence[str],
    reports: Reports,
    desk: Desk = NO_DESK,
    word: Word = str,
) -> None:
    """Serves until interrupted. Only where nobody else sees the preview, the desk is part of it.

    `check`: the command that prints the problems of the whole site as JSON. `word`: makes of a
    command in a text what is to be typed.
    """
    with listen(address.host, address.port) as listener:
        # a process that SIGTERM ends at once would leave its check behind
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        host = f"[{address.host}]" if ":" in address.host else address.host
        reports.ready(f"http://{host}:{listener.getsockname()[1]}/")
        whole = WholeCheck(check, reports.found)

        def on_state(state: LiveState) -> None:
            reports.state(state.problems, state.seconds)
            whole.start(preview, state)

        preview = Preview(LiveContent(inputs, at_once=True), on_state)
        app = app_at(address.host, preview, inputs, desk, word)
        asyncio.run(_live(preview, inputs, _server(app), listener))


async def _live(
    preview: Preview, inputs: Inputs, server: uvicorn.Server, listener: socket.socket
) -> None:
    watching = asyncio.create_task(_watch(preview, inputs))
    try:
        await server.serve(sockets=[listener])
    finally:
        watching.cancel()
        preview.close()


async def _watch(preview: Preview, inputs: Inputs) -> None:
    """For browsers that show a page; whoever asks for one gets the newest state anyway."""
    changes = awatch(inputs.content, inputs.templates, step=_STEP, debounce=_LONGEST)
    change = asyncio.ensure_future(anext(changes))
    while True:
        await asyncio.sleep(0)  # the watcher runs: no change is missed from here on
        await preview.newest()
        await change
        change = asyncio.ensure_future(anext(changes))


def app_at(host: str, preview: Preview, inputs: Inputs, desk: Desk, word: Word = str) -> Starlette:
    """What answers there: to this computer under its own names alone; to others without a desk."""
    around = partial(neighbours, inputs.content, inputs.templates)
    if is_local(host):
        return make_app(preview, around, LOCAL_NAMES, desk, word)
    return make_app(preview, around, ("*",), FOR_NOBODY_ELSE, word)


def _server(app: Starlette) -> uvicorn.Server:
    config = uvicorn.Config(
        app,
        log_level="critical",
        access_log=False,
        log_config=None,
        ws="none",
        lifespan="off",
        timeout_graceful_shutdown=0,  # an open page holds its stream of changes for ever
    )
    return uvicorn.Server(config)
