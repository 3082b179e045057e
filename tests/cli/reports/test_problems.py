"""Problems for people, for machines, and as GitHub's annotations."""

from __future__ import annotations

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from site_builder.cli.reports.problems import FORMATS, as_github, as_json, as_text, counted
from site_builder.problems import Problem, Severity, Where

ERROR = Problem(Where("content/site.yaml", 3, 5), "yaml", "閉じていません。", "「]」を足します。")
WARNING = Problem(Where("content/site.yaml"), "doubt", "100%, 確か?", "", Severity.WARNING)


def test_for_people() -> None:
    assert as_text([ERROR, WARNING]) == (
        "content/site.yaml:3:5: エラー [yaml] 閉じていません。\n"
        "    → 「]」を足します。\n"
        "content/site.yaml: 注意 [doubt] 100%, 確か?\n"
    )


def test_a_place_that_people_know_stands_for_lines() -> None:
    problem = Problem(Where("a.xlsx", 40, 1, "「地域課」シートの C7"), "x", "空です。")
    assert as_text([problem]) == "a.xlsx 「地域課」シートの C7: エラー [x] 空です。\n"


def test_for_machines() -> None:
    records = json.loads(as_json([ERROR, WARNING]))["problems"]
    assert records[0] == {
        "path": "content/site.yaml",
        "line": 3,
        "column": 5,
        "place": "",
        "severity": "error",
        "code": "yaml",
        "message": "閉じていません。",
        "hint": "「]」を足します。",
    }
    assert [record["severity"] for record in records] == ["error", "warning"]
    assert json.loads(as_json([])) == {"problems": []}


def test_for_github() -> None:
    assert as_github([ERROR, WARNING]) == (
        "::error file=content/site.yaml,line=3,col=5,title=yaml::"
        "閉じていません。%0A「]」を足します。\n"
        "::warning file=content/site.yaml,title=doubt::100%25, 確か?\n"
    )


@given(st.text(), st.text())
def test_no_text_ends_or_forges_an_annotation(path: str, message: str) -> None:
    printed = as_github([Problem(Where(path, 1), "code", message)])
    assert re.fullmatch(r"::error [^\r\n]*::[^\r\n]*\n", printed)
    properties = printed.removeprefix("::error ").split("::")[0]
    assert {part.partition("=")[0] for part in properties.split(",")} <= {"file", "line", "title"}


def test_without_problems_there_is_no_output() -> None:
    assert [FORMATS[name]([]) for name in ("text", "github")] == ["", ""]


def test_counts() -> None:
    assert counted([ERROR, WARNING, WARNING]) == "エラー 1 件、注意 2 件"
