from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.addresses.published import check_kept, dump_published, parse_published

STEPS = st.text("abz09.-_~", min_size=1, max_size=6)
ADDRESSES = st.lists(STEPS, max_size=4).map(lambda steps: "/" + "".join(f"{s}/" for s in steps))


@given(st.lists(ADDRESSES))
def test_what_is_written_is_read(addresses: list[str]) -> None:
    text = dump_published(addresses)
    found, problems = parse_published("p", text)
    assert problems == () and set(found) == set(addresses)
    assert text.splitlines() == sorted(set(addresses))


def test_a_merge_may_leave_lines_out_of_order_and_twice() -> None:
    found, problems = parse_published(
        "p", "/b/\r\n/a/\n\n/b/\n/a/#goal-2\n/sources/%E5%8C%97.txt\n"
    )
    assert found == {"/b/": 1, "/a/": 2, "/a/#goal-2": 5, "/sources/%E5%8C%97.txt": 6}
    assert problems == ()


def test_each_line_that_is_no_address_is_told() -> None:
    text = "<<<<<<< ours\n//evil.example/\nhttps://a/\n/a b/\n/a/?q=1\n/北/\n/ok/\n"
    found, problems = parse_published("published.txt", text)
    assert found == {"/ok/": 7}
    assert [str(p.where) for p in problems] == [f"published.txt:{n}:1" for n in range(1, 7)]
    assert {p.code for p in problems} == {"bad-address"}


def test_a_line_that_was_taken_out_is_told() -> None:
    assert list(check_kept("p", ["/a/"], ["/a/", "/b/"], "HEAD")) == []
    (problem,) = check_kept("p", ["/a/", "/b/", "/c/"], ["/a/"], "HEAD")
    assert problem.code == "lost-address"
    assert "「HEAD」にあった2件のアドレス" in problem.message and "/b/、/c/" in problem.message
