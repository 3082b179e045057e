"""Everything in content/ but the sheets: what a build needs before it reads the first of them."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.content.accessibility.results import NOTHING_TESTED, Accessibility
from site_builder.content.addresses.redirects import NO_ADDRESSES, AddressBook
from site_builder.content.city.model import Organization, Plan
from site_builder.content.folder.site import MarkdownPage, SiteInfo
from site_builder.content.lineage.model import NOTHING_DECIDED, Lineage
from site_builder.content.origins.restricted import RestrictedDocument
from site_builder.content.words.glossary import Glossary
from site_builder.content.words.readings import Readings
from site_builder.content.words.synonyms import NO_SEARCH_WORDS, SearchWords

DOCUMENT_ENDINGS = (".txt", ".csv", ".tsv", ".xlsx", ".xls", ".xlsb", ".ods", ".pdf")
"""Of the documents that can be read, and so may be published"""


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """An original document in content/sources/"""

    name: str
    sha256: str
    size: int
    """Bytes"""
    unix_sha256: str = ""
    """With line feeds for its line ends, where it has those of Windows"""
    is_copy: bool = False
    """It stands for the document as it came: without the names of people, comments …"""


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A fixed extra in content/static/"""

    path: str
    """Within static/, and within output/"""
    sha256: str


@dataclass(frozen=True, slots=True)
class Frame:
    info: SiteInfo
    organization: Organization
    """The usual one where organization.yaml is broken"""
    plan: Plan
    pages: tuple[MarkdownPage, ...] = ()
    sheet_files: tuple[str, ...] = ()
    """Paths within content/, sorted: sheets/2025/chuo/chiiki.yaml"""
    documents: tuple[SourceDocument, ...] = ()
    """Sorted by name"""
    restricted: tuple[RestrictedDocument, ...] = ()
    """Documents that are not published as they came"""
    extras: tuple[StaticFile, ...] = ()
    lineage: Lineage = NOTHING_DECIDED
    search_words: SearchWords = NO_SEARCH_WORDS
    glossary: Glossary = ()
    readings: Readings = ()
    accessibility: Accessibility = NOTHING_TESTED
    portable: bool = False
    """The site is to be read from a disk"""
    addresses: AddressBook = NO_ADDRESSES
    has_broken_organization: bool = False
    """Then no sheet can be held against it"""
