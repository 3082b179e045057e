from __future__ import annotations

import shutil
from pathlib import Path
from typing import get_type_hints

import jinja2
import pytest

from site_builder.graph.pages.kinds import KINDS
from site_builder.graph.site import PageKind
from site_builder.problems import Problem, TemplateError
from site_builder.render import press
from site_builder.render.pages.sheet import SheetView
from site_builder.render.press import VIEWS
from tests.render.contract import faults
from tests.render.printing import FOLDER, made_files, press_of, site_of, templates


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_page_uses_only_what_its_view_declares(kind: PageKind) -> None:
    view = get_type_hints(VIEWS[kind.name])["return"]
    environment = templates().environment
    assert list(faults(environment, f"pages/{kind.name}.html", view)) == []


def test_the_contract_finds_a_misspelt_name() -> None:
    environment = jinja2.Environment(
        loader=jinja2.DictLoader(
            {
                "a.html": "{{ titel }}{% for g in goals %}{{ g.sentense }}{% endfor %}",
                "b.html": "{{ goals|length }}{{ goals[0] }}{{ goal_count + 1 }}",
            }
        )
    )
    assert [f.partition(": ")[2][:8] for f in faults(environment, "a.html", SheetView)] == [
        "titel is",
        "sentense",
    ]
    assert len(list(faults(environment, "b.html", SheetView))) == 3


def test_partials_and_their_styles_have_the_same_names() -> None:
    parts = {f.stem for folder in ("partials", "macros") for f in (FOLDER / folder).glob("*.html")}
    styles = {f.stem for f in (FOLDER / "assets/css/components").glob("*.css")}
    plain = {"head", "text", "cells", "reading"}
    """No box of their own: the page's head, and the words inside other parts"""
    assert styles == parts - plain


def test_every_partial_is_used() -> None:
    sources = [f.read_text(encoding="utf-8") for f in FOLDER.rglob("*.html")]
    room = Path(press.__file__).parent
    code = [f.read_text(encoding="utf-8") for f in room.rglob("*.py")]
    for part in FOLDER.glob("partials/*.html"):
        name = f'"partials/{part.name}"'
        assert any(name in source for source in (*sources, *code)), name


# --- mistakes -----------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "templates"))


def problems(folder: Path) -> list[Problem]:
    with pytest.raises(TemplateError) as caught:
        made_files(press_of(site_of(), folder=folder))
    return list(caught.value.problems)


def spoil(folder: Path, name: str, old: str, new: str) -> int:
    """The line on which the mistake stands."""
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_all_templates_that_cannot_be_compiled_are_told_at_once(folder: Path) -> None:
    first = spoil(folder, "pages/home.html", "{% if outcomes %}", "{% if outcomes }")
    second = spoil(folder, "pages/sheet.html", "{{ title }}", "{{ title")
    found = problems(folder)
    assert [p.code for p in found] == ["template-syntax", "template-syntax"]
    assert [p.where.path for p in found] == [
        "templates/pages/home.html",
        "templates/pages/sheet.html",
    ]
    assert abs(found[0].where.line - first) <= 1
    assert abs(found[1].where.line - second) <= 1
    assert "書き方に誤りがあります" in found[0].message


@pytest.mark.parametrize(
    ("name", "old", "new", "code", "said"),
    [
        ("pages/sheet.html", "{{ title }}", "{{ titel }}", "template-undefined", "titel"),
        (
            "macros/sheet_table.html",
            "{{ goal.number }}</a>",
            "{{ goal.nummer }}</a>",
            "template-undefined",
            "nummer",
        ),
        (
            "partials/wards.html",
            "{{ ward.href }}",
            "{{ ward.href.url }}",
            "template-undefined",
            "url",
        ),
        (
            "pages/year.html",
            "partials/ward_result.html",
            "partials/nothing.html",
            "template-missing",
            "nothing.html",
        ),
        ("pages/ward.html", "{{ summary }}", "{{ 1 / 0 }}", "template-failed", "ZeroDivision"),
        ("pages/ward.html", "{{ summary }}", "{{ summary|nice }}", "template-syntax", "nice"),
        ("pages/ward.html", "{{ summary }}", "{{ summary() }}", "template-failed", "TypeError"),
        (
            "macros/marks.html",
            "{{ mark.word }}</span>{% else",
            "{{ mark.wort }}</span>{% else",
            "template-undefined",
            "wort",
        ),
        (
            "macros/goal_card.html",
            "{{ card.link.text }}",
            "{{ card.link.tekst }}",
            "template-undefined",
            "tekst",
        ),
    ],
)
def test_a_mistake_is_told_with_its_file_and_line(
    folder: Path, name: str, old: str, new: str, code: str, said: str
) -> None:
    line = spoil(folder, name, old, new)
    [problem] = problems(folder)
    assert (problem.code, problem.where.path) == (code, f"templates/{name}")
    assert problem.where.line == line
    assert said in problem.message


def test_a_template_in_another_encoding_is_named(folder: Path) -> None:
    (folder / "pages/home.html").write_bytes("一行目\n区".encode("shift_jis"))
    [problem] = problems(folder)
    assert str(problem.where).startswith("templates/pages/home.html:")
    assert "UTF-8" in problem.message


def test_a_folder_without_templates_is_named(tmp_path: Path) -> None:
    [problem] = problems(tmp_path)
    assert problem.code == "template-folder"


def test_a_mistake_of_the_program_is_no_mistake_of_a_template() -> None:
    class Broken:
        def __getattr__(self, name: str) -> str:
            raise KeyError(name)

    with pytest.raises(TemplateError):
        templates().render("pages/text.html", {"page": None, "title": "", "body": ""})
    with pytest.raises(KeyError):
        templates().render("pages/text.html", {"page": Broken(), "title": "", "body": ""})
