"""A small content folder with everything that a site can have, and edits as people make them."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
SHEETS = (
    "2023/kita/chiiki-somu",
    "2023/kita/kenko-fukushi",
    "2025/kita/chiiki-somu",
    "2025/kita/kenko-fukushi",
    "2025/kita/kumin-seikatsu",
    "2024/nishi/kenko-fukushi",
)
SPARE = ("2023/kita/kumin-seikatsu", "2023/higashi/kenko-fukushi", "2025/chuo/kenko-fukushi")
_BESIDE = (("provenance", "json"), ("history", "yaml"))
_TEXTS = ("goal", "indicator", "target", "result", "summary", "attainment", "next_steps")
_CELL = re.compile(rf"^( +(?:- )?(?:{'|'.join(_TEXTS)}): )([^\s'\"|>&*!%@`\[{{].*)$", re.MULTILINE)

_LINK = re.compile(r"^  - section: (.*)\n(?:    .*\n|\n|  #.*\n)*", re.MULTILINE)


@dataclass
class State:
    """What a build is called with, besides the folders."""

    folder: Path
    base_url: str | None = None
    portable: bool = False
    strict: bool = False
    version: str = "1"
    """Of the program"""

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def templates(self) -> Path:
        return self.folder / "templates"


Edit = Callable[[State, Random], None]


def make_content(folder: Path) -> State:
    state = State(folder)
    drop = shutil.ignore_patterns("sheets", "provenance", "history", "published.txt")
    shutil.copytree(ROOT / "content", state.content, ignore=drop)
    shutil.copytree(ROOT / "templates", state.templates)
    for name in SHEETS:
        _copy_sheet(state, name)
    lineage = state.content / "lineage.yaml"
    text = lineage.read_text(encoding="utf-8")
    lineage.write_text(_LINK.sub(_known_link, text), encoding="utf-8")
    return state


def _known_link(link: re.Match[str]) -> str:
    return link[0] if link[1] in ("kita/chiiki-somu", "kita/kenko-fukushi") else ""


def snapshot(state: State) -> Callable[[], None]:
    """What brings the folders back to this state, dates included."""
    kept = state.folder / "kept"
    shutil.rmtree(kept, ignore_errors=True)
    options = state.base_url, state.portable, state.strict
    for name in ("content", "templates"):
        shutil.copytree(state.folder / name, kept / name)

    def restore() -> None:
        state.base_url, state.portable, state.strict = options
        for name in ("content", "templates"):
            shutil.rmtree(state.folder / name)
            shutil.copytree(kept / name, state.folder / name)

    return restore


def _copy_sheet(state: State, name: str) -> None:
    for kind, ending in (("sheets", "yaml"), *_BESIDE):
        source = ROOT / "content" / kind / f"{name}.{ending}"
        if source.is_file():
            place = state.content / kind / f"{name}.{ending}"
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, place)


def _sheets(state: State) -> list[Path]:
    return sorted((state.content / "sheets").rglob("*.yaml"))


def _change(path: Path, old: str, new: str, count: int = 1) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new, count), encoding="utf-8")


def _replace(path: Path, pattern: str, new: str) -> None:
    text = re.sub(pattern, new, path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")


# --- sheets -------------------------------------------------------------------------------


def change_cell(state: State, chance: Random) -> None:
    path = chance.choice(_sheets(state))
    text = path.read_text(encoding="utf-8")
    corrections = text.partition("\ncorrections:")[2]
    # of a corrected cell the record would be wrong, and no site be made any more
    cells = [cell for cell in _CELL.finditer(text) if cell[2] not in corrections]
    cell = chance.choice(cells)
    new = f"{cell[1]}{cell[2]}{chance.choice(['です', '80回', '新'])}"
    path.write_text(text[: cell.start()] + new + text[cell.end() :], encoding="utf-8")


def change_evaluation(state: State, chance: Random) -> None:
    path = chance.choice(_sheets(state))
    text = path.read_text(encoding="utf-8")
    mark = chance.choice(["evaluation: ○", "evaluation: △", "evaluation: ×"])
    path.write_text(re.sub(r"evaluation: ?[○△×]", mark, text, count=2), encoding="utf-8")


def change_as_many_bytes(state: State, chance: Random) -> None:
    """And sets the date back, as a careless tool does, within the same second."""
    path = chance.choice(_sheets(state))
    status = path.stat()
    text = path.read_text(encoding="utf-8")
    cell = chance.choice(list(_CELL.finditer(text)))
    new = f"{cell[1]}{'字' if cell[2][0] != '字' else '文'}{cell[2][1:]}"
    if len(new.encode()) == len(cell[0].encode()):
        path.write_text(text[: cell.start()] + new + text[cell.end() :], encoding="utf-8")
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def cite_another_policy(state: State, chance: Random) -> None:
    path = chance.choice(_sheets(state))
    text = path.read_text(encoding="utf-8")
    codes = list(re.finditer(r"(?:政策|行財)\d+-\d+-[①②③④]", text))
    code = chance.choice(codes)
    new = chance.choice(["政策1-1-①", "行財2-1-①", "政策3-1-②"])
    path.write_text(text[: code.start()] + new + text[code.end() :], encoding="utf-8")


def drop_goal(state: State, chance: Random) -> None:
    path = chance.choice(_sheets(state))
    text = path.read_text(encoding="utf-8")
    starts = [match.start() for match in re.finditer(r"^ *- number: ", text, re.MULTILINE)]
    if len(starts) > 1:
        end = re.compile(r"^\S", re.MULTILINE).search(text, starts[-1])
        rest = text[end.start() :] if end else ""
        path.write_text(text[: starts[-1]] + rest, encoding="utf-8")


def add_goal(state: State, chance: Random) -> None:
    path = chance.choice(_sheets(state))
    text = path.read_text(encoding="utf-8")
    starts = [match.start() for match in re.finditer(r"^ *- number: ", text, re.MULTILINE)]
    indent = re.match(" *", text[starts[0] :])
    space = indent[0] if indent else ""
    row = f"{space}- number: 9\n{space}  goal: 新しい目標\n"
    end = re.compile(r"^\S", re.MULTILINE).search(text, starts[-1])
    at = end.start() if end else len(text)
    if "number: 9\n" not in text:
        path.write_text(text[:at] + row + text[at:], encoding="utf-8")


def add_sheet(state: State, chance: Random) -> None:
    _copy_sheet(state, chance.choice(SPARE))


def drop_sheet(state: State, chance: Random) -> None:
    sheets = _sheets(state)
    if len(sheets) > 3:
        chance.choice(sheets).unlink()


def move_sheet(state: State, chance: Random) -> None:
    """To another year, without what lies beside it."""
    path = chance.choice(_sheets(state))
    year, other = path.parts[-3], chance.choice(["2022", "2024", "2026"])
    place = state.content / "sheets" / other / path.parts[-2] / path.name
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        path.rename(place)
        _change(place, f"fiscal_year: {year}", f"fiscal_year: {other}")


def restore_sheets(state: State, chance: Random) -> None:
    """An older state, dates included, as from a backup."""
    for name in SHEETS:
        source = ROOT / "content" / "sheets" / f"{name}.yaml"
        place = state.content / "sheets" / f"{name}.yaml"
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, place)


def touch(state: State, chance: Random) -> None:
    for path in chance.sample(_sheets(state), 2):
        os.utime(path)


# --- what lies beside the sheets ----------------------------------------------------------


def forget_provenance(state: State, chance: Random) -> None:
    for path in sorted((state.content / "provenance").rglob("*.json"))[:1]:
        path.unlink()


def tell_history(state: State, chance: Random) -> None:
    for path in sorted((state.content / "history").rglob("*.yaml"))[:1]:
        _change(path, "date: ", f"date: '20{chance.randint(10, 25)}-01-01' # ")


def rename_section(state: State, chance: Random) -> None:
    _change(state.content / "organization.yaml", "kana:", "# kana:")


def name_policy(state: State, chance: Random) -> None:
    new = rf"\1まちの名{chance.randint(0, 9)}"
    _replace(state.content / "policies.yaml", r"^(  政策1: ).*$", new)


def forget_policy(state: State, chance: Random) -> None:
    """Some at once: the sheets that cite one of them are then warned about."""
    path = state.content / "policies.yaml"
    text = path.read_text(encoding="utf-8")
    names = re.findall(r"^  政策\d+:.*\n", text, re.MULTILINE)
    for name in chance.sample(names, len(names) // 2):
        text = text.replace(name, "")
    path.write_text(text, encoding="utf-8")


def cut_chain(state: State, chance: Random) -> None:
    path = state.content / "lineage.yaml"
    text = path.read_text(encoding="utf-8")
    link = chance.choice(list(_LINK.finditer(text)))
    path.write_text(text[: link.start()] + text[link.end() :], encoding="utf-8")


def explain_word(state: State, chance: Random) -> None:
    path = state.content / "glossary.yaml"
    _change(path, "plain: ", f"plain: {chance.randint(0, 99)} ", chance.randint(1, 60))


def call_word_general(state: State, chance: Random) -> None:
    """Pages of policies tell which words their goals share, but none of these."""
    words = ["子ども", "家庭", "就労", "予防", "研修", "窓口"]
    _change(state.content / "search" / "synonyms.yaml", "  [\n", f"  [\n{chance.choice(words)},\n")


def write_page(state: State, chance: Random) -> None:
    with (state.content / "pages" / "about.md").open("a", encoding="utf-8") as stream:
        stream.write(f"\n書き足し {chance.random()}\n")


def add_page(state: State, chance: Random) -> None:
    path = state.content / "pages" / "notes.md"
    if path.exists():
        path.unlink()
    else:
        path.write_text("# 書きとめ\n\n文。\n", encoding="utf-8")


def add_document(state: State, chance: Random) -> None:
    path = state.content / "sources" / "extra.txt"
    path.write_text(f"{chance.random()}\n", encoding="utf-8")


# --- settings, templates, program ---------------------------------------------------------


def name_site(state: State, chance: Random) -> None:
    _replace(state.content / "site.yaml", r"^title: .*$", f"title: 区の目標{chance.randint(0, 9)}")


def change_address(state: State, chance: Random) -> None:
    state.base_url = chance.choice([None, "https://example.org/", "https://example.org/goals/"])


def make_portable(state: State, chance: Random) -> None:
    state.portable = not state.portable


def be_strict(state: State, chance: Random) -> None:
    state.strict = not state.strict


def change_template(state: State, chance: Random) -> None:
    name = chance.choice(["sheet", "policy", "home", "section"])
    words = chance.choice(["{# a word #}", "<p>文</p>"])
    _change(state.templates / "pages" / f"{name}.html", "block main %}", f"block main %}}{words}")


def change_style(state: State, chance: Random) -> None:
    with (state.templates / "assets" / "css" / "base.css").open("a", encoding="utf-8") as stream:
        stream.write(f"/* {chance.random()} */\n")


def change_program(state: State, chance: Random) -> None:
    state.version += "1"


# --- what nobody can build ----------------------------------------------------------------


def break_sheet(state: State, chance: Random) -> None:
    _break(chance.choice(_sheets(state)), "\nnosuchkey: 1\n")


def break_template(state: State, chance: Random) -> None:
    _change(
        state.templates / "pages" / "policy.html", "block main %}", "block main %}{{ no.such }}"
    )


def break_settings(state: State, chance: Random) -> None:
    _break(state.content / "organization.yaml", "\n- [\n")


def _break(path: Path, words: str) -> None:
    path.write_bytes(path.read_bytes() + words.encode())


EDITS: Mapping[str, Edit] = {
    edit.__name__: edit
    for edit in (
        change_cell,
        change_evaluation,
        change_as_many_bytes,
        cite_another_policy,
        drop_goal,
        add_goal,
        add_sheet,
        drop_sheet,
        move_sheet,
        restore_sheets,
        touch,
        forget_provenance,
        tell_history,
        rename_section,
        name_policy,
        forget_policy,
        cut_chain,
        explain_word,
        call_word_general,
        write_page,
        add_page,
        add_document,
        name_site,
        change_address,
        make_portable,
        be_strict,
        change_template,
        change_style,
        change_program,
        break_sheet,
        break_template,
        break_settings,
    )
}
