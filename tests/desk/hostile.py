"""Requests that want to change what is not theirs, each with one flaw."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from starlette.types import ASGIApp

from site_builder.desk.app import DeskApp
from tests.desk.asking import HOST, ask, cookie_of

REFUSED = {303, 307, 400, 403, 404, 405, 413, 422}
URLENCODED = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Request:
    path: str
    form: dict[str, str]
    headers: dict[str, str]
    body: bytes | None = None
    """Instead of the form"""
    taken: tuple[str, ...] = field(default=())
    """Headers that are left out"""


FORMS: tuple[tuple[str, dict[str, str]], ...] = (
    ("sheets/2025/chuo/chiiki/", {"field": "goals/1/goal", "text": "x", "why": "x"}),
    ("sheets/2023/kita/kumin-seikatsu/", {"field": "goals/1/measures/1/attainment", "choice": "2"}),
    ("journal/", {"number": "1"}),
    ("lineage/", {"do": "accept", "id": "kita/chiiki:2023-1:2025-1"}),
    ("readings/", {"do": "refuse", "name": "黒崎出張所"}),
    ("lineage/", {"do": "reject", "id": "../../etc/passwd"}),
    ("records/", {"do": "addresses", "seen": "x"}),
    ("records/", {"do": "history", "seen": "x"}),
    ("draft", {"file": "../../../etc/x", "field": "../x", "text": "x", "why": ""}),
)
PARTS: tuple[str, ...] = ("..", ".", "%2e%2e", "....", "sheets", "2025", "２０２５", "chuo")
PARTS += ("", "\0", "/etc/passwd", "a" * 5000, "9" * 5000, "chiiki", "chiiki.yaml", "..\\..", "~")
PARTS += ("C:", "con", "あ", "\udcff")


# --- what is wrong with a request -----------------------------------------------------------

Flaw = Callable[[Request, random.Random], Request]


def token(request: Request, dice: random.Random) -> Request:
    wrong = dice.choice(["", "x", "あ", "\0", "x" * 5000])
    return replace(request, form={**request.form, "token": wrong})


def cookie(request: Request, dice: random.Random) -> Request:
    wrong = dice.choice(["", "site-builder-desk=", "site-builder-desk=x", "x=y; ;=;", "\udcff"])
    return replace(request, headers={**request.headers, "cookie": wrong})


def no_origin(request: Request, dice: random.Random) -> Request:
    return replace(request, taken=("origin",))


def origin(request: Request, dice: random.Random) -> Request:
    wrong = ("null", "https://example.com", "http://127.0.0.1:8001", f"https://{HOST}", HOST)
    more = (f"http://{HOST}@evil.test", f"http://{HOST}.evil.test", "", "http://[", "\udcff")
    return replace(request, headers={**request.headers, "origin": dice.choice(wrong + more)})


def rebound(request: Request, dice: random.Random) -> Request:
    """The page of another site whose name leads here: Host and Origin agree."""
    host = dice.choice(["evil.test:8000", "127.0.0.1.evil.test", "localhost.evil.test:8000", ""])
    return replace(request, headers={**request.headers, "host": host, "origin": f"http://{host}"})


def path(request: Request, dice: random.Random) -> Request:
    parts = [dice.choice(PARTS) for _ in range(dice.randint(1, 4))]
    below = dice.choice(["", "sheets/", "sheets/2025/", "pictures/2025/chuo/"])
    return replace(request, path=below + "/".join(parts) + dice.choice(["", "/", ".css"]))


def size(request: Request, dice: random.Random) -> Request:
    length = dice.choice(["100000000", "1000001", "-1", "", "many", "9" * 5000, "１０"])
    return replace(request, headers={**request.headers, "content-length": length})


def kind(request: Request, dice: random.Random) -> Request:
    wrong = dice.choice(
        [
            "application/json",
            "text/plain",
            "",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=x; charset=no-such",
            "multipart/form-data; boundary=\udcff",
            f"{URLENCODED}; charset=utf-16",
            "x" * 5000,
        ]
    )
    body = dice.choice([b"--x\r\n\r\n--x--", b'{"token": 1}', b"\xff\xfe\0", b"--x\r\nContent-D"])
    return replace(request, headers={**request.headers, "content-type": wrong}, body=body)


def encoding(request: Request, dice: random.Random) -> Request:
    body = dice.choice(
        [b"\xff=\xfe", b"%", b"%zz=%ff&&==&", b"\0" * 1000, "あ=い".encode("utf-16")]
    )
    return replace(request, body=body)


def fields(request: Request, dice: random.Random) -> Request:
    many = {f"x{number}": "y" for number in range(2000)}
    return replace(request, path="records/", form={**request.form, **many, "do": "all"})


def value(request: Request, dice: random.Random) -> Request:
    """All as it should be, but for what is asked."""
    wrong = dice.choice(["../../x", "\0", "9" * 5000, "٣", "-1", "goals/" * 900, "\ud800", "１"])
    names = ("field", "choice", "number", "id", "do", "seen")
    return replace(
        request, form={**request.form, "why": "x", dice.choice(names): wrong, "seen": "x"}
    )


FLAWS: tuple[Flaw, ...] = (token, cookie, no_origin, origin, rebound, path)
FLAWS += (size, kind, encoding, fields, value)


# --- the requests ---------------------------------------------------------------------------


def hostile_requests(desk: DeskApp, count: int) -> Iterator[tuple[str, Request]]:
    dice = random.Random(7)
    for number in range(count):
        flaw = FLAWS[number % len(FLAWS)]
        place, form = dice.choice(FORMS)
        headers = {**cookie_of(desk), "origin": f"http://{HOST}", "content-type": URLENCODED}
        sound = Request(place, {"token": desk.keys.token, **form}, headers)
        yield flaw.__name__, flaw(sound, dice)


def send(app: ASGIApp, method: str, request: Request) -> tuple[int, bytes]:
    body = request.body
    if body is None:
        body = urlencode(request.form, errors="surrogatepass").encode()
    headers = {"content-length": str(len(body)), **request.headers}
    headers = {name: text for name, text in headers.items() if name not in request.taken}
    status, _, page = ask(app, method, f"/_desk/{request.path}", headers, body)
    return status, page
