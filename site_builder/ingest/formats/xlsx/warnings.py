"""What was seen in a workbook but not read, in words for the staff."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_builder.problems import Problem, Severity, Where

_MOST_NAMED = 8
_TO_READ = "シートに載せるものなら、表示してから、もう一度取り込んでください。"


def not_read(
    name: str,
    sheet: str,
    hidden: Sequence[str],
    blank: Sequence[str],
    comments: Sequence[str],
    unknown: Sequence[str],
) -> Iterator[Problem]:
    """`hidden` rows and columns, cells that stay `blank` though they hold a number, cells with
    `comments`, and those whose formula has an `unknown` result."""
    if hidden:
        message = f"表示されていない行や列（{_listed(hidden)}）の文字は、読みませんでした。"
        yield _warning(Where(name, 0, 0, f"「{sheet}」シート"), "hidden-cells", message, _TO_READ)
    if blank:
        message = f"0などを表さない書式のセル（{_listed(blank)}）は、空欄として読みました。"
        hint = "シートに載せる数なら、表示形式を変えてから、もう一度取り込んでください。"
        yield _warning(Where(name, 0, 0, f"「{sheet}」シート"), "blank-numbers", message, hint)
    if comments:
        message = f"セルのメモ（{_listed(comments)}）は、読みませんでした。"
        hint = "シートに載せるものなら、セルに書き写してください。"
        yield _warning(Where(name, 0, 0, f"「{sheet}」シート"), "cell-comments", message, hint)
    if unknown:
        message = f"数式の答えがファイルに入っていません（{_listed(unknown)}）。"
        hint = "Excelで開いて保存し直すと、答えが入ります。"
        yield _warning(Where(name, 0, 0, f"「{sheet}」シート"), "formula-result", message, hint)


def sheet_warning(name: str, sheet: str, visible: bool) -> Problem:
    where = Where(name, 0, 0, f"「{sheet}」シート")
    if visible:
        message = "組織目標管理シートの様式が見当たらないので、読みませんでした。"
        hint = "様式のシートなら、見出し（No.・組織目標・取組指標など）を確かめてください。"
        return _warning(where, "worksheet-without-form", message, hint)
    return _warning(where, "hidden-worksheet", "非表示のシートは、読みませんでした。", _TO_READ)


def simplified_warning(name: str) -> Problem:
    message = (
        "ファイルに、Excelの決まりに合わないところがあります。セルの文字と数、結合、取り消し線、"
        "表示・非表示だけを読み、ほかの書式（字体・罫線・印刷や入力の設定など）は外しました。"
    )
    hint = "もとの文書と見比べてください。Excelで開いて保存し直すと、この注意は出なくなります。"
    return _warning(Where(name), "workbook-simplified", message, hint)


def drawing_warning(name: str, texts: Sequence[str]) -> Iterator[Problem]:
    for text in texts:
        message = f"図形の中の文字は、読みませんでした: {text[:40]}"
        hint = "シートに載せるものなら、セルに書き写してください。"
        yield _warning(Where(name), "drawn-text", message, hint)


def _listed(places: Sequence[str]) -> str:
    more = len(places) - _MOST_NAMED
    named = "、".join(places[:_MOST_NAMED])
    return f"{named} ほか{more}か所" if more > 0 else named


def _warning(where: Where, code: str, message: str, hint: str) -> Problem:
    return Problem(where, code, message, hint, Severity.WARNING)
