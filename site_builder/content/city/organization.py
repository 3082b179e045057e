"""Wards and their sections: finding them by their printed names, and adding a new one."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace
from hashlib import sha256
from typing import TypeVar

from site_builder.content.city.model import Organization, Section, Ward
from site_builder.content.wording import squash

T = TypeVar("T")

CITY_WARDS = {
    "kita": "北区",
    "higashi": "東区",
    "chuo": "中央区",
    "konan": "江南区",
    "akiha": "秋葉区",
    "minami": "南区",
    "nishi": "西区",
    "nishikan": "西蒲区",
}
"""Id → name, in the city's order: each has a page, also without sheets"""

# One id for the same name in every ward: it is part of the URL. Parents are the sheets' matter.
KNOWN_SECTIONS = (
    Section("chiiki", "地域課"),
    Section("chiiki-somu", "地域総務課"),
    Section("kitaku-kyodo-hakubutsukan", "北区郷土博物館"),
    Section("somu", "総務課"),
    Section("kumin-seikatsu", "区民生活課"),
    Section("madoguchi-service", "窓口サービス課"),
    Section("kenko-fukushi", "健康福祉課"),
    Section("hogo", "保護課"),
    Section("kensetsu", "建設課"),
    Section("sangyo-shinko", "産業振興課"),
    Section("nosei-shoko", "農政商工課"),
    Section("higashi-chiiki-hoken-fukushi", "東地域保健福祉センター"),
    Section("minami-chiiki-hoken-fukushi", "南地域保健福祉センター"),
    Section("nishi-chiiki-hoken-fukushi", "西地域保健福祉センター"),
    Section("kita-chiiki-hoken-fukushi", "北地域保健福祉センター"),
    Section("ishiyama-chiiki-hoken-fukushi", "石山地域保健福祉センター"),
    Section("kurosaki-chiiki-hoken-fukushi", "黒埼地域保健福祉センター"),
    Section("higashi-shutchojo", "東出張所"),
    Section("minami-shutchojo", "南出張所"),
    Section("nishi-shutchojo", "西出張所"),
    Section("kita-shutchojo", "北出張所"),
    Section("ishiyama-shutchojo", "石山出張所"),
    Section("kurosaki-shutchojo", "黒埼出張所", aliases=("黒崎出張所",)),
)


def find_ward(organization: Organization, name: str) -> Ward | None:
    return _find(organization.wards, name, lambda ward: (ward.name,))


def find_section(sections: Iterable[Section], name: str) -> Section | None:
    """By its name or one of its aliases, else by the name that it had before; widths and white
    space do not matter."""
    sections = tuple(sections)
    return _named(sections, name) or _find(sections, name, _former_names)


def full_section_name(organization: Organization, ward: str, section: str) -> str:
    """北区 地域課; of what is not listed its id"""
    found = next((one for one in organization.wards if one.id == ward), None)
    return f"{found.name} {section_name(found, section)}" if found else f"{ward} {section}"


def section_name(ward: Ward, section: str) -> str:
    """Of a section that is not listed its id"""
    return next((one.name for one in ward.sections if one.id == section), section)


def _named(sections: Iterable[Section], name: str) -> Section | None:
    return _find(sections, name, lambda section: (section.name, *section.aliases))


def _former_names(section: Section) -> tuple[str, ...]:
    return (section.renamed_from,) if section.renamed_from else ()


def _find(items: Iterable[T], name: str, names: Callable[[T], tuple[str, ...]]) -> T | None:
    items = tuple(items)
    for item in items:  # nearly every sheet has the very name: folding all of them is slow
        if name in names(item):
            return item
    wanted = squash(name)
    return next((item for item in items if wanted in map(squash, names(item))), None)


def former_sections(ward: Ward, section: Section) -> tuple[Section, ...]:
    """The listed sections that this one was before it was renamed, the latest first."""
    found: list[Section] = []
    name = section.renamed_from
    while name:
        before = _named(ward.sections, name)
        before = before or next((s for s in ward.sections if s.id == name), None)
        if before is None or before in (section, *found):
            break
        found.append(before)
        name = before.renamed_from
    return tuple(found)


def section_id(name: str) -> str:
    """The known section's id, else one that a person renames before the first publication."""
    if section := find_section(KNOWN_SECTIONS, name):
        return section.id
    return f"s-{sha256(unicodedata.normalize('NFKC', name).encode()).hexdigest()[:8]}"


def new_section(name: str, parent: str = "") -> Section:
    """The known section with its usual name and aliases, else one with the printed name."""
    known = find_section(KNOWN_SECTIONS, name) or Section(section_id(name), name)
    return replace(known, parent=parent)


def with_section(
    organization: Organization, ward_id: str, name: str, parent: str = ""
) -> Organization:
    """The organization with that section last in its ward, unless it is there already."""
    wards = tuple(
        replace(ward, sections=(*ward.sections, new_section(name, parent)))
        if ward.id == ward_id and not find_section(ward.sections, name)
        else ward
        for ward in organization.wards
    )
    return replace(organization, wards=wards)
