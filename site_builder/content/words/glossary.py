"""content/glossary.yaml: terms of the form, of the plan and of the sheets, in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from site_builder.content.wording import squash
from site_builder.content.yaml.reader import Path, Raw
from site_builder.content.yaml.shape import Issue, Issues, filled, list_of, record, text

_KANA = re.compile(r"[ぁ-ゖー・]+")


class TermKind(StrEnum):
    FORM = "form"
    """Printed on every sheet: explained in general, not where it occurs"""
    PLAN = "plan"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Term:
    term: str
    kana: str
    """Reading in hiragana: the order of the list"""
    kind: TermKind
    plain: str
    aliases: tuple[str, ...] = ()
    """Other spellings and short forms: コミ協"""

    @property
    def names(self) -> tuple[str, ...]:
        return (self.term, *self.aliases)


Glossary = tuple[Term, ...]


def _kana(raw: Raw, path: Path, issues: Issues) -> str:
    value = filled(raw, path, issues)
    if value and not _KANA.fullmatch(value):
        message = f"「{value}」は読みになりません。"
        issues.append(Issue(path, "bad-kana", message, "ひらがなで書いてください。"))
    return value


def _kind(raw: Raw, path: Path, issues: Issues) -> TermKind:
    value = text(raw, path, issues)
    if value in list(TermKind):
        return TermKind(value)
    hint = "form（様式のことば）・plan（計画のことば）・word（そのほか）のどれかを書いてください。"
    issues.append(Issue(path, "bad-kind", f"「{value}」という種類はありません。", hint))
    return TermKind.WORD


_TERM = record(
    Term,
    {"term": filled, "kana": _kana, "kind": _kind, "plain": filled, "aliases": list_of(filled)},
    {"term": "", "kana": "", "kind": TermKind.WORD, "plain": ""},
)


@dataclass(frozen=True, slots=True)
class _GlossaryFile:
    terms: tuple[Term, ...] = ()


_read_file = record(_GlossaryFile, {"terms": list_of(_TERM)}, {"terms": ()})


def read_glossary(raw: Raw, path: Path, issues: Issues) -> Glossary:
    return _read_file(raw, path, issues).terms


def glossary_issues(glossary: Glossary) -> Iterator[Issue]:
    seen: set[str] = set()
    for index, term in enumerate(glossary):
        own = {squash(name): name for name in term.names if name}
        for same in own.keys() & seen:
            message = f"「{own[same]}」が2回あります。"
            hint = "一つの見出しにまとめてください。"
            yield Issue(("terms", index, "term"), "duplicate-term", message, hint)
        seen |= own.keys()


def find_terms(glossary: Glossary, texts: Sequence[str]) -> tuple[Term, ...]:
    """The terms that the texts use, in the glossary's order; those of the form never count.
    A line break within a word does not matter."""
    whole = "\n".join("".join(one.split()) for one in texts)
    return tuple(
        term
        for term in glossary
        if term.kind is not TermKind.FORM and any(_stands_in(name, whole) for name in term.names)
    )


def _stands_in(name: str, text: str) -> bool:
    if name not in text:
        return False
    if not name.isascii():
        return True
    # LINE is no part of ONLINE
    return re.search(rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])", text) is not None
