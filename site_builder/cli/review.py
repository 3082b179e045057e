"""site-builder review"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from site_builder.cli.arguments import Parser, add_content, fiscal_year
from site_builder.cli.console import print_problems
from site_builder.cli.dialogs.review import talk
from site_builder.cli.reports.doubts import as_json, as_text
from site_builder.content.city.organization import find_section, find_ward
from site_builder.content.folder.store import list_sheets, load_frame
from site_builder.content.sheet.place import sheet_key
from site_builder.content.sheet.review import (
    CHOSEN,
    CONFIRMED,
    TYPED,
    Answer,
    Question,
    questions,
    read_typed,
)
from site_builder.decisions.settled_doubts import Reviewed, decide, open_sheets
from site_builder.problems import Problem, Where


def add_options(parser: Parser) -> None:
    add_content(parser)
    which = parser.add_argument_group("シートを絞る")
    which.add_argument("--year", type=fiscal_year, metavar="年度", help="令和7年度、R7、2025 など")
    which.add_argument("--ward", metavar="区", help="区の名前か ID（中央区、chuo など）")
    which.add_argument("--section", metavar="課", help="課・機関の名前か ID（地域課、chiiki など）")
    scripted = parser.add_argument_group("聞かずに行う")
    scripted.add_argument("--list", action="store_true", help="確かでない欄を並べるだけにする")
    scripted.add_argument("--format", choices=("text", "json"), default="text", help="並べる形")
    scripted.add_argument("--field", metavar="欄", help="決める欄（goals/2/goal など）")
    how = scripted.add_mutually_exclusive_group()
    how.add_argument("--choose", type=int, metavar="番号", help="--list に並ぶ読みから選ぶ")
    how.add_argument("--set", metavar="文", help="この文に書き直す")
    how.add_argument("--confirm", action="store_true", help="いまのままでよいとする")
    scripted.add_argument("--why", metavar="理由", type=str.strip, default="", help="決めた理由")


def run(arguments: argparse.Namespace) -> int:
    if wrong := _misuse(arguments):
        print_problems([Problem(Where("site-builder review"), "usage", wrong)])
        return 2
    files, problems = list_sheets(arguments.content)
    found = list(problems)
    if not arguments.content.is_dir():
        message = f"「{arguments.content}」というフォルダーがありません。"
        found.append(Problem(Where(str(arguments.content)), "no-content", message))
    wanted = list(_wanted(files, arguments))
    if files and not wanted:
        message = "その年度・区・課のシートはありません。"
        hint = "例: --year 令和7年度 --ward 中央区 --section 地域課（ID でも書けます）。"
        print_problems([*found, Problem(Where(str(arguments.content)), "no-sheet", message, hint)])
        return 1
    open_ones = list(open_sheets(arguments.content, wanted, found))
    print_problems(found)
    if arguments.field:
        more = _scripted(arguments.content, open_ones, arguments)
    elif arguments.list:
        more = iter(())
        print((as_json if arguments.format == "json" else as_text)(open_ones), end="")
    else:
        more = talk(arguments.content, [one for one in open_ones if one.sheet.review])
    for problem in more:  # at once: the talk goes on
        print_problems([problem])
        found.append(problem)
    return 1 if found else 0


def _misuse(arguments: argparse.Namespace) -> str:
    decides = arguments.choose is not None or arguments.set is not None or arguments.confirm
    if decides and not arguments.field:
        return "--choose・--set・--confirm には、--field（決める欄）が要ります。"
    if arguments.field and not decides:
        return "--field には、--choose・--set・--confirm のどれかが要ります。"
    if arguments.field and arguments.list:
        return "--field は --list と一緒には使えません。"
    return ""


def _wanted(files: Sequence[str], arguments: argparse.Namespace) -> Iterator[str]:
    """Wards and sections go by their names too, as long as organization.yaml can be read."""
    organization = load_frame(arguments.content)[0].organization
    ward = arguments.ward and find_ward(organization, arguments.ward)
    sections = {arguments.section}
    for one in organization.wards if arguments.section else ():
        if section := find_section(one.sections, arguments.section):
            sections.add(section.id)
    for file in files:
        key = sheet_key(file)
        if (
            key
            and arguments.year in (None, key.year)
            and (ward.id if ward else arguments.ward) in (None, key.ward)
            and not sections.isdisjoint([None, key.section])
        ):
            yield file


# --- one decision without asking ------------------------------------------------------------


def _scripted(
    content: Path, reviewed: Sequence[Reviewed], arguments: argparse.Namespace
) -> Iterator[Problem]:
    field = arguments.field
    asked = [
        (one, question)
        for one in reviewed
        for question in questions(one.sheet)
        if question.field == field
    ]
    if len(asked) != 1:
        count = f"{len(asked)}枚あります" if asked else "ありません"
        message = f"「{field}」に確かでない読みのあるシートは{count}。"
        hint = "--list で欄を確かめ、--year・--ward・--section で一枚に絞ってください。"
        yield Problem(Where(str(content)), "no-question", message, hint)
        return
    one, question = asked[0]
    given, problem = _answer(content, one, question, arguments)
    if problem or given is None:
        yield from filter(None, [problem])
        return
    if problem := decide(content, one.file, question, given):
        yield problem
        return
    print(f"{one.file}: {field} を決めました。")


def _answer(
    content: Path, one: Reviewed, question: Question, arguments: argparse.Namespace
) -> tuple[Answer | None, Problem | None]:
    where = Where(str(content / one.file))
    if arguments.confirm:
        return Answer(None, arguments.why or CONFIRMED), None
    if arguments.choose is not None:
        if not 1 <= arguments.choose <= len(question.readings):
            message = f"{arguments.choose}番の読みはありません（{len(question.readings)}番まで）。"
            return None, Problem(where, "no-reading", message, "--list で番号を確かめてください。")
        return chosen(question, arguments.choose, arguments.why), None
    try:
        return Answer(read_typed(question, arguments.set), arguments.why or TYPED), None
    except ValueError:
        message = f"「{question.field}」は、一つの文では書けない欄です。"
        hint = "読みを選ぶか、シートのファイルを直してください。"
        return None, Problem(where, "not-a-text", message, hint)


def chosen(question: Question, number: int, why: str = "") -> Answer:
    """The first reading is the sheet's own: to choose it is to confirm it."""
    if number == 1:
        return Answer(None, why or CONFIRMED)
    return Answer(question.readings[number - 1], why or CHOSEN)
