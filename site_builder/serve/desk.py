"""The application of those who edit the content, as far as the preview knows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp

DESK = "/_desk"
"""Where it is mounted"""


@dataclass(frozen=True, slots=True)
class Desk:
    app: ASGIApp
    """Answers below /_desk/, behind the preview's check of the Host header"""
    bar: Callable[[str], str]
    """Path of a page (/wards/chuo/) → HTML that the preview puts at the beginning of its body"""


NO_DESK = Desk(PlainTextResponse("ここには何もありません。", 404), lambda path: "")

FOR_NOBODY_ELSE = Desk(
    PlainTextResponse("編集の画面は、この計算機だけで表示します（--host を付けないとき）。", 403),
    NO_DESK.bar,
)
"""In the place of one whose preview other computers see"""
