from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from site_builder.content.folder.frame import SourceDocument
from site_builder.content.folder.site import MarkdownPage
from site_builder.content.origins.restricted import RestrictedDocument
from site_builder.content.sheet.model import (
    Correction,
    Doubt,
    Goal,
    Measure,
    Sheet,
    SheetKey,
    Source,
    Span,
    Unplaced,
)
from site_builder.graph.assemble import build_site
from site_builder.graph.checks.rules import (
    check_documents,
    check_page_names,
    check_sheet,
    check_site,
)
from site_builder.graph.nodes.nodes import Link
from site_builder.graph.nodes.summary import summarize
from site_builder.graph.site import Site
from site_builder.problems import Problem, Severity, Where
from tests.graph.small import FRAME, small_site, summaries

KEY = SheetKey(2023, "kita", "chiiki")
SOUND = Sheet(
    2023,
    "北区",
    "地域課",
    created="2023-04-01",
    evaluated="2024-03-31",
    goals=(
        Goal(
            2, "文", (Measure(("政策1-1-①", "区ビジョン"), result="3回", evaluation="○"), Measure())
        ),
        Goal(5, "", (Measure(("福祉1-2-①",)),)),
    ),
    source=Source("kita r5.txt", "ab"),
)


def problems(**changes: Any) -> list[Problem]:
    sheet = replace(SOUND, **changes)
    summary = summarize(KEY, sheet, FRAME.plan)
    return list(check_sheet(FRAME, sheet, summary, lambda field: Where(field, 1, 1)))


def goals(*measures: Measure) -> tuple[Goal, ...]:
    return (Goal(2, "文", measures),)


def test_a_sound_sheet_has_no_problem() -> None:
    assert problems() == []


ERROR, WARNING = Severity.ERROR, Severity.WARNING
CASES: list[tuple[dict[str, Any], str, str, Severity]] = [
    ({"source": Source("x.txt", "ab")}, "missing-document", "source/document", ERROR),
    ({"source": Source("kita r5.txt", "cd")}, "changed-document", "source/sha256", ERROR),
    (
        {"corrections": (Correction("goals/2/goal", "", "別の文", "a"),)},
        *("stale-correction", "corrections/1/now", ERROR),
    ),
    (
        {"corrections": (Correction("goals", (), ({"number": 2},), "a"),)},
        *("stale-correction", "corrections/1/now", ERROR),
    ),
    ({"evaluated": "2023-03-31"}, "early-evaluation", "evaluated", WARNING),
    ({"goals": ()}, "no-goals", "goals", WARNING),
    ({"goals": (Goal(3), Goal(1))}, "goal-order", "goals/1/number", WARNING),
    (
        {"goals": goals(Measure(("政策1", "福祉9-1-①")))},
        *("unknown-code", "goals/2/measures/1/policies/2", WARNING),
    ),
    (
        {"goals": goals(Measure(), Measure(("政策1-1-③~①",)))},
        *("unknown-code", "goals/2/measures/2/policies/1", WARNING),
    ),
    (
        {"goals": goals(Measure(("政策99-1-①",)))},
        *("unknown-policy", "goals/2/measures/1/policies/1", WARNING),
    ),
    (
        {"goals": goals(Measure(evaluation="○"))},
        *("no-result", "goals/2/measures/1/result", WARNING),
    ),
    (
        {"goals": goals(Measure(result="3回"))},
        *("no-evaluation", "goals/2/measures/1/evaluation", WARNING),
    ),
    (
        {"review": (Doubt("ward", "a"), Doubt("goals/2/goal", "b"))},
        "open-doubts",
        "review",
        WARNING,
    ),
    ({"unplaced": (Unplaced("a", 1, "b"),)}, "unplaced-text", "unplaced", WARNING),
]


@pytest.mark.parametrize(("changes", "code", "field", "severity"), CASES)
def test_each_rule_is_told_at_its_field(
    changes: dict[str, Any], code: str, field: str, severity: Severity
) -> None:
    (problem,) = problems(**changes)
    assert (problem.code, problem.where.path, problem.severity) == (code, field, severity)
    assert problem.message
    assert problem.hint


def test_the_number_of_open_doubts_is_told_once_a_sheet() -> None:
    (problem,) = problems(review=(Doubt("ward", "a"), Doubt("ward", "b"), Doubt("section", "a")))
    assert "2か所" in problem.message


def test_a_cell_over_two_rows_is_told_once_and_counts_for_both() -> None:
    rows = (Measure(evaluation="○", policies=("福祉9",)), Measure(result="3回"))
    fields = ("evaluation", "policies")
    spans = tuple(Span(f"goals/2/measures/1/{name}", 2) for name in fields)
    found = problems(goals=goals(*rows), spans=spans)
    assert [(p.code, p.where.path) for p in found] == [
        ("unknown-code", "goals/2/measures/1/policies/1"),
        ("no-result", "goals/2/measures/1/result"),
    ]


@pytest.mark.parametrize(
    "correction",
    [
        Correction("goals/2/goal", "", "文", "a"),
        Correction("goals/5/goal", "あ", "", "a"),
        Correction("goals/2/measures/1/policies", (), ("政策1-1-①", "区ビジョン"), "a"),
        Correction("goals/5", "", {"number": 5, "measures": ({"policies": ("福祉1-2-①",)},)}, "a"),
        Correction("fiscal_year", 2022, 2023, "a"),
        Correction("review", "", (), "a"),
    ],
)
def test_a_correction_that_says_what_stands_there_is_sound(correction: Correction) -> None:
    assert problems(corrections=(correction,)) == []


def test_only_the_last_correction_of_a_field_says_what_stands_there() -> None:
    first = Correction("goals/2/goal", "い", "ろ", "a")
    branch = Correction("goals/2", "", {"number": 2, "goal": "は"}, "a")
    assert problems(corrections=(first, branch, Correction("goals/2/goal", "は", "文", "a"))) == []
    (problem,) = problems(corrections=(first, Correction("goals/5/goal", "あ", "", "a")))
    assert problem.where.path == "corrections/1/now"


def test_a_sheet_need_not_have_a_document() -> None:
    assert problems(source=Source()) == []


# --- the whole site -----------------------------------------------------------------------


def test_a_small_site_is_sound() -> None:
    assert check_site(small_site()) == ()


def test_two_pages_at_one_url_are_told() -> None:
    twins = tuple(MarkdownPage(name, "題", "# 題\n") for name in ("about", "About", "wards"))
    found = check_site(build_site(replace(FRAME, pages=twins), summaries()))
    assert [(p.code, p.where.path) for p in found] == [
        ("url-collision", "About/index.html"),
        ("url-collision", "wards/index.html"),
    ]


def test_documents_that_differ_in_case_only_are_told() -> None:
    files = (SourceDocument("A.txt", "", 1), SourceDocument("a.txt", "", 1))
    (problem,) = check_site(build_site(replace(FRAME, documents=files), ()))
    assert (problem.code, problem.where.path) == ("url-collision", "sources/a.txt")


def _with_sheet(change: Callable[[Link], dict[str, Any]]) -> Site:
    site = small_site()
    nodes = dict(site.sheets)
    nodes[KEY] = replace(nodes[KEY], **change(Link("/nowhere/", "どこか")))
    return replace(site, sheets=nodes)


@pytest.mark.parametrize(
    "field", ["previous_year", "next_year", "previous_section", "next_section", "year"]
)
def test_a_link_of_a_sheet_to_nowhere_is_told(field: str) -> None:
    (problem,) = check_site(_with_sheet(lambda link: {field: link}))
    assert (problem.code, problem.where.path) == (
        "dangling-link",
        "wards/kita/chiiki/2023/index.html",
    )
    assert "どこか" in problem.message


def test_a_policy_whose_page_is_gone_is_told_wherever_it_is_linked() -> None:
    site = small_site()
    pages = {url: page for url, page in site.pages.items() if url != "/policies/seisaku-1-1/"}
    found = check_site(replace(site, pages=pages))
    assert {p.code for p in found} == {"dangling-link"}
    assert "policies/seisaku-1-1-1/index.html" in {p.where.path for p in found}


OWN = (
    *("wards", "policies", "years", "search", "sources", "data", "assets", "feed", "coverage"),
    *("glossary", "changes", "easy", "accessibility"),
)


@pytest.mark.parametrize("name", OWN)
def test_a_page_takes_no_address_of_the_sites_own(name: str) -> None:
    pages = [MarkdownPage(name, "題", "# 題\n"), MarkdownPage("about", "題", "# 題\n")]
    (problem,) = check_page_names(pages, "content")
    assert (problem.code, problem.where) == ("bad-page-name", Where(f"content/pages/{name}.md"))


def test_no_document_lies_in_sources_that_is_not_to_be_published() -> None:
    documents = (SourceDocument("a.xlsx", "a" * 64, 1), SourceDocument("b.xlsx", "b" * 64, 1))
    kept = (
        RestrictedDocument("a" * 64, withheld="わけ"),
        RestrictedDocument("c" * 64, "", "b" * 64),
    )
    (found,) = check_documents(replace(FRAME, documents=documents, restricted=kept), "content")
    assert (found.code, found.where.path) == ("restricted-document", "content/sources/a.xlsx")
    assert "わけ" in found.message


def test_a_date_far_from_its_year_is_told() -> None:
    found = problems(created="2013-04-01")
    assert [(p.code, p.where.path) for p in found] == [("far-date", "created")]


def test_an_empty_evaluation_beside_a_result_in_doubt_is_no_problem_of_its_own() -> None:
    row = goals(Measure(result="3回"))
    assert [p.code for p in problems(goals=row)] == ["no-evaluation"]
    doubt = Doubt("goals/2/measures/1/result", "cell")
    assert [p.code for p in problems(goals=row, review=(doubt,))] == ["open-doubts"]


@pytest.mark.parametrize(
    ("written", "offered"),
    [
        ("政策１－１－①", "「政策1-1-①」"),
        ("政策1−1−①", "「政策1-1-①」"),
        ("政策1ー1ー①", "「政策1-1-①」"),
        ("政策 1-1-①", "「政策1-1-①」"),
        ("政策1-1-①、政策1-1-②", "[政策1-1-①, 政策1-1-②]"),
        ("福祉1-1-①", "aliases"),
    ],
)
def test_a_code_in_another_form_is_offered_as_it_is_written_here(
    written: str, offered: str
) -> None:
    (problem,) = problems(goals=goals(Measure(policies=(written,))))
    assert (problem.code, offered in problem.hint) == ("unknown-code", True)
