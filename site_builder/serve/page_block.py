"""The block that the preview adds to each page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from site_builder.problems import Problem
from site_builder.serve.problem_page import escaped, parted, template

_BODY = re.compile(r'<body[^>]*>(\s*<a class="skip"[^>]*>[^<]*</a>)?', re.IGNORECASE)
"""A page's link past its head stays the first one"""


def with_block(page: str, seen: str, note: str = "", bar: str = "") -> str:
    """The page with the preview's style and script, its note and the desk's bar first in its body.

    `seen`: what the page shows, for the script that asks whether there is anything newer.
    """
    body = _BODY.search(page)
    at = body.end() if body else 0
    values = {"seen": escaped(seen), "note": note, "bar": bar}
    block = template("block.html").substitute(values)
    return f"{page[:at]}{block}{page[at:]}"


def note_of(problems: Sequence[Problem], *, is_older: bool) -> str:
    """What is wrong, in a line: the first error by name. `is_older`: the page below it is what
    it was before the error. Empty where there are no problems."""
    errors, notes = parted(problems)
    if not errors and not notes:
        return ""
    if not errors:
        return template("notes.html").substitute(count=len(notes))
    state = "保存した内容に誤りがあるため、その前の表示のままです。" if is_older else ""
    return template("banner.html").substitute(
        state=state,
        where=escaped(str(errors[0].where)),
        message=escaped(errors[0].message),
        errors=len(errors),
        notes=len(notes),
    )
