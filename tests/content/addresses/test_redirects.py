from __future__ import annotations

import pytest

from site_builder.content.addresses.redirects import (
    Redirect,
    is_safe_path,
    read_redirects,
    redirect_issues,
)
from site_builder.content.yaml.load import load_yaml
from site_builder.problems import Problem

DAY = 'since: "2026-04-01", why: わけ'
MOVED = f"{{from: /a/, to: /b/, {DAY}}}"
GONE = f"{{from: /c/, gone: true, {DAY}}}"


def load(*entries: str) -> tuple[tuple[Redirect, ...] | None, tuple[Problem, ...]]:
    text = "redirects:\n" + "".join(f"  - {entry}\n" for entry in entries)
    return load_yaml("redirects.yaml", text, read_redirects, redirect_issues)


def told(*entries: str) -> list[tuple[str, int, str]]:
    """Code, entry, whether the column is that of a value"""
    return [(p.code, p.where.line - 1, p.message) for p in load(*entries)[1]]


def test_both_kinds_are_read() -> None:
    assert load(MOVED, GONE) == (
        (
            Redirect("/a/", "/b/", "2026-04-01", "わけ"),
            Redirect("/c/", "", "2026-04-01", "わけ"),
        ),
        (),
    )


def test_an_empty_list_is_no_mistake() -> None:
    assert load_yaml("r", "redirects: []\n", read_redirects, redirect_issues) == ((), ())


@pytest.mark.parametrize(
    "path",
    [
        *("https://evil.example/", "//evil.example/", "/a//b/", "a/", "/a b/", "/a/?q=1", "/a/#x"),
        *("/a/$uri/", "/a;b/", "/{a}/", '/"/', "/*/", "/:x/", "/~a/", "/a\\b/", "/../a/", "/a/./"),
        *("/%22/", "/%24uri/", "/%3B/", "/%0A/", "/%2F/", "/%2e%2e/", "/%2E%2E/", "/%FF/", "/a%2/"),
        *("/北/", "/a/\u200b/", "javascript:alert(1)", ""),
    ],
)
def test_no_path_means_anything_to_a_server(path: str) -> None:
    assert not is_safe_path(path)
    quoted = path.replace("\\", "\\\\").replace('"', '\\"')
    for key in ("from", "to"):
        other = "to: /b/" if key == "from" else "from: /a/"
        (found, *_) = load(f'{{{key}: "{quoted}", {other}, {DAY}}}')[1]
        assert found.code in ("bad-address", "empty")


@pytest.mark.parametrize("path", ["/", "/a/", "/a-1/b_2/c.csv", "/sources/%E5%8C%97%20r5.txt"])
def test_plain_paths_are_safe(path: str) -> None:
    assert is_safe_path(path)


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        ([f"{{from: /a/, {DAY}}}"], "to-or-gone"),
        ([f"{{from: /a/, to: /b/, gone: true, {DAY}}}"], "to-or-gone"),
        ([f"{{from: /a/, gone: yes, {DAY}}}"], "wrong-type"),
        ([f"{{from: /a, to: /b/, {DAY}}}"], "bad-address"),
        (["{from: /a/, to: /b/, since: 2026-02-30, why: わけ}"], "bad-date"),
        (['{from: /a/, to: /b/, since: "2026-04-01", why: ""}'], "empty"),
        (["{from: /a/, to: /b/, why: わけ}"], "missing-key"),
        ([f"{{form: /a/, to: /b/, {DAY}}}"], "unknown-key"),
        ([MOVED, MOVED], "double-redirect"),
        ([MOVED, f"{{from: /b/, to: /d/, {DAY}}}"], "redirect-chain"),
        ([MOVED, f"{{from: /b/, gone: true, {DAY}}}"], "redirect-chain"),
        ([f"{{from: /a/, to: /a/, {DAY}}}"], "redirect-loop"),
        ([MOVED, f"{{from: /b/, to: /a/, {DAY}}}"], "redirect-loop"),
    ],
)
def test_each_slip_is_told(entries: list[str], code: str) -> None:
    found = told(*entries)
    assert code in [one for one, _, _ in found]
    assert load(*entries)[0] is None


def test_a_chain_names_its_end() -> None:
    problems = load(MOVED, f"{{from: /b/, to: /d/, {DAY}}}")[1]
    assert "/d/" in problems[0].hint and problems[0].where.line == 2


@pytest.mark.parametrize("source", ["/sources/~%24a.xlsx", "/sources/%EF%BC%88a%EF%BC%89.txt"])
def test_a_document_of_any_name_can_be_withdrawn_but_not_moved(source: str) -> None:
    found, problems = load(f'{{from: "{source}", gone: true, {DAY}}}')
    assert found and found[0].source == source and problems == ()
    (problem,) = load(f'{{from: "{source}", to: /b/, {DAY}}}')[1]
    assert problem.code == "bad-address"
