"""What is noted of a page's questions, and what need not be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from site_builder.graph.site import Site
from site_builder.memory import watch
from site_builder.memory.reads import dump_reads, reads_beside
from site_builder.memory.watch import GRAPH, Read, Watch
from site_builder.pages import list_batches
from tests.graph.small import small_site
from tests.render.printing import press_of


def watched(site: Site) -> tuple[Watch, Site]:
    noting = Watch(press_of(site, {}))
    return noting, noting.press.site


def gone(count: int) -> Site:
    return replace(small_site(), gone_goals={f"/{number}/": (number,) for number in range(count)})


@pytest.mark.parametrize("url", ["/1/", "/absent/"])
def test_a_small_mapping_is_read_as_a_whole(url: str) -> None:
    noting, site = watched(gone(2))
    site.gone_goals.get(url)
    assert noting.take() == (("gone_goals",),)


@pytest.mark.parametrize("url", ["/1/", "/absent/"])
def test_of_a_large_mapping_one_item_is_read(url: str) -> None:
    noting, site = watched(gone(100))
    site.gone_goals.get(url)
    assert noting.take() == (("gone_goals", url),)


def test_who_asks_for_very_much_has_asked_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "_MOST_READS", 2)
    noting, site = watched(small_site())
    key = next(iter(site.sheets))
    with pytest.raises(KeyError):
        noting.press.context.trace(key)
    assert [ward.name for ward in site.wards]
    assert set(noting.take()) == {GRAPH, (watch.TRACE, key)}


def test_what_a_batch_is_given_is_no_read() -> None:
    site = small_site()
    batch = next(one for one in list_batches(site) if one.sheet)
    own, other = batch.sheet, next(key for key in site.sheets if key != batch.sheet)
    kept: list[Read] = [
        (watch.TRACE, own),
        ("history", own),
        ("sheets", other, "tally"),
        ("easy", watch.IS_IN, f"{batch.name}source/"),
    ]
    given: list[Read] = [("sheets", own, "tally"), ("easy", watch.IS_IN, batch.name)]
    assert reads_beside(batch, dump_reads([*kept, *given])) == dump_reads(kept)
