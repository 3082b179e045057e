"""The preview over HTTP: files as static hosting serves them, each page with one block more; and
beside them, below /_desk/, the application of those who edit the content."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from site_builder.serve.desk import DESK, NO_DESK, Desk
from site_builder.serve.page_block import with_block
from site_builder.serve.preview import Preview, problem_page

_HERE = Path(__file__).parent
SCRIPT = _HERE / "reload.js"
STYLE = _HERE / "preview.css"
NO_CACHE = {"Cache-Control": "no-cache"}
OF_DOCUMENTS = {"Content-Security-Policy": "sandbox", "X-Content-Type-Options": "nosniff"}
"""As the README asks of a host: nothing in a document runs on the site's own origin"""
_SHOWN = (".pdf", ".txt", ".csv", ".tsv")
"""Documents that a browser shows; workbooks are saved"""


def make_app(preview: Preview, hosts: Sequence[str], desk: Desk = NO_DESK) -> Starlette:
    """`hosts`: the names under which it answers; others may be a page that misuses the browser."""

    async def script(request: Request) -> Response:
        return FileResponse(SCRIPT, headers=NO_CACHE)

    async def style(request: Request) -> Response:
        return FileResponse(STYLE, headers=NO_CACHE)

    async def reload(request: Request) -> Response:
        seen = request.query_params.get("seen", "")
        stream = _reload_stream(preview, int(seen) if seen.isdecimal() else -1)
        return StreamingResponse(stream, media_type="text/event-stream", headers=NO_CACHE)

    async def pages(scope: Scope, receive: Receive, send: Send) -> None:
        app: ASGIApp = SiteFiles(preview.folder, preview.version, desk)
        if preview.problems and _asks_for_page(scope["path"]):
            page = with_block(problem_page(preview.problems), preview.version)
            app = HTMLResponse(page, status_code=500, headers=NO_CACHE)
        await app(scope, receive, send)

    return Starlette(
        routes=[
            Route("/__reload.js", script),
            Route("/__preview.css", style),
            Route("/__reload", reload),
            Mount(DESK, desk.app),
            Mount("/", pages),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))],
    )


class SiteFiles(StaticFiles):
    """One state of the site, its 404.html included."""

    def __init__(self, folder: Path, version: int, desk: Desk) -> None:
        super().__init__(directory=folder, html=True)
        self.version = version
        self.desk = desk

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        if isinstance(response, FileResponse) and Path(response.path).suffix == ".html":
            page = Path(response.path).read_text(encoding="utf-8")
            page = with_block(page, self.version, self.desk.bar(scope["path"]))
            response = HTMLResponse(page, response.status_code)
        response.headers.update({**NO_CACHE, **_of_document(path)})
        return response


def _of_document(path: str) -> dict[str, str]:
    parts = Path(path).parts
    if parts[:1] != ("sources",):
        return {}
    shown = parts[-1].lower().endswith(_SHOWN)
    return OF_DOCUMENTS if shown else {**OF_DOCUMENTS, "Content-Disposition": "attachment"}


async def _reload_stream(preview: Preview, seen: int) -> AsyncIterator[str]:
    await preview.change(seen)
    yield f"data: {preview.version}\n\n"


def _asks_for_page(path: str) -> bool:
    return Path(path).suffix in ("", ".html")
