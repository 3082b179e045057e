from __future__ import annotations

from dataclasses import replace

import pytest

from site_builder.content.addresses.redirects import AddressBook, Redirect
from site_builder.content.city.model import Organization
from site_builder.content.city.organization import section_id
from site_builder.content.folder.frame import Frame
from site_builder.content.yaml.reader import Path
from site_builder.graph.assemble import build_site
from site_builder.graph.checks.addresses import check_addresses, list_vanished
from site_builder.problems import Problem, Severity, Where
from tests.graph.small import FRAME, small_site, summaries

ALL = sorted(small_site().addresses)


def frame(published: list[str] | None, *redirects: Redirect) -> Frame:
    listed = None if published is None else {one: n for n, one in enumerate(published, 1)}
    return replace(FRAME, addresses=AddressBook(listed, redirects))


def problems(published: list[str] | None, *redirects: Redirect) -> list[Problem]:
    made = frame(published, *redirects)
    site = build_site(made, summaries())
    return list(check_addresses(made, site, "published.txt", place))


def place(path: Path) -> Where:
    return Where("redirects.yaml", 1, 1, "/".join(map(str, path)))


def test_a_list_of_all_addresses_has_no_problem() -> None:
    assert problems(ALL) == []
    assert problems(None) == []


def test_what_is_not_listed_is_a_note() -> None:
    (problem,) = problems(ALL[2:])
    assert (problem.code, problem.severity) == ("unlisted-address", Severity.WARNING)
    assert "2件のアドレス" in problem.message and ALL[0] in problem.message


def test_a_page_that_vanishes_is_an_error_with_all_that_goes_along() -> None:
    gone = ["/wards/kita/x/", "/wards/kita/x/2023/", "/data/wards/kita/x.csv"]
    anchor = "/wards/kita/x/2023/#goal-1"
    (problem,) = problems([*ALL, *gone, anchor])
    assert (problem.code, problem.severity) == ("vanished-address", Severity.ERROR)
    assert problem.where == Where("published.txt", len(ALL) + 1, 1)
    assert "/wards/kita/x/ が" in problem.message and "ほかに2" in problem.message
    assert "- {from: /wards/kita/x/, gone: true, since:" in problem.hint
    told = Redirect("/wards/kita/x/", "", "2026-04-01", "わけ")
    assert problems([*ALL, *gone, anchor], told) == []


def test_a_goal_that_left_its_sheet_is_no_error() -> None:
    anchor = "/wards/kita/chiiki/2023/#goal-9"
    assert problems([*ALL, anchor]) == []
    site = build_site(frame([*ALL, anchor]), summaries())
    assert site.gone_goals == {"/wards/kita/chiiki/2023/": (9,)}


def test_redirects_are_held_against_the_site() -> None:
    day = ("2026-04-01", "わけ")
    found = problems(
        ALL,
        Redirect("/wards/kita/chiiki/", "/wards/kita/somu/", *day),
        Redirect("/wards/kita/x/", "/wards/kita/y/", *day),
    )
    assert [(p.code, p.where.place) for p in found] == [
        ("redirect-of-page", "redirects/0/from"),
        ("redirect-to-nowhere", "redirects/1/to"),
    ]


@pytest.mark.parametrize("source", ["/data/goals.csv/", "/data/goals.csv/x/", "/robots.txt/"])
def test_no_page_stands_below_a_file(source: str) -> None:
    (problem,) = problems(ALL, Redirect(source, "/about/", "2026-04-01", "わけ"))
    assert problem.code == "redirect-below-file"


# --- proposals ----------------------------------------------------------------------------


def proposal(address: str, organization: Organization = FRAME.organization) -> str:
    made = replace(FRAME, addresses=AddressBook(), organization=organization)
    site = build_site(made, summaries())
    listed = {*ALL, address} - {"/wards/kita/museum/2025/"}
    vanished = list_vanished(listed, site, organization)
    (found,) = [one for one in vanished if one.address == address]
    return found.proposal


@pytest.mark.parametrize("former", ["旧課", "kyuka", "保護課"])
def test_a_section_that_was_renamed_is_proposed(former: str) -> None:
    kita, *others = FRAME.organization.wards
    chiiki, *rest = kita.sections
    renamed = replace(kita, sections=(replace(chiiki, renamed_from=former), *rest))
    organization = Organization((renamed, *others))
    old = {"旧課": section_id("旧課"), "kyuka": "kyuka", "保護課": "hogo"}[former]
    assert proposal(f"/wards/kita/{old}/2023/", organization) == "/wards/kita/chiiki/2023/"
    assert proposal(f"/wards/kita/{old}/2022/", organization) == ""


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("/wards/kita/hogo/2025/", "/wards/kita/museum/2025/"),
        ("/wards/kita/museum/2022/", "/wards/kita/museum/2025/"),
        ("/wards/kita/hogo/2022/", ""),
        ("/wards/kita/hogo/", ""),
        ("/about-us/", ""),
    ],
)
def test_a_moved_sheet_is_proposed(address: str, target: str) -> None:
    """museum's sheet of 2025 is new: it is not in the list."""
    assert proposal(address) == target
