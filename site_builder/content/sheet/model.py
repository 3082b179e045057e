"""What a sheet says, frozen and typed. Field names are the keys of content/*.yaml.

One English word for each printed label of the form:
Sheet 組織目標管理シート, Goal 組織目標, Measure one row of 取組指標.
"""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.yaml.plain import Plain
from site_builder.pickled import pickled_by_values


@pickled_by_values
@dataclass(frozen=True, slots=True)
class Measure:
    """One row of the form. A cell that covers several rows stands at its first (see Span)."""

    policies: tuple[str, ...] = ()
    """総合計画(実施計画)上の位置づけ, as stored: 政策7-1-②, 政策15-1-①~④, 区ビジョン"""
    indicator: str = ""
    """取組指標"""
    target: str = ""
    """R?目標"""
    result: str = ""
    """R?結果"""
    initiative: str = ""
    """取組名称(事業名)"""
    summary: str = ""
    """概要"""
    evaluation: str = ""
    """評価: ○ △ × or, while not evaluated, empty"""
    attainment: str = ""
    """目標達成状況"""
    next_steps: str = ""
    """今後の方針"""


@pickled_by_values
@dataclass(frozen=True, slots=True)
class Easy:
    """A goal in easy words: not the city's, so somebody has to answer for them."""

    text: str = ""
    reviewer: str = ""
    """Who has checked it: a name or an office"""
    reviewed: str = ""
    """When, as 2026-04-01"""


@pickled_by_values
@dataclass(frozen=True, slots=True)
class Goal:
    number: int
    """No. as printed: not always 1…n"""
    goal: str = ""
    """組織目標; empty where the printed cell is empty"""
    measures: tuple[Measure, ...] = ()
    easy: Easy = Easy()
    """Written by a person beside the sheet: no document has it, and no conversion touches it"""


@dataclass(frozen=True, slots=True)
class Span:
    """A cell that covers more than one row, named at its first measure."""

    field: str
    rows: int

    @property
    def path(self) -> FieldPath:
        return FieldPath.parse(self.field)


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Text of the document that belongs to a cell, but which one is not known."""

    raw: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Aside:
    """Text that stands in the form and is not this sheet's word: in no page, search or data."""

    raw: str
    place: str
    """「地域課」シートの C7, 2ページ, 12行目"""
    reason: str
    """A code of site_builder.content.sheet.aside"""


@dataclass(frozen=True, slots=True)
class Doubt:
    """An open question about a field; `other` are the readings beside the one chosen."""

    field: str
    reason: str
    raw: str = ""
    other: tuple[Plain, ...] = ()

    @property
    def path(self) -> FieldPath:
        return FieldPath.parse(self.field)


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person changed against the converter's reading, or which doubt they settled.

    `field` may name any part of the sheet: a text (goals/2/goal), a list
    (goals/2/measures/1/policies, spans) or a branch (goals/2/measures). With `now` put back
    to `was`, and `settles` put back into `review`, the sheet is the converter's output again.
    """

    field: str
    was: Plain
    now: Plain
    why: str
    settles: tuple[Doubt, ...] = ()

    @property
    def path(self) -> FieldPath:
        return FieldPath.parse(self.field)


@pickled_by_values
@dataclass(frozen=True, slots=True)
class Source:
    document: str = ""
    """File name in content/sources/; empty where no document is there"""
    sha256: str = ""
    kind: str = ""
    """recognised (read by character recognition) or text (taken from the document's own text)"""
    lines: str = ""
    """First and last line in the document: 12-40"""
    converted: str = ""
    """Hash of the sheet as it was converted or begun: tells a file that nobody has touched"""
    withheld: str = ""
    """Why the document is not published: then `document` is empty"""


@pickled_by_values
@dataclass(frozen=True, slots=True)
class Sheet:
    fiscal_year: int
    """年度 as a year of our era: 令和7年度 is 2025"""
    ward: str
    """The ward without 役所: 中央区"""
    section: str
    """組織名(準部・課・機関名); of 地域総務課(北区郷土博物館) the part in brackets"""
    parent_section: str = ""
    """… and this is the part before the brackets"""
    department: str = ""
    """組織名(部) as printed"""
    created: str = ""
    """作成日 as 2025-04-01"""
    evaluated: str = ""
    """評価日 as 2026-03-31, or empty"""
    policy_indicators: tuple[str, ...] = ()
    """(参考)関連する総合計画における政策指標, without the leading ・"""
    goals: tuple[Goal, ...] = ()
    spans: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    aside: tuple[Aside, ...] = ()
    """Not published: struck out, unseen, of another year …"""
    review: tuple[Doubt, ...] = ()
    corrections: tuple[Correction, ...] = ()
    source: Source = Source()


@pickled_by_values
@dataclass(frozen=True, slots=True, order=True)
class SheetKey:
    """Where a sheet lives: content/sheets/<year>/<ward id>/<section id>.yaml"""

    year: int
    ward: str
    section: str
