"""What sheets gave to the files about all sheets, in whatever order it is read."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from site_builder.content.sheet.model import SheetKey
from site_builder.export.shares import SharePart, SheetShare
from site_builder.memory.shares import KnownShares, share_rows
from site_builder.memory.store import Damaged, Store, new_store

NAMES = tuple(f"/wards/kita/ka-{number}/2025/" for number in range(300))


def key_of(name: str) -> SheetKey:
    return SheetKey(2025, "kita", name.split("/")[3])


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = new_store(tmp_path / "rooms" / "one.sqlite")
    with store.writing():
        for name in NAMES:
            texts = [f"{name} {part.name} 文" for part in SharePart]
            store.put("shares", share_rows(name, SheetShare(key_of(name), texts.__getitem__)))
    return store


def test_each_part_comes_back_in_any_order(store: Store) -> None:
    shares = dict(zip(NAMES, KnownShares(store, {n: key_of(n) for n in NAMES}), strict=True))
    chance = Random(5)
    for order in (NAMES, NAMES[::-1], chance.sample(NAMES, len(NAMES)), NAMES[::3]):
        for name in order:
            part = chance.choice(list(SharePart))
            assert shares[name].part(part) == f"{name} {part.name} 文"
            assert shares[name].key == key_of(name)


@pytest.mark.parametrize("harm", ["UPDATE shares SET body = x'00'", "DELETE FROM shares"])
def test_a_part_that_is_not_as_it_was_is_damage(store: Store, harm: str) -> None:
    shares = list(KnownShares(store, {name: key_of(name) for name in NAMES}))
    assert shares[6].part(SharePart.TEXTS)
    store._database.execute(f"{harm} WHERE name LIKE '%ka-8/%'")
    assert shares[7].part(SharePart.TEXTS)
    with pytest.raises(Damaged):
        shares[8].part(SharePart.TEXTS)
