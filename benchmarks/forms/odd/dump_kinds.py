"""The odd kinds of text dumps by name."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random

from benchmarks.forms.documents import FormDocument
from benchmarks.forms.odd import around, head, letters, rows
from benchmarks.forms.odd.columns import random_summary, random_year
from benchmarks.forms.odd.cut_page import cut_page
from benchmarks.forms.odd.dump import Column, Dump, as_dump
from benchmarks.forms.odd.laid import Said, other_amount, text_at
from benchmarks.forms.truth import Measure, Sheet

_FIRST = {("target", False): 0, ("target", True): 1, ("result", False): 1, ("result", True): 2}
_ANY_SECTION = re.compile(r"(組織名 ?\(準部・課・機関名\)\t+)(?=[^\t\n])")
_DEPARTMENT = re.compile(r"(組織名\(部\)\t)[^\t\n]+")
_LABELS = (re.compile(r"組織名[(（]部[)）]"), re.compile(r"組織名\s*[(（]準部・課・機関名[)）]\n*"))
_YEAR = re.compile(r"(?<=年度[\t ])令和[0-9０-９]+年度")


def _same_said(rng: Random, said: Said) -> Said:
    return said


def _same_dump(rng: Random, dump: Dump) -> Dump:
    return dump


def _same_document(rng: Random, made: FormDocument) -> FormDocument:
    return made


@dataclass(frozen=True)
class DumpKind:
    """One switch: what it does to the sheet, to how it is printed, and to the whole document."""

    name: str
    formats: str
    """tabular, raw or both, parted by a space"""
    said: Callable[[Random, Said], Said] = _same_said
    dump: Callable[[Random, Dump], Dump] = _same_dump
    document: Callable[[Random, FormDocument], FormDocument] = _same_document


def _other_year(rng: Random, dump: Dump) -> Dump:
    for _ in range(rng.choice([1, 1, 1, 2])):
        strange = random_year(rng, dump.sheet["fiscal_year"] - 2018)
        texts = tuple(
            "" if rng.random() < 0.1 else other_amount(rng, measure["target"], measure["result"])
            for measure in _measures(dump.sheet)
        )
        place = _FIRST[strange.beside, strange.after]
        dump = _with_column(dump, Column(strange.label.replace("\n", ""), place, texts))
    return dump


def _with_column(dump: Dump, column: Column) -> Dump:
    owing = dump.owing(aside=[text for text in column.texts if text])
    return replace(owing, columns=(*dump.columns, column))


def _second_summary(rng: Random, dump: Dump) -> Dump:
    label = rng.choice(["事業概要", "取組概要", "概要（詳細）", "事業の概要"])
    texts = [random_summary(rng, dump.sheet["ward"]) for _ in _measures(dump.sheet)]
    column = Column(label, rng.choice([3, 4]), tuple(text.replace("\n", " ") for text in texts))
    return _with_column(dump, column)


def _measures(sheet: Sheet) -> list[Measure]:
    return [measure for goal in sheet["goals"] for measure in goal["measures"]]


def _repeated(rng: Random, dump: Dump) -> Dump:
    bare: Sheet = {**dump.sheet, "spans": []}
    return replace(dump, sheet=bare, printed=bare, again=True)


def _float_numbers(rng: Random, dump: Dump) -> Dump:
    return replace(dump, floats=True)


def _label_row(rng: Random, dump: Dump) -> Dump:
    return replace(dump, label_row=tuple(rows.column_marks(rng)))


def _fields(sheet: Sheet, names: tuple[str, ...]) -> list[str]:
    """Of the goals in which no cell covers several rows, row by row."""
    covered = {span["field"].split("/")[1] for span in sheet["spans"]}
    return [
        f"goals/{goal['number']}/measures/{place}/{name}"
        for goal in sheet["goals"]
        if str(goal["number"]) not in covered
        for place in range(1, len(goal["measures"]) + 1)
        for name in names
    ]


def _error_values(rng: Random, dump: Dump) -> Dump:
    for field in _fields(dump.sheet, ("target", "result", "attainment", "next_steps")):
        if rng.random() < 0.2:
            error = rng.choice(rows.ERRORS)
            dump = dump.saying(field, None, error).owing(aside=[error], doubts=[field])
    return dump


def _ditto(rng: Random, dump: Dump) -> Dump:
    name = rng.choice(["initiative", "summary", "indicator", "target"])
    fields = _fields(dump.sheet, (name,))
    sign = rng.choice(["〃", "同上"])
    every = [
        f"goals/{goal['number']}/measures/{place}/{name}"
        for goal in dump.sheet["goals"]
        for place in range(1, len(goal["measures"]) + 1)
    ]
    below = [
        (above, field) for above, field in pairwise(every) if above in fields and field in fields
    ]
    filled = [(a, f) for a, f in below if text_at(dump.sheet, a) and text_at(dump.sheet, f)]
    for above, field in rng.sample(filled, min(1, len(filled))):
        dump = dump.saying(field, text_at(dump.sheet, above), sign).owing(doubts=[field])
    return dump


def _year_words(rng: Random, dump: Dump) -> Dump:
    year = dump.sheet["fiscal_year"]
    words = head.year_text(rng, year)
    label = rng.choice(["H31", "R元", "Ｈ31"])

    def change(text: str) -> str:
        text = _YEAR.sub(words, text, count=1)
        if year != 2019:
            return text
        text = re.sub("[RＲ][1１](?=目標|結果)", label, text)
        return re.sub(r"R1\.4\.|令和1年4月", lambda m: _OLD[m[0]], text)

    return dump.rewritten(change)


_OLD = {"R1.4.": "H31.4.", "令和1年4月": "平成31年4月"}


def _ward_with_section(rng: Random, dump: Dump) -> Dump:
    ward = dump.sheet["ward"]
    begin = f"{ward}{rng.choice(['', '役所'])}{rng.choice(['', ' '])}"
    blank = rng.random() < 0.7

    def change(text: str) -> str:
        text = _ANY_SECTION.sub(lambda match: match[1] + begin, text, count=1)
        return _DEPARTMENT.sub(r"\1", text, count=1) if blank else text

    return dump.rewritten(change).owing(free=["department"] if blank else [])


def _other_labels(rng: Random, dump: Dump) -> Dump:
    words = (rng.choice(["部名", "部局名"]), rng.choice(["課名", "所属", "所属名"]))

    def change(text: str) -> str:
        text = _LABELS[0].sub(words[0], text, count=1)
        return _LABELS[1].sub(lambda m: words[1] + "\n" * m[0].endswith("\n"), text, count=1)

    return dump.rewritten(change)


def _font_traces(rng: Random, dump: Dump) -> Dump:
    if rng.random() < 0.6:
        return dump.rewritten(lambda text: letters.radical(rng, text))
    sign, often = rng.choice(letters.NO_WIDTH), rng.choice([0.1, 0.4])

    def change(text: str) -> str:
        parts = re.split("([\t\n]+)", text)
        return "".join(
            letters.spread(rng, part, sign) if part.strip() and rng.random() < often else part
            for part in parts
        )

    return dump.rewritten(change)


_STRAYS = (
    "※公表用",
    "（裏面あり）",
    "※前年度から継続",
    "提出先：総務課企画担当",
    "記入上の注意は別紙を参照してください。",
    "※太字は重点事業",
    "担当：企画係（内線1234）",
    "確認済",
)


def _stray_note(rng: Random, dump: Dump) -> Dump:
    """A paragraph between any two of the form."""
    note = rng.choice(_STRAYS)

    def change(text: str) -> str:
        blocks = text.split("\n\n")
        blocks.insert(rng.randint(1, len(blocks) - 1), note)
        return "\n\n".join(blocks)

    return dump.rewritten(change).owing(aside=[note])


_BOTH = "tabular raw"
DUMP_KINDS = (
    DumpKind("title-words", _BOTH, said=around.title_words),
    DumpKind("gaiji", _BOTH, said=letters.gaiji),
    DumpKind("repeated", "tabular", said=rows.several_rows, dump=_repeated),
    DumpKind("ditto", _BOTH, dump=_ditto),
    DumpKind("error-values", _BOTH, dump=_error_values),
    DumpKind("float-numbers", "tabular", dump=_float_numbers),
    DumpKind("other-year", _BOTH, dump=_other_year),
    DumpKind("second-summary", _BOTH, dump=_second_summary),
    DumpKind("label-row", "tabular", dump=_label_row),
    DumpKind("year-words", _BOTH, said=head.first_reiwa, dump=_year_words),
    DumpKind("ward-with-section", "tabular", dump=_ward_with_section),
    DumpKind("other-labels", _BOTH, dump=_other_labels),
    DumpKind("font-traces", _BOTH, dump=_font_traces),
    DumpKind("stray-note", "raw", dump=_stray_note),
    DumpKind("cut-page", "raw", document=cut_page),
)
"""In the order in which they are applied together"""


def dump_change(kinds: tuple[DumpKind, ...], seed: int) -> Callable[[Sheet], Dump]:
    """The kinds as one change of each sheet."""
    rng = Random(f"odd {seed}")

    def change(sheet: Sheet) -> Dump:
        said = Said(sheet)
        for kind in kinds:
            said = kind.said(rng, said)
        dump = replace(as_dump(said.sheet), owed=said.owed)
        for kind in kinds:
            dump = kind.dump(rng, dump)
        return dump

    return change


def with_dump_oddities(kinds: tuple[DumpKind, ...], made: FormDocument, seed: int) -> FormDocument:
    """What the kinds do to the document as a whole."""
    rng = Random(f"oddities {seed}")
    for kind in kinds:
        made = kind.document(rng, made)
    return made
