"""The preview gives nothing but the site, and to nobody who comes under another name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from site_builder.build import make_edition, make_files
from site_builder.serve.desk import Desk
from site_builder.serve.page_block import note_of, with_block
from site_builder.serve.preview import Preview, name_of
from tests.extent import full
from tests.serve.asking import Answer, answer, copied, inputs_of, preview_of
from tests.serve.loop import run

HOSTING = Path(__file__).parents[2] / "docs/hosting.md"
Ask = Callable[..., Answer]
HOME = "中央区".encode()
DOCUMENTS = {
    "sources/a.txt": b"text",
    "sources/a.pdf": b"%PDF-",
    "sources/a.CSV": b"a,b",
    "sources/a.xlsx": b"PK",
    "sources/a.ods": b"PK",
}


@pytest.fixture(scope="module")
def folder(converted: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.txt").write_text("secret")
    folder = copied(converted, outside / "project")
    (folder / "content/secret.txt").write_text("secret")
    for name, data in DOCUMENTS.items():
        (folder / "content" / name).write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def preview(folder: Path) -> Iterator[Preview]:
    preview = preview_of(folder)
    yield preview
    preview.close()


@pytest.fixture
def ask(preview: Preview, folder: Path) -> Ask:
    return lambda *given, **named: run(answer(preview, folder, *given, **named))


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
def test_no_path_leads_out_of_the_site(ask: Ask, path: str, method: str) -> None:
    status, _, body = ask(path, method=method)
    assert status in (400, 404)
    assert b"secret" not in body


def test_an_absolute_path_leads_nowhere(ask: Ask, folder: Path) -> None:
    for path in (
        f"/{folder.parent}/secret.txt",
        f"//{folder.parent}/secret.txt",
        f"/file://{folder.parent}",
    ):
        assert ask(path)[0] == 404


def test_nothing_but_reading_is_allowed(ask: Ask) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert ask("/index.html", method=method)[0] == 405


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:8000", "[::1]:8000"])
def test_it_answers_under_its_own_names(ask: Ask, host: str) -> None:
    assert ask("/", host)[0] == 200


STRANGE_HOSTS = [
    "evil.example",
    "127.0.0.1.evil.example",
    *full("evil.example:8000", "localhost.evil.example", "192.168.1.5:8000", "localhost@evil"),
    *full("", "::", "[::2]:8000", "0.0.0.0:8000", "localhost,evil.example", "LOCALHOST.:1"),
]


@pytest.mark.parametrize("host", STRANGE_HOSTS)
@pytest.mark.parametrize("path", ["/", "/__reload.js", "/sources/a.txt"])
def test_it_answers_under_no_other_name(ask: Ask, host: str, path: str) -> None:
    """A page elsewhere that lets its own name point here would read what is not published yet."""
    status, _, body = ask(path, host)
    assert status == 400
    assert HOME not in body and b"text" not in body


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    await PlainTextResponse(f"desk at {scope['path']}")(scope, receive, send)


OWN_DESK = Desk(echo, lambda path: f"<p>bar of {path}</p>")


def test_the_desk_answers_below_its_address_and_puts_a_bar_into_pages(ask: Ask) -> None:
    assert ask("/_desk/sheets/", desk=OWN_DESK)[2] == b"desk at /_desk/sheets/"
    assert ask("/_desk/sheets/", method="POST", desk=OWN_DESK)[0] == 200
    assert b"<p>bar of /wards/</p><div data-preview-note>" in ask("/wards/", desk=OWN_DESK)[2]
    assert b"bar of" not in ask("/sources/a.txt", desk=OWN_DESK)[2]


def test_a_page_is_shown_without_a_bar_that_fails(ask: Ask) -> None:
    def fail(path: str) -> str:
        raise KeyError(path)

    status, _, body = ask("/wards/", desk=Desk(echo, fail))
    assert (status, HOME in body) == (200, True)


def test_without_a_desk_there_is_nothing_below_its_address(ask: Ask) -> None:
    assert ask("/_desk/")[0] == 404


@pytest.mark.parametrize("host", STRANGE_HOSTS)
def test_the_desk_answers_under_no_other_name(ask: Ask, host: str) -> None:
    assert ask("/_desk/", host, desk=OWN_DESK)[0] == 400


def test_where_others_see_the_preview_the_desk_answers_nobody(ask: Ask) -> None:
    for served_at in ("0.0.0.0", "192.168.1.5", "::"):
        for host in ("192.168.1.5:8000", "localhost:8000"):
            status, _, body = ask("/_desk/", host, served_at=served_at, desk=OWN_DESK)
            assert (status, b"desk at" in body) == (403, False)
            body = ask("/", host, served_at=served_at, desk=OWN_DESK)[2]
            assert HOME in body and b"bar of" not in body


def documented() -> dict[str, str]:
    text = HOSTING.read_text(encoding="utf-8")
    [block] = re.findall(r"```text\n(Content-Security-Policy: sandbox\n.*?)```", text, re.DOTALL)
    return dict(line.split(": ", 1) for line in block.splitlines())


@pytest.mark.parametrize("path", DOCUMENTS)
def test_documents_come_with_the_headers_that_hosts_are_asked_for(ask: Ask, path: str) -> None:
    status, headers, body = ask(f"/{path}")
    assert (status, body) == (200, DOCUMENTS[path])
    for name, value in documented().items():
        assert headers[name.lower()] == value
    is_workbook = path.endswith((".xlsx", ".ods"))
    assert headers.get("content-disposition") == ("attachment" if is_workbook else None)


def test_pages_are_no_documents(ask: Ask) -> None:
    assert "content-security-policy" not in ask("/")[1]


def test_it_answers_with_what_build_writes_but_for_one_block(
    ask: Ask, folder: Path, preview: Preview
) -> None:
    """Over every file of the site; tests/serve/test_site_files.py has every kind of page."""
    for path, data in make_files(make_edition(inputs_of(folder))):
        status, headers, body = ask(f"/{path}")
        assert status == 200, path
        if path.endswith(".html"):
            state = preview.state
            note = note_of(state.problems, is_older=False)
            expected = with_block(data.decode(), f"{name_of(preview.state)}.{preview.told}", note)
            assert body.decode() == expected, path
        else:
            assert body == data, path
        named = re.fullmatch(r"assets/.*\.[0-9a-f]{10}\.\w+", path)
        kept = "max-age=31536000, immutable" if named else "no-cache"
        assert headers["cache-control"] == kept, path


def test_the_address_of_a_folder_ends_with_a_slash(ask: Ask) -> None:
    status, headers, _ = ask("/wards/chuo?x=1")
    assert (status, headers["location"]) == (307, "http://localhost:8000/wards/chuo/?x=1")
    assert ask("//evil.example/wards")[0] == 404
    assert ask("/wards/chuo/index.html")[0] == 200


def test_what_is_not_there_is_told_as_the_site_does(ask: Ask) -> None:
    status, _, body = ask("/nowhere/at/all/")
    assert status == 404
    assert "ページが見つかりません" in body.decode()


def test_scripts_and_styles_have_the_types_that_a_browser_asks_for(ask: Ask) -> None:
    for name, media_type in (("reload.js", "text/javascript"), ("preview.css", "text/css")):
        status, headers, _ = ask(f"/__preview/{name}")
        assert (status, headers["content-type"]) == (200, f"{media_type}; charset=utf-8")
    assert ask("/__preview/block.html")[0] == 404
