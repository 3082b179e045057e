"""The kinds of pages."""

from __future__ import annotations

from enum import StrEnum


class PageKind(StrEnum):
    """The template of a page: templates/pages/<kind>.html"""

    HOME = "home"
    WARDS = "wards"
    WARD = "ward"
    SECTION = "section"
    SHEET = "sheet"
    ORIGINAL = "original"
    """The document's own text of a sheet"""
    BOOKLET = "booklet"
    """All sheets of a ward in one year, for printing"""
    POLICIES = "policies"
    POLICY = "policy"
    YEARS = "years"
    YEAR = "year"
    SEARCH = "search"
    SOURCES = "sources"
    CHANGES = "changes"
    COVERAGE = "coverage"
    DATA = "data"
    DICTIONARY = "dictionary"
    """The columns of the data"""
    GLOSSARY = "glossary"
    ACCESSIBILITY = "accessibility"
    """The aim, and what the tests have found"""
    TEXT = "text"
    """A Markdown page of content/pages/"""
    NOT_FOUND = "not_found"
