"""Stylesheets and scripts without what only their writers read: comments, indents, blank lines.

About a fifth of their bytes, which a phone on a slow line waits for where a host does not
compress. Nothing is renamed and no statement is joined: what runs is what was tested.
"""

from __future__ import annotations

import re

_CSS = re.compile(
    r"(?P<kept>\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|url\([^)]*\))|/\*.*?\*/", re.DOTALL
)
_CSS_BREAK = re.compile(r"(?<=[{;},])\s*\n\s*")
_INDENT = re.compile(r"\s*\n\s*")
_JS_COMMENT = re.compile(r"^[ \t]*(?:/\*.*?\*/[ \t]*$|//[^\n]*$)", re.DOTALL | re.MULTILINE)


def shorter_css(text: str) -> str:
    bare = _CSS.sub(lambda found: found["kept"] or "", text)
    return _INDENT.sub("\n", _CSS_BREAK.sub("", bare)).strip() + "\n"


def shorter_js(text: str) -> str:
    """As it is where a text may go on in the next line: there an indent has a meaning."""
    if any(line.count("`") % 2 or line.endswith("\\") for line in text.splitlines()):
        return text
    return _INDENT.sub("\n", _JS_COMMENT.sub("", text)).strip() + "\n"
