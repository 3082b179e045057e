"""Nobody but the browser that opened the one-time address changes anything."""

from __future__ import annotations

import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from site_builder.desk.app import DeskApp
from site_builder.desk.walls import MOST_BYTES
from site_builder.inputs import Inputs
from site_builder.serve.desk import Desk
from site_builder.serve.live_content import LiveContent
from site_builder.serve.preview import Preview
from site_builder.serve.server import app_at
from tests.desk.asking import HOST, TEMPLATES, cookie_of, desk_of, get, post
from tests.desk.hostile import REFUSED, hostile_requests, send
from tests.extent import amount

SHEET = "/sheets/2025/chuo/chiiki/"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("walls")
    shutil.copytree("content", folder / "content")
    return folder


def state_of(folder: Path) -> str:
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return sha256(b"".join(str(f).encode() + f.read_bytes() for f in files)).hexdigest()


def test_the_address_is_good_for_one_browser(folder: Path) -> None:
    desk = desk_of(folder)
    assert get(desk, "/", {})[0] == 403
    assert get(desk, "/enter?key=guess", {})[0] == 403
    entry = desk.entry.removeprefix("/_desk")
    status, headers, _ = get(desk, entry, {})
    assert status == 303
    cookie = headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()
    assert get(desk, entry, {})[0] == 403
    assert get(desk, "/", {"cookie": cookie.split(";")[0]})[0] == 200


def test_pages_are_in_no_frame_and_in_no_cache(folder: Path) -> None:
    desk = desk_of(folder)
    for path in ("/", SHEET, "/journal/", "/desk.css", "/nowhere.css", "/enter?key=x"):
        _, headers, _ = get(desk, path)
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["cache-control"] == "no-store"


HOSTILE_HEADERS: dict[str, dict[str, str]] = {
    "no cookie": {"origin": f"http://{HOST}"},
    "wrong cookie": {"origin": f"http://{HOST}", "cookie": "site-builder-desk=x"},
    "no origin": {},
    "null origin": {"origin": "null"},
    "foreign origin": {"origin": "https://example.com"},
    "other port": {"origin": "http://127.0.0.1:8001"},
    "other scheme": {"origin": f"https://{HOST}"},
    "rebinding": {"origin": "http://evil.test:8000", "host": "127.0.0.1:8000"},
}


def headers_of(desk: DeskApp, name: str) -> dict[str, str]:
    own = HOSTILE_HEADERS[name]
    return own if "cookie" in name else {**cookie_of(desk), **own}


FORMS: tuple[tuple[str, dict[str, str]], ...] = (
    (SHEET, {"field": "goals/1/goal", "text": "x", "why": "x"}),
    ("/journal/", {"number": "1"}),
    ("/lineage/", {"do": "accept", "id": "kita/chiiki:2023-1:2025-1"}),
    ("/readings/", {"do": "refuse", "name": "黒崎出張所"}),
    ("/records/", {"do": "addresses"}),
    ("/records/", {"do": "history"}),
    ("/draft", {"file": "a", "field": "b", "text": "x"}),
)


@pytest.mark.parametrize("name", HOSTILE_HEADERS)
def test_requests_from_elsewhere_change_nothing(folder: Path, name: str) -> None:
    desk, before = desk_of(folder), state_of(folder)
    for path, form in FORMS:
        assert post(desk, path, form, headers_of(desk, name))[0] == 403
    assert state_of(folder) == before


@pytest.mark.parametrize("token", ["", "x", "あ"])
def test_a_form_without_the_token_changes_nothing(folder: Path, token: str) -> None:
    desk, before = desk_of(folder), state_of(folder)
    for path, form in FORMS:
        assert post(desk, path, {**form, "token": token})[0] == 403
    assert state_of(folder) == before


def test_large_bodies_and_bodies_without_a_length_are_refused(folder: Path) -> None:
    desk, before = desk_of(folder), state_of(folder)
    own = {**cookie_of(desk), "origin": f"http://{HOST}"}
    for length in (str(MOST_BYTES + 1), "100000000", "-1", "", "many"):
        assert post(desk, SHEET, {}, {**own, "content-length": length})[0] == 413
    assert state_of(folder) == before


def test_hostile_requests_change_nothing(folder: Path) -> None:
    desk, before = desk_of(folder), state_of(folder / "content")
    preview = Preview(LiveContent(inputs := Inputs(folder / "content", TEMPLATES, processes=1)))
    app = app_at("127.0.0.1", preview, inputs, Desk(desk.asgi, desk.bar))
    try:
        for name, request in hostile_requests(desk, amount(44, 330)):
            status, page = send(app, "POST", request)
            answered = {200, 204} if name == "value" else set()
            assert status in REFUSED | answered, (name, status, request)
            assert b"Traceback" not in page
            status, page = send(app, "GET", request)
            assert status in REFUSED | {200}, (name, status, request)
            assert b"root:" not in page
    finally:
        preview.close()
    assert state_of(folder / "content") == before
    assert {file.name for file in (folder / ".desk").iterdir()} <= {"drafts", "journal"}
