"""content/pages/<id>.md: which ids there may be, and the title on its first line."""

from __future__ import annotations

import re

from site_builder.content.model import MarkdownPage
from site_builder.problems import Problem, Where

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_TITLE = re.compile(r"#[ \t\u3000]+(.*\S)")
_TAKEN = frozenset(
    ["wards", "policies", "years", "search", "sources", "data", "assets", "pagefind", "feed"]
)


def load_page(
    path: str, page_id: str, text: str
) -> tuple[MarkdownPage | None, tuple[Problem, ...]]:
    """`path` is what the problems name, `page_id` the file's name without .md"""
    if not _ID.fullmatch(page_id) or page_id in _TAKEN:
        hint = "小文字の英字・数字と「-」の、ほかと重ならない名前にしてください。"
        message = f"「{page_id}」はページの名前に使えません。"
        return None, (Problem(Where(path), "bad-page-name", message, hint),)
    lines = text.splitlines()
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    title = _TITLE.fullmatch(lines[first].rstrip()) if lines else None
    if title is None:
        hint = "1行目に「# このサイトについて」のように書いてください。"
        message = "ページの題名がありません。"
        return None, (Problem(Where(path, first + 1, 1), "page-without-title", message, hint),)
    return MarkdownPage(page_id, title[1], text), ()
