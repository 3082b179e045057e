"""The facts of a build."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.problems import Problem
from site_builder.publish.page_changes import PageChanges


@dataclass(frozen=True, slots=True)
class BuildFacts:
    """Of what was published, or was there already."""

    output: str
    """As the user names it"""
    base_url: str
    sheets: int
    pages: int
    files: int
    size: int
    """Bytes"""
    changes: PageChanges
    """Against output/ as it was before"""
    problems: tuple[Problem, ...]
    """Warnings about the content"""
    leftovers: tuple[Problem, ...] = ()
    """Warnings about what could not be thrown away"""
    written: int = 0
    """Files that output/ did not hold already"""
    one_by_one: bool = False
    """Files were replaced one by one: for a moment old and new pages stood together"""
