"""The order of hits against goals that were read and graded: what a citizen wants comes first."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from math import log2
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page

from tests.browser.searching import ASK, AT_ONCE, READY, open_search, question
from tests.extent import amount

AT = 10
Grades = Mapping[str, int]
"""URL of a goal → its grade"""


def graded() -> Mapping[str, Grades]:
    found: dict[str, dict[str, int]] = {}
    for line in Path("tests/search/graded.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            found[line[2:]] = grades = {}
        elif line and not line.startswith("#"):
            grade, url, *_ = line.split()
            grades[url] = int(grade)
    return found


GRADED = graded()


def ordered(page: Page, queries: Sequence[str]) -> list[list[str]]:
    """URLs of the hits of each query, in their order."""
    answers = []
    for start in range(0, len(queries), AT_ONCE):
        asked = [question(query) for query in queries[start : start + AT_ONCE]]
        answers += page.evaluate(ASK, asked)
    return [[url_of(link) for link in answer["links"]] for answer in answers]


def url_of(link: str) -> str:
    parts = urlsplit(link)
    path = parts.path[parts.path.index("/wards/") :].removesuffix("index.html")
    return f"{path}#{parts.fragment}"


def ndcg(order: Sequence[str], grades: Grades) -> float:
    """Of the judged goals alone; 1 where none of the first ten could stand better."""
    gains = [2 ** grades[url] - 1 for url in order if url in grades]
    best = sorted((2**grade - 1 for grade in grades.values()), reverse=True)
    return discounted(gains) / discounted(best)


def discounted(gains: Sequence[int]) -> float:
    return sum(gain / log2(place + 2) for place, gain in enumerate(gains[:AT]))


def test_what_is_wanted_comes_first(page: Page, site: str) -> None:
    assert len(GRADED) >= 50
    open_search(page, site)
    orders = dict(zip(GRADED, ordered(page, list(GRADED)), strict=True))
    assert all(set(GRADED[query]) <= set(order) for query, order in orders.items())
    scores = {query: ndcg(order, GRADED[query]) for query, order in orders.items()}
    # A query whose goals all have one grade tells nothing of the order.
    telling = [score for query, score in scores.items() if len(set(GRADED[query].values())) > 1]
    assert len(telling) >= 30
    assert statistics.mean(scores.values()) >= 0.95, scores
    assert statistics.mean(telling) >= 0.95, scores


def test_the_order_is_the_same_from_a_disk(page: Page, site: str, output: Path) -> None:
    open_search(page, site)
    queries = list(GRADED)[: amount(20, len(GRADED))]
    web = ordered(page, queries)
    page.goto((output / "search" / "index.html").as_uri())
    page.wait_for_selector(READY, state="attached")
    assert ordered(page, queries) == web
    assert ordered(page, queries[::-1]) == web[::-1]
