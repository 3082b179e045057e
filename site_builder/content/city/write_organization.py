"""organization.yaml with new sections: the lines, order and comments of its writer stay."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from site_builder.content.city.model import Organization, Section
from site_builder.content.city.schema import organization_issues, read_organization
from site_builder.content.yaml.comments import ListItem, with_items
from site_builder.content.yaml.emit import as_mapping, entries, joined
from site_builder.content.yaml.load import load_yaml
from site_builder.content.yaml.plain import Plain

_HEAD = "# 区と、その課・機関の一覧です。サイトにはこの順で並びます。\n"


def extend_organization(text: str, organization: Organization) -> str:
    """The file's text (empty for a new file) with the sections that only `organization` has,
    each last in its ward."""
    loaded = load_yaml("organization.yaml", text, read_organization, organization_issues)
    before = loaded[0]
    if before is None:
        return dump_organization(organization)
    if before == organization:
        return text
    return with_items(text, _body(organization), tuple(_new_sections(before, organization)))


def _new_sections(before: Organization, after: Organization) -> Iterator[ListItem]:
    for index, (old, new) in enumerate(zip(before.wards, after.wards, strict=False)):
        count = len(old.sections)
        for section in new.sections[count:]:
            yield ListItem(("wards", index, "sections"), count, _short(section))


def dump_organization(organization: Organization) -> str:
    return _HEAD + _body(organization)


def _body(organization: Organization) -> str:
    wards = tuple(
        {**as_mapping(ward), "sections": tuple(map(_short, ward.sections))}
        for ward in organization.wards
    )
    return joined(entries({"wards": wards}, 0))


def _short(section: Section) -> Mapping[str, Plain]:
    """A section without its empty keys: it stands on one line."""
    return {key: value for key, value in as_mapping(section).items() if value}
