"""The documents in docs/ name what is there, and nothing that is there is left out."""

from __future__ import annotations

from site_builder.content.field_names import NAMES
from tests.house import docs, plan


def test_the_tree_has_the_rooms_of_the_plan() -> None:
    """A room that was added to CONTRIBUTING.md gets its line in docs/architecture.md, too."""
    assert docs.rooms() == [room.name for room in plan.read_plan()]


def test_each_file_and_symbol_of_the_docs_is_there() -> None:
    """Whoever renames what docs/ name mends docs/ in the same commit."""
    found = [one for document in docs.ENGLISH for one in docs.named(document)]
    assert {one.document for one in found} == set(docs.ENGLISH)
    assert [str(one) for one in found if not one.is_there] == []


def test_the_fields_have_the_words_of_the_site() -> None:
    rows = docs.table("words.md", "The fields of a sheet")
    assert {row[0].strip("`"): row[1] for row in rows} == NAMES


def test_the_words_of_the_code_are_used() -> None:
    """In English by the symbol or its file, in Japanese by what people read."""
    rows = docs.table("words.md", "The words of the code")
    assert len(rows) > 30
    japanese = docs.all_that_people_read()
    strays = [
        (english, word)
        for english, word, _, where in rows
        if english.replace(" ", "") not in where.lower().replace("_", "") or word not in japanese
    ]
    assert strays == []
