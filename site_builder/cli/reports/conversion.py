"""What convert did, as text: a table of the documents, and what became of the sheets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from site_builder.cli.reports.aside import aside_lines
from site_builder.content.comparison.differences import Difference, DifferenceKind, in_words
from site_builder.content.sheet.fields import name_of
from site_builder.content.wording import width
from site_builder.content.yaml.plain import Plain
from site_builder.ingest.convert import ConversionReport, DocumentReport, Outcome
from site_builder.ingest.sheet.balance import KINDS
from site_builder.ingest.update.update import SheetFate

HEAD = ("文書", "シート", "目標", "取組指標", "疑い", "文字")
KIND_NAMES = {
    "label": "様式",
    "markup": "記号",
    "field": "欄",
    "notes": "注記",
    "unplaced": "行き先不明",
    "aside": "載せない",
    "example": "記入例",
}
FATES = {
    SheetFate.NEW: "新しく書いたシート",
    SheetFate.REWRITTEN: "書き直したシート",
    SheetFate.UNCHANGED: "変わらないシート",
    SheetFate.MERGED: "人の手直しを残して、文書に合わせたシート",
    SheetFate.KEPT: "人の手が入っているので書き換えなかったシート",
}
_MEANING = """\
疑い: 人が確かめる欄の数（site-builder review で見られます）。文字: 文書の文字の数。
どの文字も、様式（見出しなど）から記入例までのどれか一つに入り、足して文字の数になれば「合う」。
"""
_AT_THE_END = ("result", "evaluation", "attainment", "next_steps", "evaluated")
_NAMELESS = "（欄は空白）"
SHOWN = 60
"""Characters of a value"""

Row = tuple[str, ...]


def as_table(report: ConversionReport) -> str:
    """One row a document, empty without any; the kinds of characters add up to 文字 where nothing
    is lost; then what the heads mean. Of what is no sheet nothing was read."""
    rows = [_row(document) for document in report.documents]
    if len(rows) > 1:
        rows.append(_total(report.documents))
    head = (*HEAD, *(KIND_NAMES[kind] for kind in KINDS), "釣り合い")
    return _aligned([head, *rows]) + _MEANING if rows else ""


def as_outcomes(report: ConversionReport) -> str:
    """How many sheets were written, and field by field what a kept one has otherwise."""
    counts = Counter(outcome.fate for outcome in report.outcomes)
    told = [f"{name} {counts[fate]} 枚" for fate, name in FATES.items() if counts[fate]]
    if known := sum(document.is_known for document in report.documents):
        told.append(f"前に読んだときから変わらないので、読み直さなかった文書 {known} 件")
    kept = (line for outcome in report.outcomes for line in _differences(outcome))
    aside = (line for outcome in report.outcomes for line in _aside(outcome))
    return "".join(f"{line}\n" for line in (*told, *kept, *aside, *_named(report)))


def _named(report: ConversionReport) -> Iterator[str]:
    if report.named:
        yield (
            f"作成者の名前などがそのまま公開される文書 {report.named} 件"
            "（取り除いた写しを載せるには --clean-copy）"
        )


def _aside(outcome: Outcome) -> Iterator[str]:
    if outcome.aside:
        yield f"{outcome.file} に載せなかった文字:"
        yield from (f"  {line}" for line in aside_lines(outcome.aside))


def _row(document: DocumentReport) -> Row:
    figures = (document.sheets, document.goals, document.measures, document.doubts)
    return _figures(document.path, figures, [document])


def _total(documents: Sequence[DocumentReport]) -> Row:
    figures = (
        sum(document.sheets for document in documents),
        sum(document.goals for document in documents),
        sum(document.measures for document in documents),
        sum(document.doubts for document in documents),
    )
    return _figures("合計", figures, documents)


def _figures(name: str, figures: Sequence[int], documents: Sequence[DocumentReport]) -> Row:
    balances = [document.balance for document in documents if document.sheets]
    total = sum(balance.total for balance in balances)
    kinds = [sum(balance.counts[kind] for balance in balances) for kind in KINDS]
    numbers = (f"{number:,}" for number in (*figures, total, *kinds))
    holds = "合う" if all(balance.holds for balance in balances) else "合わない"
    return (name, *numbers, holds if balances else "―")


def _aligned(rows: Sequence[Row]) -> str:
    """The first column to the left, the others to the right; a full-width sign takes two."""
    widths = [max(_cells(row[n]) for row in rows) for n in range(len(rows[0]))]
    return "".join(f"{_line(row, widths)}\n" for row in rows)


def _line(row: Row, widths: Sequence[int]) -> str:
    gaps = [" " * (wide - _cells(text)) for text, wide in zip(row, widths, strict=True)]
    rest = (gap + text for gap, text in zip(gaps[1:], row[1:], strict=True))
    return "  ".join([row[0] + gaps[0], *rest])


def _cells(text: str) -> int:
    """Width in columns of the screen"""
    return int(width(text) * 2)


def _differences(outcome: Outcome) -> Iterator[str]:
    if not outcome.differences and not outcome.asked:
        return
    yield f"{outcome.file}:"
    kept = outcome.fate is SheetFate.KEPT
    entered = [one for one in outcome.differences if not kept and _is_entered(one)]
    yield from (f"  {_difference(d, kept)}" for d in outcome.differences if d not in entered)
    if entered:
        yield f"  結果や評価などが {len(entered)} 欄に書かれました。"
    if outcome.asked:
        names = "、".join(dict.fromkeys(map(name_of, outcome.asked)))
        yield f"  人の手直しと文書が違うので、疑いとして残しました（review で決めます）: {names}"


def _is_entered(one: Difference) -> bool:
    """As the form is filled in at the end of its year"""
    return not one.was and one.path.name in _AT_THE_END


def _difference(one: Difference, kept: bool) -> str:
    name = name_of(one.path)
    was, now = _sides(one)
    if kept:
        return f"{name}: シートは{_shown(was)}、文書は{_shown(now)}"
    if one.path.name == "number":
        return f"{name}: {was} から {now} に変わりました。"
    if was and now:
        return f"{name}: {_shown(was)} → {_shown(now)}"
    change = "が加わりました" if now else "がなくなりました"
    return f"{name}: {_shown(now or was)} {change}。"


def _sides(one: Difference) -> tuple[Plain, Plain]:
    """What there was and is, also where it is a goal without a sentence, or a number of rows"""
    match one.kind:
        case DifferenceKind.ADDED:
            return "", one.now or _NAMELESS
        case DifferenceKind.DROPPED:
            return one.was or _NAMELESS, ""
        case DifferenceKind.HEIGHT:
            return f"{one.was}行分の欄", f"{one.now}行分の欄"
    return one.was, one.now


def _shown(value: Plain) -> str:
    text = " ".join(in_words(value).split())
    return f"「{text[:SHOWN]}{'…' if len(text) > SHOWN else ''}」" if text else "空欄"
