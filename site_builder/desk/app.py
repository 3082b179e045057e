"""The desk over HTTP, below /_desk/: pages by Jinja, and forms."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from site_builder.content.sheet.model import SheetKey
from site_builder.content.sheet.place import sheet_file, sheet_key
from site_builder.desk.answers import Given, number_in
from site_builder.desk.bar import bar_of
from site_builder.desk.document import read_picture
from site_builder.desk.journal import TypedDraft, keep_draft, read_entry
from site_builder.desk.places import DESK
from site_builder.desk.saving import Folders, last_saves, undo
from site_builder.desk.sheet_page import DeskPage, broken, read_one, save_field, show_sheet
from site_builder.desk.today import read_open, read_sheets, read_today
from site_builder.desk.walls import HEADERS, Keys, is_too_large
from site_builder.desk.work import Work, do_work, list_work
from site_builder.export.csv_text import csv_file, csv_lines
from site_builder.inputs import Inputs
from site_builder.problems import Problem, SiteBuilderError
from site_builder.render.engine.templates import Templates, read_templates

Endpoint = Callable[[Request], Awaitable[Response]]
Form = Mapping[str, str]
Handler = Callable[[Request, Form], Awaitable[Response]]
_ASSETS = {
    "site.css": "text/css",
    "desk.css": "text/css",
    "desk.js": "text/javascript",
    "cells.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}
_OF_SITE = {"site.css": "css", "icon.svg": "icon.svg"}


class DeskApp:
    """`templates`: the package's own, whatever the site is made of."""

    def __init__(self, inputs: Inputs, templates: Path) -> None:
        self._inputs = inputs
        self._folder = templates
        self._folders = Folders(inputs.content, inputs.content.absolute().parent / ".desk")
        self.keys = Keys()
        pages = (
            ("/", self._today),
            ("/sheets/", self._sheets),
            ("/sheets/{year}/{ward}/{section}/", self._sheet),
            ("/pictures/{year}/{ward}/{section}/", self._picture),
            ("/journal/", self._journal),
            ("/{work}/", self._work),
        )
        self.asgi = Starlette(
            routes=[
                Route("/enter", self._enter),
                Route("/open.csv", self._guarded(self._open_csv)),
                Route("/{name}.{kind:str}", self._asset),
                *(Route(path, self._guarded(page)) for path, page in pages),
                Route("/draft", self._writing(self._keep_draft), methods=["POST"]),
                Route("/journal/", self._writing(self._undo), methods=["POST"]),
                Route(
                    "/sheets/{year}/{ward}/{section}/",
                    self._writing(self._save),
                    methods=["POST"],
                ),
                Route("/{work}/", self._writing(self._do_work), methods=["POST"]),
            ]
        )

    @property
    def entry(self) -> str:
        """The one-time address, from the preview's root"""
        return f"{DESK}enter?key={self.keys.entry}"

    def bar(self, path: str) -> str:
        """What a page of the preview shows of the desk."""
        values = {"desk": DESK, "bar": bar_of(self._inputs.content, path)}
        return self._templates.render("desk/bar.html", values)

    @cached_property
    def _templates(self) -> Templates:
        return read_templates(self._folder, known=True)

    # --- who may come -----------------------------------------------------------------------

    async def _enter(self, request: Request) -> Response:
        if not self.keys.enter(request.query_params.get("key", "")):
            return self._stranger(request)
        response = RedirectResponse(DESK, 303, headers=HEADERS)
        self.keys.hand_over(response)
        return response

    def _stranger(self, request: Request) -> Response:
        if self.keys.knows(request):
            return RedirectResponse(DESK, 303, headers=HEADERS)
        return self._page("stranger", {}, 403)

    def _guarded(self, page: Endpoint) -> Endpoint:
        async def answer(request: Request) -> Response:
            return await page(request) if self.keys.knows(request) else self._stranger(request)

        return answer

    def _writing(self, page: Handler) -> Endpoint:
        async def answer(request: Request) -> Response:
            if is_too_large(request):
                return PlainTextResponse("送られた内容が大きすぎます。", 413, headers=HEADERS)
            if not self.keys.knows(request):
                return self._page("stranger", {}, 403)
            async with request.form(max_files=0, max_fields=20) as sent:
                form = {name: value for name, value in sent.items() if isinstance(value, str)}
            if not self.keys.may_write(request, form.get("token", "")):
                return self._page("stranger", {}, 403)
            return await page(request, form)

        return answer

    def _answer(self, page: DeskPage) -> Response:
        return self._page(page.name, page.values, page.status)

    def _page(self, name: str, values: Mapping[str, Any], status: int = 200) -> Response:
        frame = {"token": self.keys.token, "desk": DESK, "area": name}
        page = self._templates.render(f"desk/{name}.html", {**frame, **values})
        return HTMLResponse(page, status, headers=HEADERS)

    async def _asset(self, request: Request) -> Response:
        """Styles and script of the desk; of the site those that its pages have, too."""
        name = f"{request.path_params['name']}.{request.path_params['kind']}"
        if name not in _ASSETS:
            return PlainTextResponse("ありません。", 404, headers=HEADERS)
        of_site = _OF_SITE.get(name)
        if of_site:
            assets = self._templates.assets
            data = dict(assets.files)[assets.urls[of_site].lstrip("/")]
        else:
            data = (self._folder / "desk" / name).read_bytes()
        return Response(data, headers=HEADERS, media_type=_ASSETS[name])

    # --- what is open -----------------------------------------------------------------------

    async def _today(self, request: Request) -> Response:
        today = await run_in_threadpool(read_today, self._inputs.content)
        return self._page("today", {"today": today})

    async def _sheets(self, request: Request) -> Response:
        wards = await run_in_threadpool(read_sheets, self._inputs.content)
        return self._page("sheets", {"wards": wards})

    async def _open_csv(self, request: Request) -> Response:
        rows = await run_in_threadpool(lambda: list(read_open(self._inputs.content)))
        headers = {**HEADERS, "Content-Disposition": 'attachment; filename="open.csv"'}
        return Response(csv_file(csv_lines(rows)), headers=headers, media_type="text/csv")

    # --- one sheet --------------------------------------------------------------------------

    async def _sheet(self, request: Request) -> Response:
        key, asked = _key(request), request.query_params
        if key is None:
            return self._answer(broken())
        saved = asked.get("saved", "") == "1"
        show = partial(show_sheet, self._folders, key, asked.get("field", ""), saved=saved)
        return self._answer(await run_in_threadpool(show))

    async def _picture(self, request: Request) -> Response:
        key, field = _key(request), request.query_params.get("field", "")
        sheet = read_one(self._folders, key) if key else None
        if key is None or sheet is None:
            return PlainTextResponse("ありません。", 404, headers=HEADERS)
        close = request.query_params.get("close") == "1"
        draw = partial(read_picture, self._inputs.content, key, sheet, field, close=close)
        picture = await run_in_threadpool(draw)
        return Response(picture, 200 if picture else 404, HEADERS, media_type="image/png")

    async def _save(self, request: Request, form: Form) -> Response:
        key = _key(request)
        if key is None:
            return self._answer(broken())
        go_on = form.get("then") == "next"
        save = partial(save_field, self._folders, key, Given.of(form), go_on=go_on)
        made = await run_in_threadpool(save)
        if isinstance(made, DeskPage):
            return self._answer(made)
        return RedirectResponse(made, 303, headers=HEADERS)

    async def _keep_draft(self, request: Request, form: Form) -> Response:
        given = Given.of(form)
        if form.get("file", "") and given.field:
            draft = TypedDraft(form["file"], given.field, given.text, given.why)
            await run_in_threadpool(keep_draft, self._folders.desk, draft)
        return Response(status_code=204, headers=HEADERS)

    # --- what was saved ---------------------------------------------------------------------

    async def _journal(self, request: Request, problem: Problem | None = None) -> Response:
        entries = await run_in_threadpool(last_saves, self._folders)
        return self._page("journal", {"entries": entries, "problem": problem})

    async def _undo(self, request: Request, form: Form) -> Response:
        entry = read_entry(self._folders.desk, number_in(form.get("number", "")))
        problem = await run_in_threadpool(undo, self._folders, entry) if entry else None
        if problem:
            return await self._journal(request, problem)
        return RedirectResponse(f"{DESK}journal/", 303, headers=HEADERS)

    # --- work on all sheets -----------------------------------------------------------------

    async def _work(self, request: Request) -> Response:
        return await self._show_work(request.path_params["work"], list_work)

    async def _do_work(self, request: Request, form: Form) -> Response:
        do = partial(do_work, self._folders, form=form)
        return await self._show_work(request.path_params["work"], do)

    async def _show_work(self, name: str, make: Callable[[str, Inputs], Work | None]) -> Response:
        try:
            work = await run_in_threadpool(make, name, self._inputs)
        except SiteBuilderError as error:
            return self._answer(broken(error.problems, 422))
        if work is None:
            return self._answer(broken())
        return self._page(name, {"work": work})


def _key(request: Request) -> SheetKey | None:
    """None where the address is not that of a sheet, so that no path leaves the content."""
    parts = request.path_params
    file = f"sheets/{parts['year']}/{parts['ward']}/{parts['section']}.yaml"
    key = sheet_key(file)
    return key if key and sheet_file(key) == file else None
