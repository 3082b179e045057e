"""All that is wrong, as a page of its own: the site's templates may be what is broken."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from pathlib import Path
from string import Template

from site_builder.problems import Problem, Severity, abridged
from site_builder.serve.excerpt import Neighbours

_UNSEEN = re.compile("[\t　]")
"""Signs that look like a space, or like many"""
_TEMPLATES = Path(__file__).parent / "templates"


def problem_page(problems: Sequence[Problem], neighbours: Neighbours) -> str:
    """Errors first, each with its line; notes folded."""
    errors, notes = parted(problems)
    return template("problems.html").substitute(
        heading=_heading(len(errors)),
        errors="".join(_item(problem, neighbours) for problem in abridged(errors)),
        count=len(notes),
        hidden="" if notes else "hidden",
        notes="".join(_item(problem, neighbours) for problem in abridged(notes)),
    )


def parted(problems: Sequence[Problem]) -> tuple[list[Problem], list[Problem]]:
    """Errors, and the rest."""
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    return errors, [problem for problem in problems if problem.severity is not Severity.ERROR]


def _heading(errors: int) -> str:
    return f"直すところがあります（エラー {errors} 件）" if errors else "エラーはありません"


def _item(problem: Problem, neighbours: Neighbours) -> str:
    return template("problem.html").substitute(
        where=escaped(str(problem.where)),
        message=escaped(problem.message),
        hint=escaped(problem.hint),
        severity=problem.severity,
        code=escaped(problem.code),
        lines="".join(_line(*line, problem.where.line) for line in neighbours(problem.where)),
    )


def _line(number: int, text: str, meant: int) -> str:
    tag = "mark" if number == meant else "span"
    shown = _UNSEEN.sub(r"<i>\g<0></i>", escaped(text)) if number == meant else escaped(text)
    return f"<{tag}><b>{number}</b> {shown}\n</{tag}>"


def template(name: str) -> Template:
    return Template((_TEMPLATES / name).read_text(encoding="utf-8"))


def escaped(text: str) -> str:
    return html.escape(text)
