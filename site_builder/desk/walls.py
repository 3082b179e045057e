"""Access to the desk: only for the browser that has opened its one-time address."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from hmac import compare_digest

from starlette.requests import Request
from starlette.responses import Response

from site_builder.serve.desk import DESK as MOUNT

COOKIE = "site-builder-desk"
MOST_BYTES = 1_000_000
"""Of a form: no cell of a sheet comes near"""
_DIGITS = 20

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def _secret() -> str:
    return secrets.token_urlsafe(32)


@dataclass(slots=True)
class Keys:
    """Of one run of the preview; they are written nowhere."""

    entry: str = field(default_factory=_secret)
    """In the one-time address; empty once it was used"""
    cookie: str = field(default_factory=_secret)
    token: str = field(default_factory=_secret)
    """In each form"""

    def enter(self, key: str) -> bool:
        fits = bool(self.entry) and _same(key, self.entry)
        if fits:
            self.entry = ""
        return fits

    def knows(self, request: Request) -> bool:
        return _same(request.cookies.get(COOKIE, ""), self.cookie)

    def may_write(self, request: Request, token: str) -> bool:
        return self.knows(request) and _same(token, self.token) and is_own_origin(request)

    def hand_over(self, response: Response) -> None:
        response.set_cookie(COOKIE, self.cookie, path=MOUNT, httponly=True, samesite="strict")


def _same(one: str, other: str) -> bool:
    return compare_digest(one.encode(), other.encode())


def is_own_origin(request: Request) -> bool:
    """A browser names the origin of each form that it sends; no name is no own name."""
    host = request.headers.get("host", "")
    return bool(host) and request.headers.get("origin", "") == f"http://{host}"


def is_too_large(request: Request) -> bool:
    """True also for a form without a length: browsers send one."""
    length = request.headers.get("content-length", "")
    return not length.isdecimal() or len(length) > _DIGITS or int(length) > MOST_BYTES
