"""Links of a page are those that urls.relative gives, one by one."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis import given

from site_builder.graph import urls
from site_builder.render.frame.links import fit_links, from_site, relative_from

NAMES = st.lists(st.sampled_from(["wards", "chuo", "ka-1", "ka-10", "2025"]), max_size=4)
FOLDERS = NAMES.map(lambda names: "".join(["/", *(f"{name}/" for name in names)]))
ENDS = st.sampled_from(["", "#goal-1", "?q=a/b", "ka-1.csv"])


@given(FOLDERS, FOLDERS, ENDS)
def test_a_link_leads_from_the_page_to_the_address(base: str, folder: str, end: str) -> None:
    url = folder + end
    link = relative_from(base, portable=False)
    assert link(url) == urls.relative(url, base)
    assert fit_links(f'<a href="{from_site(url)}">', link) == f'<a href="{link(url)}">'
