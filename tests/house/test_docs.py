"""The documents in docs/ name what is there, and nothing that is there is left out."""

from __future__ import annotations

from tests.house import docs, plan


def test_the_tree_has_the_rooms_of_the_plan() -> None:
    """A room that was added to CONTRIBUTING.md gets its line in docs/architecture.md, too."""
    assert docs.rooms() == [room.name for room in plan.read_plan()]


def test_each_file_and_symbol_of_the_docs_is_there() -> None:
    """Whoever renames what docs/ name mends docs/ in the same commit."""
    found = [one for document in docs.ENGLISH for one in docs.named(document)]
    assert {one.document for one in found} == set(docs.ENGLISH)
    assert [str(one) for one in found if not one.is_there] == []
