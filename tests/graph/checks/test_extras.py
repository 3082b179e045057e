from __future__ import annotations

import pytest

from site_builder.content.folder.frame import StaticFile
from site_builder.graph.assemble import build_site
from site_builder.graph.checks.extras import check_extras
from tests.graph import small

SITE = build_site(small.FRAME, ())


def codes(path: str) -> list[tuple[str, str]]:
    found = check_extras([StaticFile(path, "")], SITE, "content/static")
    return [(problem.code, problem.where.path) for problem in found]


@pytest.mark.parametrize(
    "path",
    [
        *("robots.txt", "sitemap.xml", "feed.xml", "data/a.json", "search/goals.json"),
        *(
            "wards/chuo/a.txt",
            "WARDS",
            "about/x.txt",
            "assets/a.png",
            "Sources/a.txt",
            "easy/x.json",
        ),
    ],
)
def test_what_the_site_makes_is_the_sites(path: str) -> None:
    assert codes(path) == [("static-taken", f"content/static/{path}")]


@pytest.mark.parametrize("path", ["CNAME", ".well-known/security.txt", "ward.txt", "_headers"])
def test_other_places_are_free(path: str) -> None:
    assert codes(path) == []
