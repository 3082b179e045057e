"""readings.yaml with one more decision: the lines, order and comments of its writer stay."""

from __future__ import annotations

from dataclasses import replace

from site_builder.content.words.readings import (
    NameReading,
    ReadingsFile,
    read_readings_file,
    readings_issues,
)
from site_builder.content.yaml.comments import ListItem, with_items
from site_builder.content.yaml.emit import entries, joined
from site_builder.content.yaml.load import load_yaml
from site_builder.problems import Problem


def load_readings(path: str, text: str) -> tuple[ReadingsFile | None, tuple[Problem, ...]]:
    return load_yaml(path, text, read_readings_file, readings_issues)


def add_reading(path: str, text: str, reading: NameReading) -> tuple[str, tuple[Problem, ...]]:
    before, problems = load_readings(path, text)
    if before is None:
        return text, problems
    after = replace(before, readings=(*before.readings, reading))
    return _written(path, text, after, ListItem(("readings",), len(before.readings), reading.text))


def add_refusal(path: str, text: str, name: str) -> tuple[str, tuple[Problem, ...]]:
    before, problems = load_readings(path, text)
    if before is None:
        return text, problems
    after = replace(before, refused=(*before.refused, name))
    return _written(path, text, after, ListItem(("refused",), len(before.refused), name))


def _written(
    path: str, text: str, after: ReadingsFile, item: ListItem
) -> tuple[str, tuple[Problem, ...]]:
    added = with_items(text, _dump(after), (item,))
    _, problems = load_readings(path, added)
    return (text, problems) if problems else (added, ())


def _dump(file: ReadingsFile) -> str:
    lists = {"readings": tuple(one.text for one in file.readings), "refused": file.refused}
    return joined(entries(lists, 0))
