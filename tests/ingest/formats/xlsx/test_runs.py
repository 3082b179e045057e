from __future__ import annotations

import pytest

from site_builder.ingest.document import Seen
from site_builder.ingest.formats.xlsx.runs import Ink, Run, part_runs

S, U = Seen.STRUCK, Seen.UNSEEN


@pytest.mark.parametrize(
    ("runs", "ink"),
    [
        ([], Ink("")),
        ([("80", None), ("回", None)], Ink("80回")),
        ([("80", S), ("回", S)], Ink("80回", S)),
        ([("80", S), (" ", None), ("回", S)], Ink("80 回", S)),
        ([("80", S), ("回", U)], Ink("80回", S)),
        ([("80回", S), ("100回", None)], Ink("100回", None, ((S, "80回"),))),
        ([("a", None), ("b", S), ("c", None)], Ink("ac", None, ((S, "b"),))),
        ([("a", S), ("\n", None), ("b", None)], Ink("b", None, ((S, "a\n"),))),
        ([("a", S), ("b", U), ("c", None)], Ink("c", None, ((S, "a"), (U, "b")))),
    ],
)
def test_runs_are_parted_by_what_is_seen(runs: list[Run], ink: Ink) -> None:
    assert part_runs(runs) == ink
