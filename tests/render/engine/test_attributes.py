"""Templates whose attributes are compiled as Python's own print what Jinja's own code prints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from site_builder.build import build
from site_builder.inputs import Inputs
from site_builder.problems import TemplateError
from site_builder.render.engine import attributes, templates
from site_builder.render.engine.attributes import escaped, make_environment
from site_builder.render.engine.templates import read_templates

ROOT = Path(__file__).parents[3]


@pytest.fixture
def usual(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Jinja's own environment in both places."""
    templates._environments.cache_clear()
    monkeypatch.setattr(templates, "make_environment", jinja2.Environment)
    yield
    templates._environments.cache_clear()


def files(output: Path) -> dict[str, bytes]:
    build(Inputs(ROOT / "content", ROOT / "templates", processes=1), output)
    found = (path for path in output.rglob("*") if path.is_file())
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in found}


@pytest.fixture(scope="module")
def quick_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return files(tmp_path_factory.mktemp("quick") / "output")


def test_every_file_of_the_site_is_the_same(
    quick_files: dict[str, bytes], usual: None, tmp_path: Path
) -> None:
    assert files(tmp_path / "output") == quick_files


def test_the_quick_code_is_in_use() -> None:
    assert type(make_environment()) is not jinja2.Environment
    code = make_environment(autoescape=True).compile("{{ a.b }}", raw=True)
    assert "environment.getattr" not in code
    assert "escaped(" in code
    code = make_environment(autoescape=True).compile("{{ a(1) }}", raw=True)
    assert "context.call(" not in code


MACROS = """{% macro two(a, b=3) %}<{{ a }}{{ b }}>{% endmacro %}
{% macro any() %}{{ varargs }}{{ kwargs }}{% endmacro %}
{% macro box(a) %}[{{ a }}{{ caller(a) }}]{% endmacro %}"""


@pytest.mark.parametrize(
    "call",
    [
        *("two('<', 2)", "two('&')", "two(b=1, a=two(1, 2))", "two()", "two(1, 2, 3)"),
        *("any(1)", "any(x=1)", "range(2)", "box(1)", "two(*[1, 2])", "lower()", "'A'.lower()"),
    ],
)
def test_a_call_does_what_jinja_does(call: str) -> None:
    text = f"{MACROS}{{{{ {call} }}}}{{% call(x) box('<') %}}{{{{ x }}}}{{% endcall %}}"

    def outcome(environment: jinja2.Environment) -> str:
        try:
            return environment.from_string(text).render()
        except (jinja2.UndefinedError, TypeError) as error:
            return f"{type(error).__name__}: {error}"

    settings: dict[str, Any] = {"autoescape": True, "undefined": jinja2.StrictUndefined}
    assert outcome(make_environment(**settings)) == outcome(jinja2.Environment(**settings))


@given(st.one_of(st.text(), st.text().map(Markup), st.integers(), st.none(), st.floats()))
def test_a_value_is_escaped_as_jinja_does(value: Any) -> None:
    assert escaped(value) == str(escape(value))


def test_another_jinja_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise TypeError("another signature")

    monkeypatch.setattr(attributes._AttributeGenerator, "visit_Getattr", broken)
    attributes._fits.cache_clear()
    try:
        assert type(make_environment()) is jinja2.Environment
    finally:
        monkeypatch.undo()
        attributes._fits.cache_clear()


@dataclass(frozen=True)
class Goal:
    title: str


def folder(tmp_path: Path, text: str) -> Path:
    (tmp_path / "base.html").write_text(text, encoding="utf-8")
    return tmp_path


def test_the_key_of_a_mapping_is_found(tmp_path: Path) -> None:
    made = read_templates(folder(tmp_path, "{{ goal.title }}"))
    assert made.render("base.html", {"goal": {"title": "<1>"}}) == "&lt;1&gt;"
    assert made.render("base.html", {"goal": Goal("<2>")}) == "&lt;2&gt;"


@pytest.mark.parametrize("name", ["goal.titel", "gaol.title", "goal.title.titel"])
def test_a_misspelt_name_is_told_with_its_line(tmp_path: Path, name: str) -> None:
    made = read_templates(folder(tmp_path, "<p>\n{# #}\n{{ " + name + " }}\n"))
    with pytest.raises(TemplateError) as caught:
        made.render("base.html", {"goal": Goal("a")})
    (problem,) = caught.value.problems
    assert (problem.code, problem.where.line) == ("template-undefined", 3)
