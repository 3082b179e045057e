"""What stands around the form, or looks like one: examples, notes for staff, title words."""

from dataclasses import replace
from random import Random

from benchmarks.forms.odd.laid import Laid, Said, text_at, with_text
from benchmarks.forms.spreadsheet.grid import Cell

TITLE = "組織目標管理シート"
_TITLED = (
    "組織目標管理シートの活用",
    "組織目標管理シート",
    "組織目標管理シートを全職員に周知します。",
    "{text}\n組織目標管理シートにより進捗を管理します。",
    "組織目標管理シートの進行管理\n{text}",
    "{text}（組織目標管理シート）",
)
_TITLED_NOTES = (
    "※組織目標管理シートは年2回更新します。",
    "組織目標管理シートの公表は6月です。",
)
_BESIDE = (
    "提出期限：4月20日　担当：総務課",
    "←選択してください",
    "※黄色のセルに入力してください",
    "内線1234",
    "総務課確認済",
)
_LIST = ("○", "△", "×")
_BELOW = ("提出先：総務課企画担当", "作成要領は庁内掲示板を参照", "【集計用】")


def title_words(rng: Random, said: Said) -> Said:
    """The title's words inside one or two cells, or in a note."""
    sheet = said.sheet
    fields = [
        f"goals/{goal['number']}/measures/{place}/{name}"
        for goal in sheet["goals"]
        for place in range(1, len(goal["measures"]) + 1)
        for name in ("initiative", "summary", "indicator", "next_steps")
    ]
    fields = [field for field in fields if text_at(sheet, field)]
    for field in rng.sample(fields, min(len(fields), rng.choice([1, 2]))):
        text = rng.choice(_TITLED).format(text=text_at(sheet, field))
        sheet = with_text(sheet, field, text)
    if rng.random() < 0.25:
        sheet = {**sheet, "notes": [*sheet["notes"], rng.choice(_TITLED_NOTES)]}
    return replace(said, sheet=sheet)


def beside(rng: Random, laid: Laid) -> Laid:
    """Words for the staff right of the form, outside of what is printed."""
    table = max(cell.column + cell.columns for cell in laid.cells)
    column = table + rng.choice([1, 1, 2])
    first = rng.choice([cell.row for cell in laid.cells if cell.field.startswith("goals/")])
    texts = rng.sample(_BESIDE, rng.choice([1, 2]))
    top = laid.the("title").row
    cells = [Cell(top + n, column, text, loose=True) for n, text in enumerate(texts)]
    if rng.random() < 0.3:
        cells += [Cell(first + n, column + 1, mark, loose=True) for n, mark in enumerate(_LIST)]
    return laid.adding(*cells).owing(aside=[str(cell.value) for cell in cells])


def below(rng: Random, laid: Laid) -> Laid:
    """Words for the staff some rows below the form, outside of what is printed."""
    row = laid.last_row() + rng.choice([3, 4])
    text = rng.choice(_BELOW)
    return laid.adding(Cell(row, rng.choice([1, 2]), text, loose=True)).owing(aside=[text])
