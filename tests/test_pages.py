"""Pages in batches: a sheet's pages together, with what the files about all sheets need of it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from site_builder.graph import urls
from site_builder.pages import Batch, _shares, list_batches, make_pages
from site_builder.problems import Problem, TemplateError, Where
from site_builder.render.press import VIEWS
from tests.render.printing import KEY, SHEETS, press_of, site_of

SITE = site_of()
BATCHES = list_batches(SITE)


def test_every_page_but_that_of_the_data_is_in_one_batch() -> None:
    made = [page.url for batch in BATCHES for page in batch.pages]
    assert sorted([*made, urls.DATA]) == sorted(SITE.pages)


def test_the_pages_of_a_sheet_are_made_together() -> None:
    of_sheets = {
        batch.sheet: [page.url for page in batch.pages] for batch in BATCHES if batch.sheet
    }
    assert of_sheets.keys() == SHEETS.keys()
    assert of_sheets[KEY] == [urls.sheet(KEY), urls.original(KEY)]
    assert all(len(batch.pages) == 1 for batch in BATCHES if not batch.sheet)


def test_what_shows_the_same_sheets_or_goals_is_made_by_one_process() -> None:
    shares = _shares(BATCHES, 2)
    assert sorted(names_in(shares)) == sorted(batch.name for batch in BATCHES)
    places: dict[str, set[int]] = {}
    for number, share in enumerate(shares):
        for batch in share:
            places.setdefault(batch.whole, set()).add(number)
    assert places.pop("") == {0, 1}
    assert all(len(found) == 1 for found in places.values())
    policies = {node.url for node in SITE.policies}
    assert set(places) == {urls.booklet(key.ward, key.year) for key in SHEETS} | policies
    assert set(places) <= set(names_in(shares))


def test_of_many_pages_those_of_sheets_are_made_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("site_builder.pages._MOST", 2)
    wide, *narrow = _shares(BATCHES, 3)
    assert sorted(names_in([wide, *narrow])) == sorted(batch.name for batch in BATCHES)
    assert all(batch.is_wide for batch in wide)
    places = [batch.whole for share in narrow for batch in share]
    assert places == sorted(places)
    assert {len(share) for share in narrow[:-1]} == {2}


def test_where_nothing_can_be_forked_many_pages_are_one_share(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("site_builder.pages._MOST", 2)
    assert len(_shares(BATCHES, 1)) == 1


def names_in(shares: Sequence[Sequence[Batch]]) -> list[str]:
    return [batch.name for share in shares for batch in share]


def test_a_sheet_gives_its_data_and_its_texts_beside_its_pages() -> None:
    (batch,) = [batch for batch in BATCHES if batch.sheet == KEY]
    (made,) = make_pages(press_of(SITE), [batch])
    assert {path for path, _ in made.files} == {
        urls.path(urls.sheet(KEY)),
        urls.path(urls.original(KEY)),
        urls.path(urls.sheet_data(KEY, "csv")),
        urls.path(urls.sheet_data(KEY, "json")),
    }
    assert made.share and made.share.key == KEY
    assert len(made.share.texts) == len(SHEETS[KEY].goals)


def test_another_page_shares_nothing() -> None:
    (made,) = make_pages(press_of(SITE), [Batch((SITE.pages[urls.HOME],))])
    assert made.share is None
    assert [path for path, _ in made.files] == ["index.html"]


def test_all_pages_are_tried_before_their_template_errors_are_raised(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def view(*_: object) -> None:
        raise TemplateError([Problem(Where("templates/pages/years.html"), "template-failed", "…")])

    monkeypatch.setitem(VIEWS, "years", view)
    monkeypatch.setitem(VIEWS, "ward", view)
    made = []
    with pytest.raises(TemplateError) as error:
        for one in make_pages(press_of(SITE), BATCHES):
            made.append(one)
    assert len(error.value.problems) == 1
    assert len(made) == len(BATCHES) - 1 - len(SITE.wards)
