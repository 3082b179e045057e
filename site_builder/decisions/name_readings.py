"""site-builder readings: names without a reading; a person's decisions → content/readings.yaml"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from site_builder.content.folder.store import DEFAULTS, READINGS, Content, load_content
from site_builder.content.words.glossary import TermKind
from site_builder.content.words.proposed_readings import (
    NameParts,
    ProposedReading,
    propose_readings,
)
from site_builder.content.words.readings import NameReading, ReadingsFile
from site_builder.content.words.readings_write import add_reading, add_refusal, load_readings
from site_builder.content.writing import read_text, write_whole
from site_builder.problems import ContentError, Problem, has_errors


@dataclass(frozen=True, slots=True)
class ReadingReview:
    path: Path
    text: str
    """Of readings.yaml or, where there is none yet, of the package's own"""
    proposals: tuple[ProposedReading, ...]


def read_readings(folder: Path) -> ReadingReview:
    """Raises all problems of the content: its names are those that need a reading."""
    content, problems = load_content(folder)
    return readings_of(folder, content, problems)


def readings_of(folder: Path, content: Content, problems: Sequence[Problem]) -> ReadingReview:
    """Of a content that is already read"""
    if has_errors(problems):
        raise ContentError(problems)
    path = folder / READINGS
    text, flaws = read_text(path if path.exists() else DEFAULTS / READINGS)
    file, wrong = load_readings(str(path), text)
    if file is None:
        raise ContentError((*flaws, *wrong))
    return ReadingReview(path, text, _proposals(content, file))


def _proposals(content: Content, file: ReadingsFile) -> tuple[ProposedReading, ...]:
    frame = content.frame
    known = NameParts(file.readings, frame.glossary, frame.search_words.vocabulary.terms)
    return propose_readings(_names(content), known, file.readings, file.refused)


def _names(content: Content) -> Iterator[str]:
    """Of wards and offices as the city and the sheets write them, and other spellings of the
    glossary's words."""
    for ward in content.frame.organization.wards:
        yield ward.name
        yield from (section.name for section in ward.sections)
    for sheet in content.sheets.values():
        yield from (sheet.section, sheet.parent_section, sheet.department)
    for term in content.frame.glossary:
        if term.kind is not TermKind.FORM:
            yield from term.aliases


def decide_readings(
    review: ReadingReview, accepted: Sequence[NameReading], refused: Sequence[str]
) -> None:
    """Writes all decisions or, where one of them has a problem, none."""
    text, problems = review.text, tuple[Problem, ...]()
    for reading in accepted:
        if not problems:
            text, problems = add_reading(str(review.path), text, reading)
    for name in refused:
        if not problems:
            text, problems = add_refusal(str(review.path), text, name)
    if problems:
        raise ContentError(problems)
    write_whole(review.path, text.encode())
