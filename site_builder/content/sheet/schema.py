"""The keys of a sheet and what their values must be."""

from __future__ import annotations

import re
from datetime import date

from site_builder.content.eras import parse_date
from site_builder.content.sheet.aside import WORDS
from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.sheet.model import (
    Aside,
    Correction,
    Doubt,
    Easy,
    Goal,
    Measure,
    Sheet,
    Source,
    Span,
    Unplaced,
)
from site_builder.content.wording import EVALUATIONS, squash
from site_builder.content.yaml.plain import Plain
from site_builder.content.yaml.reader import Path, Raw
from site_builder.content.yaml.shape import (
    NUMBERS,
    Issue,
    Issues,
    as_number,
    filled,
    list_of,
    plain,
    record,
    text,
    whole,
)

# What people type for the three marks, most of it alike on the screen.
_LOOK_ALIKES = {
    **dict.fromkeys("〇◯⚪◦oO0", "○"),
    **dict.fromkeys(["達成", "まる", "マル"], "○"),
    **dict.fromkeys("▲▵∆Δ⚠", "△"),
    **dict.fromkeys(["一部未達成", "三角"], "△"),
    **dict.fromkeys("✕✖✗✘☓╳xXχ乂", "×"),
    **dict.fromkeys(["未達成", "ばつ", "バツ"], "×"),
    **dict.fromkeys(["-", "未評価", "なし", "ー", "―"], ""),
}
_BETWEEN_CODES = re.compile(r"[、,，・\s]+")
_CODE_POINTS = {"○": "○（U+25CB）", "△": "△（U+25B3）", "×": "×（U+00D7）"}


def evaluation(raw: Raw, path: Path, issues: Issues) -> str:
    value = text(raw, path, issues)
    if value in EVALUATIONS:
        return value
    likely = _LOOK_ALIKES.get(squash(value))
    if likely is None:
        hint = "「○」「△」「×」のどれかを書きます。まだのときは空にします。"
    elif likely:
        hint = f"{_CODE_POINTS[likely]}を使ってください。ここから写せます: evaluation: {likely}"
    else:
        hint = "空にしてください。"
    shown = f"{value}」（U+{ord(value):04X}）" if len(value) == 1 else f"{value}」"
    issues.append(Issue(path, "bad-evaluation", f"評価「{shown}は使えません。", hint))
    return ""


def day(raw: Raw, path: Path, issues: Issues) -> str:
    """2025-04-01 or empty"""
    value = text(raw, path, issues)
    if not value or _is_day(value):
        return value
    example = parse_date(value) or "2025-04-01"
    message = f"日付「{value}」が正しくありません。"
    issues.append(Issue(path, "bad-date", message, f"「{example}」のように書いてください。"))
    return ""


def filled_day(raw: Raw, path: Path, issues: Issues) -> str:
    """2025-04-01, never empty"""
    return day(raw, path, issues) if filled(raw, path, issues) else ""


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _doubt(field: str, reason: str, raw: str = "", other: tuple[Plain, ...] = ()) -> Doubt:
    return Doubt(field, reason, raw, tuple(_typed(field, value) for value in other))


def _correction(
    field: str, was: Plain, now: Plain, why: str, settles: tuple[Doubt, ...] = ()
) -> Correction:
    return Correction(field, _typed(field, was), _typed(field, now), why, settles)


def _typed(field: str, value: Plain) -> Plain:
    """A field that holds a number has numbers as its readings too."""
    is_number = FieldPath.parse(field).name in NUMBERS
    return as_number(value) if is_number and isinstance(value, str) else value


_TEXTS = list_of(text)


def _policies(raw: Raw, path: Path, issues: Issues) -> tuple[str, ...]:
    if not isinstance(raw, str) or not raw:
        return _TEXTS(raw, path, issues)
    codes = ", ".join(filter(None, _BETWEEN_CODES.split(raw)))
    hint = f"policies: [{codes}] のように書いてください。"
    message = "政策の番号は、一つでも [ ] で囲みます。"
    issues.append(Issue(path, "no-brackets", message, hint))
    return ()


_NO_EASY = {"text": "", "reviewer": "", "reviewed": ""}
_MEASURE = record(
    Measure,
    {
        "policies": _policies,
        "indicator": text,
        "target": text,
        "result": text,
        "initiative": text,
        "summary": text,
        "evaluation": evaluation,
        "attainment": text,
        "next_steps": text,
    },
    {},
)
_EASY = record(Easy, {"text": filled, "reviewer": filled, "reviewed": filled_day}, _NO_EASY)


def _easy(raw: Raw, path: Path, issues: Issues) -> Easy:
    return Easy() if raw == "" else _EASY(raw, path, issues)


_GOAL = record(
    Goal,
    {
        "number": whole(1, 999, "目標の番号"),
        "goal": text,
        "measures": list_of(_MEASURE),
        "easy": _easy,
    },
    {"number": 0},
)
_SPAN = record(Span, {"field": filled, "rows": whole(2, 999, "行の数")}, {"field": "", "rows": 2})
_UNPLACED = record(
    Unplaced,
    {"raw": text, "line": whole(0, 999_999_999, "行の番号"), "reason": text},
    {"raw": "", "line": 0, "reason": ""},
)


def _aside_reason(raw: Raw, path: Path, issues: Issues) -> str:
    value = text(raw, path, issues)
    if value not in WORDS:
        hint = f"使えるのは {'・'.join(WORDS)} です。"
        message = f"「{value}」というわけはありません。"
        issues.append(Issue(path, "bad-reason", message, hint))
    return value


_ASIDE = record(
    Aside,
    {"raw": text, "place": text, "reason": _aside_reason},
    {"raw": "", "place": "", "reason": ""},
)
_DOUBT = record(
    _doubt,
    {"field": filled, "reason": filled, "raw": text, "other": list_of(plain)},
    {"field": "", "reason": ""},
)
_CORRECTION = record(
    _correction,
    {"field": filled, "was": plain, "now": plain, "why": filled, "settles": list_of(_DOUBT)},
    {"field": "", "was": "", "now": "", "why": ""},
)


def _kind(raw: Raw, path: Path, issues: Issues) -> str:
    value = text(raw, path, issues)
    if value in ("", "recognised", "text"):
        return value
    hint = "機械で読み取った文書は「recognised」、文字のデータからなら「text」です。"
    issues.append(Issue(path, "bad-kind", f"「{value}」という種類はありません。", hint))
    return ""


_SOURCE = record(
    Source,
    {
        "document": text,
        "sha256": text,
        "kind": _kind,
        "lines": text,
        "converted": text,
        "withheld": text,
    },
    {},
)


def source(raw: Raw, path: Path, issues: Issues) -> Source:
    return Source() if raw == "" else _SOURCE(raw, path, issues)


read_sheet = record(
    Sheet,
    {
        "fiscal_year": whole(1989, 2100, "年度（西暦4けた）"),
        "ward": filled,
        "section": filled,
        "parent_section": text,
        "department": text,
        "created": day,
        "evaluated": day,
        "policy_indicators": _TEXTS,
        "goals": list_of(_GOAL),
        "spans": list_of(_SPAN),
        "notes": _TEXTS,
        "unplaced": list_of(_UNPLACED),
        "aside": list_of(_ASIDE),
        "review": list_of(_DOUBT),
        "corrections": list_of(_CORRECTION),
        "source": source,
    },
    {"fiscal_year": 0, "ward": "", "section": "", "goals": ()},
)
