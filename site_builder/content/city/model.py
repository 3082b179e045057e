"""The city: its wards with their sections, and the periods of its plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach an office; nothing of it is known until the city says so."""

    phone: str = ""
    email: str = ""
    page: str = ""
    """Address of the office's own page: https://…"""


@dataclass(frozen=True, slots=True)
class Section:
    id: str
    name: str
    parent: str = ""
    """Name of the section that a sub-office belongs to"""
    aliases: tuple[str, ...] = ()
    renamed_from: str = ""
    contact: Contact = Contact()
    """Empty: the ward's contact stands in"""


@dataclass(frozen=True, slots=True)
class Ward:
    id: str
    name: str
    kana: str = ""
    english: str = ""
    code: str = ""
    """全国地方公共団体コード, six digits with check digit"""
    sections: tuple[Section, ...] = ()
    contact: Contact = Contact()
    """Of the ward office as a whole"""


@dataclass(frozen=True, slots=True)
class Organization:
    wards: tuple[Ward, ...] = ()
    """In the city's order"""


@dataclass(frozen=True, slots=True)
class PlanPeriod:
    """One implementation plan (実施計画): under the next the same code may mean something else."""

    start: int = 0
    """First fiscal year"""
    end: int = 0
    name: str = ""
    names: Mapping[str, str] | None = None
    """Codes that have another name, or one at all, in these years only"""
    names_source: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """The city's plan (総合計画): codes with the names that are known, and other spellings."""

    name: str = ""
    start: int = 0
    end: int = 0
    names: Mapping[str, str] | None = None
    """政策1 → its name; an empty name is normal"""
    names_source: str = ""
    """Where the names are from, in words for the page"""
    aliases: Mapping[str, str] | None = None
    """福祉7-3-① → 政策7-3-①"""
    periods: tuple[PlanPeriod, ...] = ()
    """From the earliest; none: one name holds for all years"""
