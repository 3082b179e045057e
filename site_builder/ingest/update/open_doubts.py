"""Which doubts are open in a merged sheet, and which ones a person had settled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.sheet.fields import find_field, same
from site_builder.content.sheet.model import Doubt, Sheet
from site_builder.content.sheet.restore import OF_MERGE
from site_builder.content.yaml.emit import as_plain
from site_builder.content.yaml.plain import Plain
from site_builder.ingest.update.merge import MergedSheet

Paths = Mapping[FieldPath, FieldPath]
"""Path of a goal or row in one version → in the merged sheet; empty where it is gone"""
Key = tuple[FieldPath, str, str]

BASE, NEW, MINE = range(3)


@dataclass(frozen=True, slots=True)
class Doubts:
    open: tuple[Doubt, ...]
    """With the paths of the merged sheet"""
    settled: tuple[tuple[Doubt, FieldPath], ...]
    """As the new conversion has them, each with its path in the merged sheet or, of what is
    gone, nothing"""


def sort_doubts(base: Sheet | None, new: Sheet, mine: Sheet, merged: MergedSheet) -> Doubts:
    paths = [paths_of(sheet, merged, n) for n, sheet in enumerate((base, new, mine))]
    before = {_key(d, paths[BASE]): d for d in (base.review if base else ())}
    here = {_key(d, paths[MINE]) for d in mine.review}
    opened: list[Doubt] = []
    settled: list[tuple[Doubt, FieldPath]] = []
    for doubt in new.review:
        path = translate(doubt.path, paths[NEW])
        old = before.get(_key(doubt, paths[NEW]))
        done = old and _key(doubt, paths[NEW]) not in here
        stays = done and base and old and _holds(base, old, new, doubt, merged, path)
        if stays or not path.steps:
            settled.append((doubt, path))
        else:
            opened.append(replace(doubt, field=str(path)))
    known = {*before, *(_key(d, paths[NEW]) for d in new.review)}
    opened += _added(mine.review, known, paths[MINE])
    fresh = {doubt.field for doubt in merged.doubts}
    opened += [d for d in _earlier(mine, new, merged, paths) if d.field not in fresh]
    return Doubts((*opened, *merged.doubts), tuple(settled))


def paths_of(sheet: Sheet | None, merged: MergedSheet, version: int) -> Paths:
    found: dict[FieldPath, FieldPath] = {}
    for goal in sheet.goals if sheet else ():
        places = range(1, len(goal.measures) + 1)
        rows = (FieldPath.of_measure(goal.number, place) for place in places)
        found |= dict.fromkeys((FieldPath.of_goal(goal.number), *rows), FieldPath())
    for one in merged.goals:
        block = (one.triple.base, one.triple.new, one.triple.mine)[version]
        if block is None:
            continue
        found[FieldPath.of_goal(block.number)] = FieldPath.of_goal(one.number)
        for place, row in enumerate(one.rows, 1):
            if (there := row.triple.places[version]) >= 0:
                was = FieldPath.of_measure(block.number, there + 1)
                found[was] = FieldPath.of_measure(one.number, place)
    return found


def translate(path: FieldPath, paths: Paths) -> FieldPath:
    """The field's path in the merged sheet, empty where it is gone; what no version has keeps its
    own."""
    head = path
    while head.steps and head not in paths:
        head = head.parent
    there = paths.get(head, head)
    below = path.steps[len(head.steps) :]
    return FieldPath((*there.steps, *below)) if there.steps or not head.steps else there


def value_at(sheet: Sheet, path: FieldPath) -> Plain:
    found = find_field(sheet, path)
    return as_plain(found.value) if found else ""


def _key(doubt: Doubt, paths: Paths) -> Key:
    return translate(doubt.path, paths), doubt.reason, doubt.raw


def _holds(
    base: Sheet, old: Doubt, new: Sheet, doubt: Doubt, merged: MergedSheet, path: FieldPath
) -> bool:
    """A settled doubt stays settled, unless the document's value is a new one and is in the merged
    sheet."""
    theirs = value_at(new, doubt.path)
    kept = same(value_at(base, old.path), theirs)
    return kept or not same(value_at(merged.sheet, path), theirs)


def _added(review: Iterable[Doubt], known: set[Key], paths: Paths) -> list[Doubt]:
    """The doubts that a person wrote."""
    own = (d for d in review if d.reason not in OF_MERGE and _key(d, paths) not in known)
    found = ((doubt, translate(doubt.path, paths)) for doubt in own)
    return [replace(doubt, field=str(path)) for doubt, path in found if path.steps]


def _earlier(mine: Sheet, new: Sheet, merged: MergedSheet, paths: list[Paths]) -> list[Doubt]:
    """The doubts of an earlier merge, unless the document now says what the person wrote."""
    back = {there: here for here, there in paths[NEW].items() if there.steps}
    found = []
    for doubt in mine.review:
        path = translate(doubt.path, paths[MINE])
        if doubt.reason in OF_MERGE and path.steps:
            theirs = find_field(new, translate(path, back))
            agreed = theirs and same(as_plain(theirs.value), value_at(merged.sheet, path))
            found += [] if agreed and doubt.other else [replace(doubt, field=str(path))]
    return found
