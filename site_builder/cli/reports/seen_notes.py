"""Notes that were acknowledged, and those that are open as entries of acknowledged.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_builder.content.acknowledged import Acknowledgement
from site_builder.content.folder.seen_notes import SeenNote
from site_builder.content.yaml.emit import as_mapping, item_lines, joined


def as_list(seen: Sequence[SeenNote], open_notes: Sequence[Acknowledgement]) -> str:
    return joined(_lines(seen, open_notes))


def _lines(seen: Sequence[SeenNote], open_notes: Sequence[Acknowledgement]) -> Iterator[str]:
    yield f"確認した注意 {len(seen)} 件"
    for one in seen:
        yield f"  {one.problem.where}: [{one.problem.code}] {one.problem.message}"
        yield f"    わけ: {one.acknowledgement.reason}"
    if open_notes:
        yield "まだの注意は、確認したわけ（reason）を書いて content/acknowledged.yaml に加えます。"
        yield "acknowledged:"
        for note in open_notes:
            yield from item_lines("acknowledged", as_mapping(note), 2)
