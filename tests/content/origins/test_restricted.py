from __future__ import annotations

import pytest

from site_builder.content.origins.restricted import (
    RestrictedDocument,
    dump_restricted,
    read_restricted,
    restricted_issues,
)
from site_builder.content.yaml.load import load_yaml

A, B, C = "0" * 64, "a1" * 32, "9" * 64


def codes(text: str) -> list[str]:
    return [p.code for p in load_yaml("d.yaml", text, read_restricted, restricted_issues)[1]]


def test_what_is_written_is_read_again() -> None:
    documents = (
        RestrictedDocument(A, "中央区 令和7年度", copy=C),
        RestrictedDocument(B, withheld="個人の名前: 多数"),
    )
    text = dump_restricted(reversed(documents))
    read = load_yaml("d.yaml", text, read_restricted, restricted_issues)
    assert read == (documents, ())
    assert dump_restricted(documents) == text


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (f'{{sha256: "{A}"}}', "copy-or-withheld"),
        (f'{{sha256: "{A}", copy: "{C}", withheld: わけ}}', "copy-or-withheld"),
        (f'{{sha256: "{A}", withheld: " "}}', "copy-or-withheld"),
        ("{sha256: abc, withheld: わけ}", "bad-sha256"),
        ('{sha256: "", withheld: わけ}', "empty"),
        ("{withheld: わけ}", "missing-key"),
    ],
)
def test_an_entry_names_a_document_and_one_way(entry: str, code: str) -> None:
    assert codes(f"documents:\n  - {entry}\n") == [code]


def test_a_document_has_one_entry() -> None:
    entry = f'  - {{sha256: "{A}", withheld: わけ}}\n'
    assert codes(f"documents:\n{entry}{entry}") == ["double-document"]
    assert codes("documents: []\n") == []
