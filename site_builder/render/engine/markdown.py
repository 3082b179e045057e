"""Markdown → HTML. The only room that knows markdown_it. Raw HTML in a page stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from site_builder.problems import Problem, Where
from site_builder.render.parts.basics import Href

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]{2}", re.IGNORECASE)
_PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")


def markdown_body(markdown: str, href: Href) -> tuple[Markup, Markup]:
    """The text below the title: before its first heading, and from there on. Links from the
    site's root are made to fit the page."""
    tokens = _PARSER.parse(markdown)
    for token in tokens:
        for child in token.children or ():
            _fit_link(child, href)
    below = _without_title(tokens)
    first = next((n for n, t in enumerate(below) if t.type == "heading_open"), len(below))
    return _html(below[:first]), _html(below[first:])


def check_images(path: str, markdown: str) -> Iterator[Problem]:
    """Errors for images of other sites: no page loads anything from elsewhere."""
    line = 0
    for token in _PARSER.parse(markdown):
        line = token.map[0] if token.map else line
        below = line
        for child in token.children or ():
            below += child.type in ("softbreak", "hardbreak")
            if child.type == "image" and _ELSEWHERE.match(str(child.attrGet("src"))):
                yield _foreign_image(Where(path, below + 1), str(child.attrGet("src")))


def _foreign_image(where: Where, src: str) -> Problem:
    message = f"ほかのサイトの画像（{src}）は載せられません。"
    hint = "読む人のブラウザーが、そのサイトに知らせてしまうからです。リンクにしてください。"
    return Problem(where, "foreign-image", message, hint)


def _html(tokens: list[Token]) -> Markup:
    html: str = _PARSER.renderer.render(tokens, _PARSER.options, {})
    return Markup(html)


def _without_title(tokens: list[Token]) -> list[Token]:
    """A heading's tokens are three: opening, text, closing."""
    is_title = bool(tokens) and tokens[0].type == "heading_open" and tokens[0].tag == "h1"
    return tokens[3:] if is_title else tokens


def _fit_link(token: Token, href: Href) -> None:
    for name in ("href", "src"):
        target = token.attrGet(name)
        if isinstance(target, str) and target.startswith("/") and not target.startswith("//"):
            token.attrSet(name, href(target))
