"""The printed words of the form, recognised in any width and with stray white space.

All functions work on the document's own characters, so that their places stay known.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from site_builder.content.wording import squash
from site_builder.ingest.document import Piece
from site_builder.ingest.form.columns.ordinals import is_ordinal_row
from site_builder.ingest.form.columns.periods import is_period, read_period, without_period
from site_builder.ingest.form.fields import FIELDS
from site_builder.ingest.form.letters import NOTHING, typed
from site_builder.ingest.form.offices import SECTION_ENDS
from site_builder.ingest.form.rows import RowCell


class Label(StrEnum):
    """Each printed label; where it names a field of the sheet, by the field's name."""

    TITLE = "title"
    YEAR = "fiscal_year"
    DEPARTMENT = "department"
    SECTION = "section"
    POLICY_INDICATORS = "policy_indicators"
    CREATED = "created"
    EVALUATED = "evaluated"
    NUMBER = "number"
    GOAL = "goal"
    POLICIES = "policies"
    MEASURE = "measure"
    """指標: the group of the four columns that follow"""
    INDICATOR = "indicator"
    TARGET = "target"
    RESULT = "result"
    INITIATIVES = "initiatives"
    """主な取組(事業): the group of the two columns that follow"""
    INITIATIVE = "initiative"
    SUMMARY = "summary"
    EVALUATION = "evaluation"
    ATTAINMENT = "attainment"
    NEXT_STEPS = "next_steps"
    LEGEND = "legend"


HEADER_LABELS = (
    Label.YEAR,
    Label.DEPARTMENT,
    Label.SECTION,
    Label.POLICY_INDICATORS,
    Label.CREATED,
    Label.EVALUATED,
)

# 0 stands for a number of one or two digits.
_PRINTED: tuple[tuple[Label, str], ...] = (
    (Label.TITLE, "組織目標管理シート"),
    (Label.YEAR, "年度"),
    (Label.DEPARTMENT, "組織名(部)"),
    (Label.SECTION, "組織名(準部・課・機関名)"),
    (Label.SECTION, "(準部・課・機関名)"),
    (Label.SECTION, "組織名"),
    (Label.POLICY_INDICATORS, "(参考)関連する総合計画における政策指標"),
    (Label.POLICY_INDICATORS, "関連する総合計画における政策指標"),
    (Label.POLICY_INDICATORS, "(参考)"),
    (Label.CREATED, "作成日"),
    (Label.EVALUATED, "評価日"),
    (Label.NUMBER, "No."),
    (Label.NUMBER, "No"),
    (Label.NUMBER, "№"),
    (Label.GOAL, "組織目標"),
    (Label.POLICIES, "総合計画(実施計画)上の位置づけ"),
    (Label.POLICIES, "総合計画(実施計画)上の位置付け"),
    (Label.POLICIES, "総合計画上の位置づけ"),
    (Label.MEASURE, "指標"),
    (Label.INDICATOR, "取組指標"),
    (Label.TARGET, "R0目標"),
    (Label.TARGET, "令和0年度目標"),
    (Label.RESULT, "R0結果"),
    (Label.RESULT, "令和0年度結果"),
    (Label.INITIATIVES, "主な取組(事業)"),
    (Label.INITIATIVE, "取組名称(事業名)"),
    (Label.SUMMARY, "概要"),
    (Label.EVALUATION, "評価"),
    (Label.ATTAINMENT, "目標達成状況"),
    (Label.NEXT_STEPS, "今後の方針"),
)
_SPELLINGS = {
    "(": "[(（]",
    ")": "[)）]",
    "・": "[・･･]",
    "R": "[RＲrｒ]",
    "N": "[NＮ]",
    "o": "[oｏ]",
    ".": "[.．]",
    "0": r"(?:元|[0-9０-９]\s*[0-9０-９]?)",
}

_ALIASES: tuple[tuple[str, str], ...] = (
    ("number", r"番号|項番|項目番号|目標番号"),
    ("goal", r"目標名|組織の目標|組織目標\(.*\)"),
    ("policies", r"総合計画.*(?:位置づけ|位置付け|位置付|政策|施策)"),
    ("indicator", r"指標名|取組指標\(.*\)|取組の指標"),
    (
        "target",
        r"(?:.*年度|[RH]\d+)?(?:当初|修正|変更後?|設定)?(?:目標|計画)(?:値|数値)?(?:\(.*\))?",
    ),
    ("result", r"(?:.*年度|[RH]\d+)?(?:結果|実績)(?:値|数値)?(?:\(.*\))?"),
    ("initiative", r"取組名称?|事業名称?|取組\(事業\)名称?"),
    ("summary", r"(?:事業|取組)の?概要|概要\(.*\)|取組内容"),
    ("evaluation", r"(?:達成度|自己)?評価(?:\(.*\))?|達成度"),
    ("attainment", r"(?:目標の?)?達成状況(?:\(.*\))?"),
    ("next_steps", r"今後の(?:取組)?方針(?:\(.*\))?|今後の取組(?:方針)?"),
)
_HEAD_ALIASES: tuple[tuple[Label, str], ...] = (
    (Label.YEAR, r"(?:対象|会計|実施|事業)年度"),
    (
        Label.DEPARTMENT,
        r"(?:所属|担当)?(?:部局?名?|部・区役所名?)|区役所名|区名|組織名\((?:部局|区|区役所)\)",
    ),
    (
        Label.SECTION,
        r"(?:所属|担当|所管)?課(?:・機関|等|室|所)?名?|(?:課・)?機関名?|所属(?:名|部署)?|(?:担当)?部署名?|"
        r"準部・課・機関名|組織名\((?:課|課・機関名?|課名|準部)\)",
    ),
    (Label.POLICY_INDICATORS, r"(?:\(?参考\)?)?(?:関連(?:する)?)?政策指標"),
    (Label.CREATED, r"(?:作成|策定|記入)(?:年月日|日付?)"),
    (Label.EVALUATED, r"評価(?:年月日|日付|実施日)"),
)
"""Other words for the labels of the head; in one cell with its value only before a colon"""
_RUNNING_VALUES = {
    Label.DEPARTMENT: r"\s*\S{1,3}区(?:役所)?(?=\s|$)",
    Label.SECTION: rf"\s*\S{{1,16}}(?:{SECTION_ENDS})(?=\s|$)",
}
_SHORT_HEAD = 12
_GROUPS = frozenset({Label.MEASURE, Label.INITIATIVES})
_ORDINAL = re.compile(r"^(?:[①-⑳]|\(?[0-9A-Z]{1,2}[).])|(?<!R)(?:その)?[0-9①-⑳]$")
_VALUE_OF_TIME = re.compile(r"(?:目標|計画|結果|実績)(?:値|数値)?$")
"""前年度同期の取組実績 is a 実績 all the same"""
_LONGEST_LABEL = 40
_LABEL_YEAR = re.compile(r"[RＲ令].{0,3}[0-9０-９]{1,2}(?:年度?)?")
_TABLE_LABELS = frozenset(Label) - {*HEADER_LABELS, Label.TITLE, Label.LEGEND}


def _pattern(printed: str) -> re.Pattern[str]:
    return re.compile(r"\s*".join(_SPELLINGS.get(c, re.escape(c)) for c in printed))


# Longer ones first: 組織目標管理シート before 組織目標 before 組織名.
_PATTERNS = tuple(
    (label, _pattern(printed))
    for label, printed in sorted(_PRINTED, key=lambda entry: -len(entry[1]))
)
_SECTION = "組織名(準部・課・機関名)"
_ALIKE = 0.75
"""Share of characters that a misread label has in common with the printed one"""
_LEGEND = re.compile(
    r"[\s、,，/／(（\[【]*(?:(?:凡\s*例|評\s*価)\s*[:：)）\]】]?\s*)?[○◯〇△▲×✕✖Xx]\s*[:：=＝]?\s*"
    r"(?:一\s*部\s*)?(?:未\s*)?達\s*成[\s)）\]】]*"
)
_TELLING = (
    Label.TITLE,
    Label.SECTION,
    Label.POLICIES,
    Label.INDICATOR,
    Label.INITIATIVE,
    Label.ATTAINMENT,
    Label.NEXT_STEPS,
)
_LEAST_TELLING = 3
"""Labels that a letter about the form would hardly name beside its title"""
_TITLE_MARK = re.compile(r"\s*#+\s*")


@dataclass(frozen=True, slots=True)
class Found:
    """A label at its place in a text: text[start:end]."""

    label: Label
    start: int
    end: int


def label_at(text: str, start: int = 0) -> Found | None:
    """The longest label that begins at this place (white space before it skipped)."""
    while start < len(text) and text[start].isspace():
        start += 1
    for label, pattern in _PATTERNS:
        if match := pattern.match(text, start):
            return Found(label, start, match.end())
    return None


def label_of(text: str) -> Label | None:
    """The label that the text is as a whole."""
    bare = text.strip().rstrip(":：").rstrip()
    for label, pattern in _PATTERNS:
        if pattern.fullmatch(bare):
            return label
    return _head_alias(bare)


def _head_alias(text: str) -> Label | None:
    bare = squash(text) if len(text) <= 2 * _SHORT_HEAD else ""
    if len(bare) < 2:
        return None  # 部 and 課 are too short to be labels
    return next((label for label, words in _HEAD_ALIASES if re.fullmatch(words, bare)), None)


def head_label_at(text: str) -> Found | None:
    """The label of the head with which a cell begins that holds its value too."""
    starts = (find_label(label, text) for label in HEADER_LABELS)
    found = next((one for one in starts if one and not text[: one.start].strip()), None)
    colon = re.search(r"[:：]", text[:_SHORT_HEAD])
    alias = _head_alias(text[: colon.start()]) if colon else None
    if alias and colon and (found is None or found.end < colon.start()):
        return Found(alias, 0, colon.start())
    return found


def other_head_labels(text: str) -> Iterator[Found]:
    """Labels of the head in other words than the form's, in running text: with their value on the
    same line or on the next one."""
    places = [place for place, sign in enumerate(text) if sign != NOTHING]
    bare = typed(text)
    for label, value in _RUNNING_VALUES.items():
        words = "|".join(words for name, words in _HEAD_ALIASES if name is label)
        for match in re.finditer(rf"(?P<label>{words})[ \t\u3000]*[:：]?\s{value}", bare):
            start, end = match.span("label")
            yield Found(label, places[start], places[end - 1] + 1)


def find_label(label: Label, text: str, start: int = 0) -> Found | None:
    """The first place where this label stands; for long labels only: 評価 is in many texts."""
    for name, pattern in _PATTERNS:
        if name is label and (match := pattern.search(text, start)):
            return Found(label, match.start(), match.end())
    return None


def names_form(text: str) -> bool:
    """Whether labels of the form stand in a text, in whatever order its words were taken."""
    found = [label for label in _TELLING if find_label(label, text)]
    return Label.TITLE in found and len(found) > _LEAST_TELLING


def is_section_shred(text: str) -> bool:
    """What is left of the longest label of the head where its row is too low: ・課, 名（."""
    bare = squash(text)
    return len(bare) > 1 and bare in _SECTION and not bare.isalpha()


def is_label_shred(text: str) -> bool:
    """A line of a label of the table, however short: 評, 度目標, 名)"""
    bare = re.sub(r"[0-9]+", "0", squash(text))
    return any(bare in printed for label, printed in _PRINTED if label in _TABLE_LABELS)


def cut_label(text: str) -> Label | None:
    """The label of which the text is a cut or misread piece (目標達成状); for header rows only."""
    bare = squash(text)
    if len(bare) < 2:
        return None
    if is_section_shred(text):
        return Label.SECTION
    return next((label for label, printed in _PRINTED if _resembles(bare, printed)), None)


def _resembles(bare: str, printed: str) -> bool:
    if printed.startswith(bare) and 3 * len(bare) >= len(printed):
        return True
    if printed.endswith(bare) and 3 * len(bare) >= (1 if len(bare) > 2 else 2) * len(printed):
        return True
    if bare in printed and len(bare) > 4 and 3 * len(bare) >= len(printed):
        return True  # the middle line of a label in a row too low for it
    # What is longer than the label holds more than the label.
    fits = 3 < len(bare) <= len(printed) + 1
    return fits and SequenceMatcher(None, bare, printed).ratio() >= _ALIKE


def is_title(text: str) -> bool:
    """組織目標管理シート, also with markup before it (# )."""
    mark = _TITLE_MARK.match(text)
    return label_of(text[mark.end() :] if mark else text) is Label.TITLE


def legend_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The places of ○：達成 △：一部未達成 ×：未達成, if the text is nothing else; else none."""
    spans, place = [], 0
    while match := _LEGEND.match(text, place):
        spans.append(match.span())
        place = match.end()
    return tuple(spans) if spans and not text[place:].strip() else ()


_MARKS = {
    **dict.fromkeys("○◯〇OoＯｏ⚪⭕", "○"),
    **dict.fromkeys("△▲Δ", "△"),
    **dict.fromkeys("×✕✖✗xXｘＸ", "×"),
}


def evaluation_mark(text: str) -> str:
    """○ △ × of the signs that stand for them (〇 ◯ O, ✕ X …); empty where it is none."""
    bare = "".join(text.replace("\ufe0f", "").split())
    return _MARKS.get(bare) or _MARKS.get(unicodedata.normalize("NFC", bare), "")


def field_of(text: str) -> str:
    """The field that a label names as a whole, whatever time it means; empty for a group of
    columns, for other words."""
    bare = squash(text)
    named = printed_field(text) or _alias(bare)
    if named or len(bare) > _LONGEST_LABEL:
        return named
    rest = without_period(_ORDINAL.sub("", bare))
    value = _VALUE_OF_TIME.search(rest) if read_period(bare).said else None
    return printed_field(rest) or _alias(rest) or (_alias(value[0]) if value else "")


def printed_field(text: str) -> str:
    """The field of a label that is the form's own word."""
    return next((label.value for label in _labels(text) if label.value in FIELDS), "")


def cut_field_of(text: str) -> str:
    """The field of whose label the text is a piece."""
    label = cut_label(text)
    return label.value if label and label.value in FIELDS else ""


def is_group(text: str) -> bool:
    """指標, 主な取組(事業), and a year above 目標 and 結果"""
    return bool(_GROUPS.intersection(_labels(text))) or is_time(text)


def is_time(text: str) -> bool:
    """A label that says nothing but a time: R6, 前年度, 上半期, 現状値"""
    return len(text) <= _LONGEST_LABEL and is_period(text)


def is_label_line(texts: Sequence[str], begun: bool = False) -> bool:
    """A row of labels, some of which may be cut; below the first one there is nothing else but
    the numbers of the columns."""
    whole = sum(1 for text in texts if _labels(text))
    known = sum(1 for text in texts if _is_known(text))
    if begun and (known == len(texts) or is_ordinal_row(texts)):
        return True
    return whole >= 2 and 2 * known >= len(texts)


def _labels(text: str) -> tuple[Label, ...]:
    return table_labels(RowCell(0, (Piece(text, 0),)))


def _alias(bare: str) -> str:
    return next((name for name, words in _ALIASES if re.fullmatch(words, bare)), "")


def _is_known(text: str) -> bool:
    return bool(_labels(text) or field_of(text) or is_group(text) or cut_field_of(text))


def is_column_head(cells: Sequence[RowCell], begun: bool = False) -> bool:
    """A row of the table's labels, some of which may be cut; its second row has nothing else."""
    whole = sum(1 for cell in cells if table_labels(cell))
    if not whole and not begun:
        return False
    known = sum(1 for cell in cells if _is_cut(cell.text) or _is_known(cell.text))
    if begun and (known == len(cells) or is_ordinal_row([cell.text for cell in cells])):
        return True
    return whole >= 2 and 2 * known >= len(cells)


def _is_cut(text: str) -> bool:
    return cut_label(text) is not None or bool(_LABEL_YEAR.fullmatch(text.strip()))


def table_labels(cell: RowCell) -> tuple[Label, ...]:
    """The labels that make up the whole cell, one or several."""
    labels, text, place = [], cell.text.rstrip(), 0
    while found := label_at(text, place):
        labels.append(found.label)
        place = found.end
    whole = place == len(text) and _TABLE_LABELS.issuperset(labels)
    return tuple(labels) if whole else ()
