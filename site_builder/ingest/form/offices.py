"""Names of a city's offices: of a ward's, and of the sections within it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from site_builder.content.wording import squash

SECTION_ENDS = "課|センター|室|館|所|係|園|署|局"
"""出張所, 支所 and 連絡所 end in 所, 事務局 in 局"""
_WARD = r"(?:新潟市)?(?P<ward>\S{1,3}?区)"
_WARDS = re.compile(r"(?:^|[・、,，/／市と]|及び|並びに)([^・、,，/／市]{1,3}?区)役所")
_OFFICE = re.compile(rf"{_WARD}(?:役所)?")
_DEPARTMENT = re.compile(r"\S{1,10}[部局]")
_SECTION = re.compile(rf"\S{{1,16}}(?:{SECTION_ENDS})")
_IN_BRACKETS = re.compile(r"\s*(.+?)\s*[(（]\s*(.+?)\s*[)）]\s*", re.DOTALL)
_FORMER = re.compile(r"旧|元(?!気)|前(?!田)|新名称|現")
_IN_WARD = re.compile(
    r"(?:新潟市)?(?P<ward>[^\s区]{1,3}区)(?P<office>役所)?(?P<section>(?!役所$)\S+)"
)


def names_ward(text: str) -> bool:
    """Whether the text is a ward or its office: 西区, 新潟市西区役所"""
    return _OFFICE.fullmatch(squash(text)) is not None


def names_department(text: str) -> bool:
    """Also 福祉部 of the city itself"""
    return names_ward(text) or _DEPARTMENT.fullmatch(squash(text)) is not None


def names_section(text: str) -> bool:
    """Whether the text, but what stands in brackets behind it, ends as names of sections do."""
    name = re.sub(r"\(.*\)$", "", squash(text))
    return _SECTION.fullmatch(name) is not None and not names_ward(name)


def is_torn(text: str) -> bool:
    """Whether a name took a part of its label, 「（準部地域課」, or ends within a word."""
    name = squash(text)
    return name.count("(") != name.count(")") or name.endswith("-")


def read_ward(department: str) -> str:
    """中央区役所 → 中央区; empty where no ward is named."""
    match = re.match(_WARD, without_spaces(department))
    return match["ward"] if match else ""


def wards_in(department: str) -> tuple[str, ...]:
    """秋葉区役所・西区役所 → both wards."""
    return tuple(dict.fromkeys(_WARDS.findall(without_spaces(department))))


def read_section(text: str) -> tuple[str, str]:
    """地域総務課 (北区郷土博物館) → the office in brackets, and the section that it belongs to; of
    産業振興課（旧商工課） the brackets name no office of today."""
    match = _IN_BRACKETS.fullmatch(text)
    if not match or _FORMER.match(match[2]) or not names_section(match[2]):
        return without_spaces(text), ""
    return without_spaces(match[2]), without_spaces(match[1])


@dataclass(frozen=True, slots=True)
class WardAndSection:
    """西区役所 地域課: the office of a ward and its section in one cell"""

    office: str
    ward: str
    section: str
    sure: bool
    """False where the ward may be a part of the section's own name: 北区郷土博物館"""


def split_ward(text: str, known: bool) -> WardAndSection | None:
    """`known`: whether another cell names the ward, so that this one need not"""
    match = _IN_WARD.fullmatch(without_spaces(text))
    if not match:
        return None
    name = re.split("[(（]", match["section"])[0]
    sure = bool(match["office"]) or name.endswith(("課", "室"))
    if known and not sure and not name.endswith(("センター", "出張所", "連絡所")):
        return None
    return WardAndSection(
        match["ward"] + (match["office"] or ""), match["ward"], match["section"], sure
    )


def without_spaces(text: str) -> str:
    """White space within a name tells nothing."""
    return "".join(text.split())
