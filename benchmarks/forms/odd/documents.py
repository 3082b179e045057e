"""What is odd about a document as a whole: an example beside the forms, a page drawn twice …"""

from dataclasses import replace
from random import Random

from benchmarks.forms.odd.laid import Laid, Owed
from benchmarks.forms.spreadsheet.grid import lay_out
from benchmarks.forms.spreadsheet.workbooks import GridForms, Oddities
from benchmarks.forms.truth import make_sheet

_EXAMPLES = (
    "記入例",
    "【記入例】",
    "記載例",
    "見本",
    "サンプル",
    "{section}（記入例）",
    "様式（例）",
)
_WATERMARKS = ("案", "（案）", "（案）", "DRAFT", "素案")


def with_example(rng: Random, forms: GridForms) -> GridForms:
    """A worksheet that shows staff how to fill in the form."""
    first = forms.sheets[0]
    sheet = make_sheet(rng, evaluated=True, ward=first["ward"], year=first["fiscal_year"])
    name = rng.choice(_EXAMPLES).format(section=first["section"][:20])
    example = (name, tuple(lay_out(rng, sheet, forms.noises[0])))
    own = list(forms.worksheets)
    if rng.random() < 0.5 and len(own) == len(forms.sheets):
        names = [f"様式{n}" for n in range(1, len(own) + 1)] if len(own) > 1 else ["様式"]
        own = [(name, cells) for name, (_, cells) in zip(names, own, strict=True)]
    worksheets = [example, *own] if rng.random() < 0.6 else [*own, example]
    owed = forms.owed[0] + Owed(told=(name,))
    return replace(forms, worksheets=tuple(worksheets), owed=(owed, *forms.owed[1:]))


def with_separator_line(rng: Random, forms: GridForms) -> GridForms:
    return replace(forms, oddities=Oddities(separator_line=True))


def drawn_twice(rng: Random, forms: GridForms) -> GridForms:
    return replace(forms, oddities=Oddities(twice=rng.choice([0.0, 0.2, 0.4])))


def with_watermark(rng: Random, forms: GridForms) -> GridForms:
    """A word across each page, which forms may share; the sheets are to be doubted as drafts."""
    word = rng.choice(_WATERMARKS)
    owed = tuple(one + Owed(doubts=("source",)) for one in forms.owed)
    return replace(forms, oddities=Oddities(watermark=word), owed=owed)


def unquoted_comma(rng: Random, laid: Laid) -> Laid:
    """3,000人 without quotes in one row of a CSV."""
    cells = [
        cell
        for cell in laid.cells
        if cell.field.startswith("goals/")
        and cell.field.endswith(("/target", "/result"))
        and isinstance(cell.value, str)
    ]
    if not cells:
        return laid
    cell = rng.choice(cells)
    text = f"{rng.randint(1, 29)},{rng.randint(0, 999):03}人"
    return laid.changing(cell, replace(cell, value=text, bare=True)).saying(cell.field, text)
