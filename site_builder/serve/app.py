"""The preview over HTTP: files as static hosting serves them, each page with one block more; and
beside them, below /_desk/, the application of those who edit the content."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from mimetypes import guess_type
from pathlib import Path, PurePosixPath

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import (
    FileResponse,
    HTMLResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Mount, Route

from site_builder.graph import urls
from site_builder.problems import Problem
from site_builder.publish.assets_manifest import is_hashed
from site_builder.serve.desk import DESK, NO_DESK, Desk
from site_builder.serve.excerpt import Neighbours
from site_builder.serve.page_block import note_of, with_block
from site_builder.serve.preview import LiveState, Preview, Reply, name_of
from site_builder.serve.problem_page import problem_page

Word = Callable[[str], str]
OWN = "/__preview"
"""Below it lies what the preview itself needs"""
PROBLEMS = f"{OWN}/problems"
NO_CACHE = {"Cache-Control": "no-cache"}
FOR_EVER = {"Cache-Control": "max-age=31536000, immutable"}
OF_DOCUMENTS = {"Content-Security-Policy": "sandbox", "X-Content-Type-Options": "nosniff"}
"""As docs/hosting.md asks of a host: nothing in a document runs on the site's own origin"""
_ASSETS = {file.name: file for file in (Path(__file__).parent / "assets").iterdir()}
_SHOWN = (".pdf", ".txt", ".csv", ".tsv")
"""Documents that a browser shows; workbooks are saved"""
_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
_UNKNOWN = "application/octet-stream"
_INDEX = "index.html"
_NAMED = "/assets/"


def make_app(
    preview: Preview,
    neighbours: Neighbours,
    hosts: Sequence[str],
    desk: Desk = NO_DESK,
    word: Word = str,
) -> Starlette:
    """`hosts`: the names under which it answers; others may be a page that misuses the browser."""
    answers = _Answers(preview, neighbours, desk, word)
    return Starlette(
        routes=[
            Route(PROBLEMS, answers.problems),
            Route(f"{OWN}/changes", answers.changes),
            Route(f"{OWN}/{{name}}", answers.asset),
            Route(DESK, lambda request: RedirectResponse(f"{DESK}/")),
            Mount(DESK, desk.app),
            Route("/{path:path}", answers.file),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))],
    )


class _Answers:
    def __init__(self, preview: Preview, neighbours: Neighbours, desk: Desk, word: Word) -> None:
        self._preview = preview
        self._neighbours = neighbours
        self._desk = desk
        self._word = word

    async def file(self, request: Request) -> Response:
        url = request.scope["path"].removesuffix(_INDEX)
        state = await self._preview.newest()
        made = await self._preview.make(state, url)
        if made.data is None and not made.errors:
            return await self._missing(request, state, url)
        return await self._answer(request, state, made)

    async def _missing(self, request: Request, state: LiveState, url: str) -> Response:
        """As static hosting does it: a folder's address ends with a slash."""
        if (await self._preview.make(state, f"{url}/")).data is not None:
            return RedirectResponse(request.url.replace(path=f"{url}/"), headers=NO_CACHE)
        made = await self._preview.make(state, urls.NOT_FOUND)
        return await self._answer(request, state, made, 404)

    async def _answer(
        self, request: Request, state: LiveState, made: Reply, status: int = 200
    ) -> Response:
        if made.data is None:
            return await self._all_problems(request, state, made.errors, 500)
        if made.is_page:
            note = self._note(state, made.errors)
            return await self._page(request, state, made.data.decode(), note, status)
        path = request.scope["path"]
        headers = {**_kept_by_browsers(path, status), **_of_document(path)}
        return Response(made.data, status, headers, media_type=_media_type(path))

    async def problems(self, request: Request) -> Response:
        return await self._all_problems(request, await self._preview.newest(), (), 200)

    async def _all_problems(
        self, request: Request, state: LiveState, errors: Sequence[Problem], status: int
    ) -> Response:
        page = problem_page(self._known(state, errors), self._neighbours)
        return await self._page(request, state, page, "", status)

    async def _page(
        self, request: Request, state: LiveState, page: str, note: str, status: int
    ) -> Response:
        """It is known by the state that it was made of: there may be a newer one by now."""
        seen = f"{name_of(state)}.{self._preview.told}"
        bar = await self._bar(request.scope["path"])
        return HTMLResponse(with_block(page, seen, note, bar), status, headers=NO_CACHE)

    async def _bar(self, path: str) -> str:
        """A page is shown without it rather than not at all."""
        with suppress(Exception):
            return await run_in_threadpool(self._desk.bar, path)
        return ""

    def _note(self, state: LiveState, errors: Sequence[Problem] = ()) -> str:
        is_older = state.is_broken or bool(errors)
        return note_of(self._known(state, errors), is_older=is_older)

    def _known(self, state: LiveState, errors: Sequence[Problem]) -> list[Problem]:
        """Each once, those first that were met just now."""
        known = dict.fromkeys([*errors, *state.problems, *self._preview.found])
        return [replace(problem, hint=self._word(problem.hint)) for problem in known]

    async def asset(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in _ASSETS:
            return PlainTextResponse("", 404)
        return FileResponse(_ASSETS[name], headers=NO_CACHE, media_type=_media_type(name))

    async def changes(self, request: Request) -> Response:
        stream = self._changes(request.query_params.get("seen", ""))
        return StreamingResponse(stream, media_type="text/event-stream", headers=NO_CACHE)

    async def _changes(self, seen: str) -> AsyncIterator[str]:
        """Ends with the word that there is a newer state; until then, what is found of this one."""
        shown, _, told = seen.rpartition(".")
        preview = self._preview
        while shown == name_of(preview.state):
            news = preview.news
            if told != str(preview.told):
                told = str(preview.told)
                yield f"event: note\ndata: {json.dumps(self._note(preview.state))}\n\n"
            await news.wait()
        yield "data: \n\n"


def _media_type(path: str) -> str:
    """The types that a browser needs are fixed: those of `guess_type` differ between systems."""
    return _TYPES.get(PurePosixPath(path).suffix) or guess_type(path)[0] or _UNKNOWN


def _kept_by_browsers(path: str, status: int) -> dict[str, str]:
    """A reload after a save need not ask for a file again whose name changes with its content."""
    keeps = status == 200 and path.startswith(_NAMED) and is_hashed(path.lstrip("/"))
    return FOR_EVER if keeps else NO_CACHE


def _of_document(path: str) -> dict[str, str]:
    if not path.startswith(urls.SOURCES):
        return {}
    shown = path.lower().endswith(_SHOWN)
    return OF_DOCUMENTS if shown else {**OF_DOCUMENTS, "Content-Disposition": "attachment"}
