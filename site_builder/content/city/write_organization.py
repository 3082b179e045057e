"""organization.yaml with new sections: the lines, order and comments of its writer stay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from site_builder.content.city.model import Organization, Section
from site_builder.content.city.schema import organization_issues, read_organization
from site_builder.content.yaml.emit import as_mapping, entries, joined
from site_builder.content.yaml.load import load_yaml
from site_builder.content.yaml.plain import Plain
from site_builder.content.yaml.reader import Path, Positions, positions
from site_builder.content.yaml.scalars import flow

_ORGANIZATION_HEAD = "# 区と、その課・機関の一覧です。サイトにはこの順で並びます。\n"


def extend_organization(text: str, organization: Organization) -> str:
    """The file's text (empty for a new file) with the sections that only `organization` has,
    each last in its ward. Written anew where lines cannot simply be added."""
    before = _load(text)
    if before == organization:
        return text
    if before is not None:
        added = _with_lines(text, before, organization)
        if _load(added) == organization:
            return added
    return dump_organization(organization)


def _load(text: str) -> Organization | None:
    loaded = load_yaml("organization.yaml", text, read_organization, organization_issues)
    return loaded[0]


def _with_lines(text: str, before: Organization, after: Organization) -> str:
    lines = text.split("\n")
    found = positions(text)
    grown = list(enumerate(zip(before.wards, after.wards, strict=False)))
    for index, (old, new) in reversed(grown):  # from below: the lines above keep their numbers
        if more := new.sections[len(old.sections) :]:
            _insert(lines, found, ("wards", index, "sections"), len(old.sections), more)
    return "\n".join(lines)


def _insert(
    lines: list[str], found: Positions, path: Path, count: int, more: Sequence[Section]
) -> None:
    if path not in found.keys:
        return
    line, column = found.keys[path]
    indent = column + 1
    if count:
        last, last_column = found.values[(*path, count - 1)]
        line, indent = last_line(lines, last, last_column), last_column - 3
    else:
        lines[line - 1] = lines[line - 1].replace("sections: []", "sections:")
    lines[line:line] = [f"{' ' * indent}- {flow(short_section(one))}" for one in more]


def last_line(lines: Sequence[str], first: int, column: int) -> int:
    """Of a list's item that begins in line `first`: its other lines stand as deep or deeper."""
    last = first
    for number, line in enumerate(lines[first:], first + 1):
        if line.strip():
            if line[: column - 1].strip():
                break
            last = number
    return last


def dump_organization(organization: Organization) -> str:
    wards = tuple(
        {**as_mapping(ward), "sections": tuple(short_section(s) for s in ward.sections)}
        for ward in organization.wards
    )
    return _ORGANIZATION_HEAD + joined(entries({"wards": wards}, 0))


def short_section(section: Section) -> Mapping[str, Plain]:
    """A section without its empty keys: it stands on one line."""
    return {key: value for key, value in as_mapping(section).items() if value}
