"""Whatever the pages of a build are given counts among what they are made of."""

from __future__ import annotations

from dataclasses import fields, make_dataclass, replace
from typing import Any, cast

from site_builder.memory.batches import BatchSources
from site_builder.memory.digest import Digest
from site_builder.memory.sheets import SheetSources
from site_builder.pages import list_batches
from site_builder.render.press import Press
from tests.graph.small import small_site
from tests.render.printing import press_of


def digest(press: Press) -> Digest:
    sources = BatchSources(press, {}, cast(SheetSources, None))  # no page asks for a sheet here
    return sources.of_batch(list_batches(press.site)[0], "")


def with_new_field(record: Any, value: str) -> Any:
    """A record of a class with one field more"""
    known = [(field.name, Any) for field in fields(record)]
    kind = make_dataclass("Wider", [*known, ("added", str)])
    return kind(*(getattr(record, name) for name, _ in known), value)


def test_a_field_that_is_added_counts() -> None:
    press = press_of(small_site(), {})
    for wider in (
        lambda value: replace(press, context=with_new_field(press.context, value)),
        lambda value: press_with_new_field(press, value),
    ):
        assert digest(wider("a")) == digest(wider("a"))
        assert digest(wider("a")) != digest(wider("b"))


def press_with_new_field(press: Press, value: str) -> Any:
    wider = with_new_field(press, value)
    type(wider).site = press.site
    return wider
