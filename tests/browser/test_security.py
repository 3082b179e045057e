"""No page runs or loads what it should not, by its own policy and by that of docs/hosting.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from benchmarks.static_host import serving
from tests.browser.searching import READY

DATA = "application/ld+json"
FORBIDDEN_CALLS = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|https?://"
)


class Inline(HTMLParser):
    """What a strict policy would stop."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.policies: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        own_script = tag == "script" and "src" not in given and given.get("type") != DATA
        if own_script or tag in ("style", "iframe", "object", "embed", "base"):
            self.found.append(tag)
        self.found += [n for n in given if n == "style" or n.startswith("on")]
        self.found += [v for v in given.values() if v and v.strip().startswith("javascript:")]
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policies.append(given["content"] or "")


def test_nothing_is_inline_on_any_page(output: Path) -> None:
    pages = sorted(output.rglob("*.html"))
    assert len(pages) > 150
    for page in pages:
        parser = Inline()
        parser.feed(page.read_text(encoding="utf-8"))
        assert (page, parser.found) == (page, [])
        [policy] = parser.policies
        wasm = " 'wasm-unsafe-eval'" if page.parent == output / "search" else ""
        assert f"script-src 'self'{wasm};" in policy and "*" not in policy
        assert policy.count("unsafe") == bool(wasm)


def test_no_script_makes_html_or_asks_elsewhere(output: Path) -> None:
    scripts = sorted((output / "assets").glob("*.js"))
    assert len(scripts) >= 2
    for script in scripts:
        assert FORBIDDEN_CALLS.findall(script.read_text(encoding="utf-8")) == []


@pytest.fixture(params=["meta", "headers"])
def guarded(request: pytest.FixtureRequest, output: Path) -> Iterator[str]:
    """The site as it is, and with the headers that docs/hosting.md recommends."""
    headers = recommended() if request.param == "headers" else {}
    of_search = for_search(headers) if headers else {}
    with serving(output, "/goals", headers, of_search) as address:
        yield address


def recommended() -> dict[str, str]:
    text = Path("docs/hosting.md").read_text(encoding="utf-8")
    block, *_ = re.findall(r"```text\n(Content-Security-Policy:.*?)```", text, re.DOTALL)
    return dict(line.split(": ", 1) for line in block.splitlines())


def for_search(headers: dict[str, str]) -> dict[str, str]:
    """As docs/hosting.md says: the search page may compile Pagefind's WebAssembly."""
    text = Path("docs/hosting.md").read_text(encoding="utf-8")
    assert "`script-src 'self' 'wasm-unsafe-eval'`" in text
    name = "Content-Security-Policy"
    policy = headers[name].replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
    return {**headers, name: policy}


def test_everything_works_under_the_policy(page: Page, guarded: str) -> None:
    broken: list[str] = []
    page.on("console", lambda said: broken.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.on("response", lambda answer: broken.append(answer.url) if answer.status >= 400 else None)
    page.add_init_script(
        "addEventListener('securitypolicyviolation', (e) => console.error(e.violatedDirective))"
    )
    for path in ("", "policies/", "wards/kita/", "years/2023/", "search/?q=除雪"):
        page.goto(guarded + path, wait_until="load")
    page.wait_for_selector(READY, state="attached")
    expect(page.locator("[data-hit] mark").first).to_have_text("除雪")
    page.locator("[data-hit] a").first.click()
    expect(page.locator(":target mark").first).to_have_text("除雪")
    page.keyboard.press("/")
    expect(page.locator("input[name=q]:focus")).to_have_count(1)
    assert broken == []


def test_the_headers_would_stop_what_they_should(page: Page, output: Path, tmp_path: Path) -> None:
    """An inline script is stopped and reported: so the tests above can fail."""
    (tmp_path / "index.html").write_text("<script>document.title = 'ran'</script>")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    with serving(tmp_path, "", recommended()) as address:
        page.goto(address)
        assert page.title() == ""
    assert any("Content Security Policy" in text for text in said)
