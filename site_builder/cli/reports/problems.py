"""Problems as text: for people, for machines, for GitHub's annotations."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

from site_builder.problems import Problem, Severity, abridged

ProblemReport = Callable[[Sequence[Problem]], str]


def as_text(problems: Sequence[Problem]) -> str:
    """Errors first: notes are many, and do not stop anything."""
    ordered = sorted(problems, key=lambda problem: problem.severity is not Severity.ERROR)
    return "".join(f"{problem}\n" for problem in abridged(ordered))


def problem_records(problems: Sequence[Problem]) -> list[dict[str, object]]:
    return [
        {
            "path": problem.where.path,
            "line": problem.where.line,
            "column": problem.where.column,
            "place": problem.where.place,
            "severity": str(problem.severity),
            "code": problem.code,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in problems
    ]


def as_json(problems: Sequence[Problem]) -> str:
    record = {"problems": problem_records(problems)}
    return json.dumps(record, indent=2) + "\n"


def as_github(problems: Sequence[Problem]) -> str:
    return "".join(map(_annotation, problems))


def _annotation(problem: Problem) -> str:
    where = problem.where
    place = {"file": where.path, "line": where.line, "col": where.column, "title": problem.code}
    known = ",".join(f"{name}={_property(str(v))}" for name, v in place.items() if v)
    text = "\n".join(filter(None, [where.place, problem.message, problem.hint]))
    return f"::{problem.severity} {known}::{_data(text)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: Mapping[str, ProblemReport] = {"text": as_text, "json": as_json, "github": as_github}


def counted(problems: Sequence[Problem]) -> str:
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    return f"エラー {errors} 件、注意 {len(problems) - errors} 件"
