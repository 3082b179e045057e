"""The page on accessibility says what was found, and claims nothing that nobody has signed."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from site_builder.content.accessibility.criteria import CHECKS, CRITERIA, Person
from site_builder.content.accessibility.results import (
    Accessibility,
    CheckResult,
    Results,
    Signature,
    Signed,
)
from site_builder.content.folder.site import SiteInfo
from site_builder.graph import urls
from site_builder.graph.assemble import build_site
from site_builder.problems import Severity
from site_builder.render.accessibility_freshness import check_tested, fingerprint
from site_builder.render.engine.templates import read_templates
from tests.graph import small
from tests.graph.checks.test_conformance import RESULTS, SIGNED
from tests.render.printing import FOLDER, page_html, templates, tree, words

CLAIM = "準拠"
FRESH = Results("2026-11-25", fingerprint(small.FRAME.pages, templates()), checks=RESULTS)


def html(known: Accessibility, **info: Any) -> str:
    frame = replace(small.FRAME, info=SiteInfo(**info), accessibility=known)
    return page_html(urls.ACCESSIBILITY, frame=frame)


def said(known: Accessibility, **info: str) -> str:
    return words(tree(html(known, **info)))


def test_without_results_nothing_is_claimed() -> None:
    text = said(Accessibility())
    assert "試験は、まだ行っていません。" in text and CLAIM not in text
    assert text.count("未実施") == len(Person)
    assert f"適合が0、不適合が0、適用なしが0、未確認が{len(CRITERIA)}" in text


@pytest.mark.parametrize(
    ("tested", "signed", "publisher"),
    [
        (FRESH, Signed(), "新潟市"),
        (FRESH, Signed("", SIGNED.signatures[1:]), "新潟市"),
        (FRESH, SIGNED, ""),
        (replace(FRESH, site="ab"), SIGNED, "新潟市"),
        (replace(FRESH, checks=RESULTS[1:]), SIGNED, "新潟市"),
        (replace(FRESH, checks=(CheckResult("axe", 9, ("シート",)),)), SIGNED, "新潟市"),
        (None, SIGNED, "新潟市"),
    ],
)
def test_no_page_claims_what_is_not_so(
    tested: Results | None, signed: Signed, publisher: str
) -> None:
    assert CLAIM not in html(Accessibility(tested, signed), publisher=publisher)


def test_what_is_all_tested_and_signed_is_said() -> None:
    text = said(Accessibility(FRESH, SIGNED), publisher="新潟市")
    assert "適合レベル AA に準拠しています" in text and "未確認が0" in text
    assert "下書き" not in text and "未実施" not in text


def test_results_are_given_as_they_are() -> None:
    found = replace(FRESH, checks=(*RESULTS[1:], CheckResult(RESULTS[0].check, 31, ("区", "年度"))))
    signature = Signature(Person.LISTEN, "<北区>", "2027-01-15", "NVDA", ("表が長い。",))
    text = said(Accessibility(found, Signed("2028-03-31", (signature,))))
    assert "令和10年3月31日" in text and "令和8年11月25日" in text
    assert "31ページ区、年度" in text.replace("\n", "")
    assert "令和9年1月15日 <北区>、NVDA：1件の問題" in text and "表が長い。" in text
    assert "× 不適合" in text and all(what in text for what in CHECKS.values())


def test_old_results_are_said_to_be_old() -> None:
    old = "前のつくりのものです"
    assert old in said(Accessibility(replace(FRESH, site="ab")))
    assert old not in said(Accessibility(FRESH))


def warned(tested: Results | None) -> list[tuple[str, Severity]]:
    site = build_site(replace(small.FRAME, accessibility=Accessibility(tested)), ())
    found = check_tested(site, templates(), "tested.yaml")
    return [(problem.code, problem.severity) for problem in found]


def test_only_old_results_are_a_word_to_the_makers() -> None:
    assert warned(None) == warned(FRESH) == []
    assert warned(replace(FRESH, site="ab")) == [("stale-accessibility", Severity.WARNING)]


def test_another_word_or_template_makes_results_old(tmp_path: Path) -> None:
    before = fingerprint(small.FRAME.pages, templates())
    assert fingerprint(small.FRAME.pages[:1], templates()) != before
    shutil.copytree(FOLDER, tmp_path / "templates")
    assert fingerprint(small.FRAME.pages, read_templates(tmp_path / "templates")) == before
    added = {
        "partials/footer.html": "\n",
        "assets/css/base.css": "a {}",
        "assets/js/site/keys.js": ";",
    }
    for name, text in added.items():
        file = tmp_path / "templates" / name
        file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")
        after = fingerprint(small.FRAME.pages, read_templates(tmp_path / "templates"))
        assert after != before
        before = after
