from __future__ import annotations

from dataclasses import replace

from site_builder.graph.moves import Move
from site_builder.graph.site import Site
from site_builder.render.machines.redirect_rules import redirect_rules
from tests.graph.small import small_site

MOVES = (
    Move("/a/", "/b/", "2026-04-01", "わけ"),
    Move("/gone/", "", "2026-04-01", "わけ"),
    Move("/sources/%22%24uri%22.txt", "/b/", "2026-04-01", "わけ"),
    Move("/sources/%E5%8C%97%20r5.txt", "/sources/%E6%9D%B1.txt", "2026-04-01", "わけ"),
)


def rules(base_url: str = "") -> dict[str, str]:
    site: Site = small_site()
    site = replace(site, moves=MOVES, info=replace(site.info, base_url=base_url))
    return {path: data.decode() for path, data in redirect_rules(site)}


def test_only_moves_are_rules_and_none_that_a_server_could_misread() -> None:
    found = rules()
    assert found["_redirects"].splitlines() == [
        "/a/ /b/ 301",
        "/sources/%E5%8C%97%20r5.txt /sources/%E6%9D%B1.txt 301",
    ]
    assert found["_redirects.nginx"].splitlines()[1:] == [
        '"/a/" "/b/";',
        '"/sources/北 r5.txt" "/sources/%E6%9D%B1.txt";',
    ]


def test_below_a_path_they_begin_with_it() -> None:
    found = rules("https://example.org/goals/")
    assert found["_redirects"].startswith("/goals/a/ /goals/b/ 301\n")
    assert '"/goals/a/" "/goals/b/";' in found["_redirects.nginx"]
