from __future__ import annotations

from site_builder.content.addresses.redirects import AddressBook, Redirect
from site_builder.graph.moves import list_moves

SINCE = ("2026-04-01", "わけ")
LIVE = {
    *("/wards/kita/new/", "/wards/kita/new/2023/", "/wards/kita/new/2023/source/"),
    *("/easy/wards/kita/new/", "/data/wards/kita/new.csv", "/data/sheets/2023/kita/new.json"),
    *("/policies/seisaku-7-1/", "/years/2023/"),
}


def moves(published: list[str], *redirects: Redirect) -> dict[str, str]:
    book = AddressBook({one: n for n, one in enumerate(published, 1)}, redirects)
    found = list_moves(book, LIVE)
    assert [one.source for one in found] == sorted(one.source for one in found)
    return {one.source: one.target for one in found}


def test_what_stood_below_and_beside_a_page_goes_along() -> None:
    published = {
        "/wards/kita/old/": "/wards/kita/new/",
        "/wards/kita/old/2023/": "/wards/kita/new/2023/",
        "/wards/kita/old/2023/source/": "/wards/kita/new/2023/source/",
        "/easy/wards/kita/old/": "/easy/wards/kita/new/",
        "/easy/wards/kita/old/2023/": "/wards/kita/new/2023/",  # no readings there
        "/data/wards/kita/old.csv": "/data/wards/kita/new.csv",
        "/data/sheets/2023/kita/old.json": "/data/sheets/2023/kita/new.json",
        "/data/sheets/2023/kita/old.csv": "",  # a file has no page to say where it went
    }
    entry = Redirect("/wards/kita/old/", "/wards/kita/new/", *SINCE)
    assert moves([*published, "/wards/kita/old/2023/#goal-1"], entry) == published


def test_nothing_is_guessed_of_a_page_below_that_is_not_there() -> None:
    entry = Redirect("/wards/kita/old/", "/wards/kita/new/", *SINCE)
    assert "/wards/kita/old/2024/" not in moves(["/wards/kita/old/2024/"], entry)


def test_the_nearest_entry_holds() -> None:
    entries = (
        Redirect("/wards/kita/old/", "/wards/kita/new/", *SINCE),
        Redirect("/wards/kita/old/2024/", "", *SINCE),
    )
    found = moves(["/wards/kita/old/2024/source/", "/wards/kita/old/2023/"], *entries)
    assert found["/wards/kita/old/2024/source/"] == ""
    assert found["/wards/kita/old/2023/"] == "/wards/kita/new/2023/"


def test_all_of_a_withdrawn_page_is_withdrawn() -> None:
    published = ["/wards/kita/x/2023/", "/easy/wards/kita/x/", "/data/wards/kita/x.csv"]
    assert set(moves(published, Redirect("/wards/kita/x/", "", *SINCE)).values()) == {""}


def test_readings_that_are_no_longer_made_lead_to_the_page() -> None:
    (found,) = list_moves(AddressBook({"/easy/years/2023/": 1}), LIVE)
    assert (found.target, found.since) == ("/years/2023/", "") and "ふりがな" in found.why


def test_data_of_a_policy_that_went_up_a_level() -> None:
    entry = Redirect("/policies/seisaku-7-1-2/", "/policies/seisaku-7-1/", *SINCE)
    found = moves(["/policies/seisaku-7-1-2/", "/data/policies/seisaku-7-1-2.csv"], entry)
    assert found["/data/policies/seisaku-7-1-2.csv"] == ""


def test_what_comes_and_goes_with_the_sheets_needs_no_entry() -> None:
    known = {
        "/policies/seisaku-7-1-3/": "/policies/seisaku-7-1/",
        "/policies/seisaku-7-1-3-1/": "/policies/seisaku-7-1/",
        "/policies/gyozai-9/": "/policies/",
        "/policies/seisaku-7-1/2023/chuo/": "/policies/seisaku-7-1/",
        "/data/policies/seisaku-7-1-3.csv": "",
        "/data/policies/seisaku-7-1.json": "",
        "/data/years/2023.csv": "",
        "/wards/kita/new/2023/source/": "/wards/kita/new/2023/",
    }
    book = AddressBook(dict.fromkeys(known, 1))
    live = {*LIVE, "/policies/"} - {"/wards/kita/new/2023/source/"}
    assert {one.source: one.target for one in list_moves(book, live)} == known
    assert {one.since for one in list_moves(book, live)} == {""}
    whys = {one.source: one.why for one in list_moves(book, live)}
    assert "まとまりました" in whys["/policies/seisaku-7-1/2023/chuo/"]
    assert "なくなりました" in whys["/policies/seisaku-7-1-3/"] == whys["/policies/gyozai-9/"]


def test_what_is_there_has_not_moved() -> None:
    assert moves(["/years/2023/"], Redirect("/years/2023/", "/wards/kita/new/", *SINCE)) == {}
