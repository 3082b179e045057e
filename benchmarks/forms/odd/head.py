"""What stands above the table, in other words: years, dates, names, labels."""

from dataclasses import replace
from datetime import date
from random import Random

from benchmarks.forms.odd.laid import Laid, Said

_FIRST_REIWA = ("平成31年度（令和元年度）", "令和元年度（平成31年度）", "平成31年度", "令和元年度")
_YEARS = (
    "{0}年度",
    "令和{1}年度（{0}年度）",
    "令和{1}（{0}）年度",
    "R{1}年度",
    "{0}年度（令和{1}年度）",
)
_DEPARTMENTS = ("部名", "部局名", "部・区役所名", "所属部")
_SECTIONS = ("課名", "所属", "所属名", "課・機関名", "所属課")
_CHANGE = date(2019, 5, 1)


def first_reiwa(rng: Random, said: Said) -> Said:
    """Half of the forms are of the year in which 平成 became 令和."""
    sheet = said.sheet
    if sheet["fiscal_year"] % 2:
        return said
    created = sheet["created"].replace(str(sheet["fiscal_year"]), "2019", 1)
    evaluated = sheet["evaluated"] and f"2020{sheet['evaluated'][4:]}"
    changed = {**sheet, "fiscal_year": 2019, "created": created, "evaluated": evaluated}
    return replace(said, sheet=changed)  # type: ignore[arg-type]  # the same keys


def year_words(rng: Random, laid: Laid) -> Laid:
    """The year in other words than 令和7年度."""
    year = laid.sheet["fiscal_year"]
    cell = laid.the("head/fiscal_year")
    laid = laid.changing(cell, replace(cell, value=year_text(rng, year), code="@"))
    return _old_labels(rng, _old_date(laid)) if year == 2019 else laid


def year_text(rng: Random, year: int) -> str:
    return rng.choice(_FIRST_REIWA if year == 2019 else _YEARS).format(year, year - 2018)


def _old_date(laid: Laid) -> Laid:
    """A day before May 2019 is one of 平成31."""
    cell = laid.cell("head/created")
    day = date.fromisoformat(laid.sheet["created"])
    if cell is None or cell.code.startswith("date:") or day >= _CHANGE:
        return laid
    long = f"平成31年{day.month}月{day.day}日"
    words = long if laid.noise.long_dates else f"H31.{day.month}.{day.day}"
    return laid.changing(cell, replace(cell, value=words))


def _old_labels(rng: Random, laid: Laid) -> Laid:
    shape = rng.choice(["H31{}", "R元{}", "令和元年度{}", "平成31年度{}", "R1{}"])
    for name, word in (("target", "目標"), ("result", "結果")):
        cell = laid.the(f"label/{name}")
        laid = laid.changing(cell, replace(cell, value=shape.format(word)))
    return laid


def foreign_dates(rng: Random, laid: Laid) -> Laid:
    """Cells of a date that Excel shows as 4/1/2025, or in a western order of words."""
    code = rng.choice(["m/d/yyyy", "mm/dd/yyyy", "m/d/yy", "[$-409]mmmm d, yyyy;@", "d-mmm-yy"])
    for name in ("created", "evaluated"):
        cell, day = laid.cell(f"head/{name}"), laid.sheet[name]
        if cell and day:
            laid = laid.changing(cell, replace(cell, value=day, code=f"date:{code}"))
    return laid


def ward_with_section(rng: Random, laid: Laid) -> Laid:
    """西区地域課 in the section's cell; the department's is blank, or is not there at all."""
    ward = laid.sheet["ward"]
    cell = laid.the("head/section")
    gap = rng.choice(["", " ", "\u3000", "\n"])
    begin = f"{ward}{rng.choice(['', '役所'])}{gap}"
    laid = laid.changing(cell, replace(cell, value=f"{begin}{cell.value}"))
    if rng.random() < 0.3:
        return laid
    laid = laid.changing(laid.the("head/department"), None)
    if rng.random() < 0.5:
        laid = laid.changing(laid.the("head-label/department"), None)
    return laid.owing(free=["department"])


def other_labels(rng: Random, laid: Laid) -> Laid:
    """部名 and 課名 or 所属 for the labels of the form."""
    names = (("department", rng.choice(_DEPARTMENTS)), ("section", rng.choice(_SECTIONS)))
    for name, word in names:
        cell = laid.cell(f"head-label/{name}")  # none where the ward stands with the section
        laid = laid.changing(cell, replace(cell, value=word)) if cell else laid
    return laid
