"""templates/ and Jinja: read and compiled once, every mistake reported with its file and line.

The only module that reads templates/.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any

import jinja2
from markupsafe import Markup

from site_builder.content.plain_files import find_strange_files, read_plain
from site_builder.content.writing import unreadable
from site_builder.kept import kept
from site_builder.problems import Problem, TemplateError, Where
from site_builder.render.engine.assets import Assets, bundle
from site_builder.render.engine.attributes import make_environment
from site_builder.render.engine.compiled import CompiledTemplates

_TEXTS = (".html", ".xml", ".txt")
_LINE_END = re.compile("\r\n?")


@dataclass(frozen=True, slots=True)
class Templates:
    environment: jinja2.Environment
    usual: jinja2.Environment
    """Jinja's own: it finds the keys of mappings, and names what is missing"""
    assets: Assets
    digest: str = ""
    """Of everything in the folder: another one may make other pages"""

    def render(self, name: str, values: Mapping[str, Any]) -> Markup:
        """`values`: the fields of a view."""
        try:
            return Markup(self._render(name, values))
        except jinja2.TemplateSyntaxError as error:
            raise TemplateError([_syntax_problem(error)]) from error
        except Exception as error:  # a template can fail in any way that Python can
            problem = _runtime_problem(error, name)
            if problem is None:
                raise
            raise TemplateError([problem]) from error

    def _render(self, name: str, values: Mapping[str, Any]) -> str:
        try:
            return self.environment.get_template(name).render(values)
        except AttributeError:
            return self.usual.get_template(name).render(values)


def read_templates(folder: Path, *, known: bool = False) -> Templates:
    """Raises TemplateError with every template that cannot be read or compiled. `known`: all can
    be compiled, which is then done when they are used."""
    if not (folder / "base.html").is_file():
        raise TemplateError([_no_templates(folder)])
    texts, problems = _read_files(folder)
    pages, found = _decode_pages(folder, texts)
    problems += found
    environment, usual = _environments(tuple(sorted(pages.items())), folder.name)
    names = () if known else sorted(pages)
    problems += [found for name in names for found in _compile(environment, name)]
    if problems:
        raise TemplateError(problems)
    home = folder / "assets"
    assets = bundle({_name(f, home): texts[f] for f in texts if home in f.parents})
    return Templates(environment, usual, assets, _digest(pages, assets))


def _digest(pages: Mapping[str, str], assets: Assets) -> str:
    parts = [*(f"{name}\0{text}" for name, text in sorted(pages.items())), *assets.urls.values()]
    return sha256("\0".join(parts).encode()).hexdigest()


def _read_files(folder: Path) -> tuple[dict[Path, bytes], list[Problem]]:
    problems = [*find_strange_files(folder)]
    strange = {problem.where.path for problem in problems}
    files: dict[Path, bytes] = {}
    for file in sorted(folder.rglob("*")):
        if not file.name.startswith(".") and str(file) not in strange and file.is_file():
            try:
                files[file] = read_plain(file)
            except OSError:
                problems.append(unreadable(file))
    return files, problems


def _decode_pages(
    folder: Path, files: Mapping[Path, bytes]
) -> tuple[dict[str, str], list[Problem]]:
    pages: dict[str, str] = {}
    problems: list[Problem] = []
    for file, data in files.items():
        if file.suffix in _TEXTS and folder / "assets" not in file.parents:
            try:
                text = data.decode("utf-8")
            except UnicodeDecodeError as error:
                problems.append(_not_utf8(f"{folder.name}/{_name(file, folder)}", error))
            else:
                pages[_name(file, folder)] = _LINE_END.sub("\n", text)
    return pages, problems


def _name(file: Path, folder: Path) -> str:
    return file.relative_to(folder).as_posix()


@lru_cache(maxsize=2)  # a preview builds again and again, mostly with the same templates
def _environments(
    pages: tuple[tuple[str, str], ...], shown: str
) -> tuple[jinja2.Environment, jinja2.Environment]:
    """The quick one and Jinja's own, for the same templates."""
    sources = dict(pages)

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        if name not in sources:
            return None
        return sources[name], f"{shown}/{name}", lambda: True

    settings: dict[str, Any] = {
        "loader": jinja2.FunctionLoader(load),
        "autoescape": True,
        "undefined": jinja2.StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "auto_reload": False,
        "cache_size": -1,  # all of them, in a plain mapping
    }
    quick = make_environment(**settings, bytecode_cache=CompiledTemplates())
    usual = jinja2.Environment(**settings)
    for environment in (quick, usual):
        environment.globals["once"] = once
    return quick, usual


@kept(most=2048)
def once(macro: Callable[[Any], Markup], view: Any) -> Markup:
    """For what several pages show alike: {{ once(card_words, card) }}"""
    return macro(view)


def _compile(environment: jinja2.Environment, name: str) -> Iterator[Problem]:
    try:
        environment.get_template(name)
    except jinja2.TemplateSyntaxError as error:
        yield _syntax_problem(error)


# --- what went wrong, in plain words ------------------------------------------------------

_UNDEFINED = re.compile(r"'([^']+)' is undefined|has no (?:attribute|element) '?([^']+)'?$")
_ENGINE = ("jinja2", "markupsafe", make_environment.__module__)
"""Modules whose lines stand below a template's, whoever made the mistake"""
_NO_FILTER = re.compile(r"No (filter|test) named '([^']+)'")


def _no_templates(folder: Path) -> Problem:
    return Problem(
        Where(str(folder)),
        "template-folder",
        f"テンプレートのフォルダー「{folder.name}」に base.html がありません。",
        "--templates に、テンプレートのフォルダーを指定してください。",
    )


def _not_utf8(path: str, error: UnicodeDecodeError) -> Problem:
    line = error.object[: error.start].count(b"\n") + 1
    return Problem(
        Where(path, line),
        "template-encoding",
        "文字コードが UTF-8 ではないため、読めません。",
        "エディターで「UTF-8」を選んで保存しなおしてください。",
    )


def _syntax_problem(error: jinja2.TemplateSyntaxError) -> Problem:
    where = Where(error.filename or error.name or "templates", error.lineno)
    return _unknown_filter(where, error) or Problem(
        where,
        "template-syntax",
        f"テンプレートの書き方に誤りがあります（{error.message}）。",
        "この行とその前の {% … %} や {{ … }} の対応をたしかめてください。",
    )


def _unknown_filter(where: Where, error: jinja2.TemplateError) -> Problem | None:
    match = _NO_FILTER.search(error.message or "")
    message = f"「{match[2]}」というフィルターやテストはありません。" if match else ""
    return Problem(where, "template-syntax", message) if match else None


def _runtime_problem(error: Exception, name: str) -> Problem | None:
    """None: the mistake is not in a template but in our own code."""
    place = _template_line(error.__traceback__)
    if isinstance(error, jinja2.TemplateNotFound):
        where = place or Where(f"templates/{name}")
        message = f"テンプレート「{error.name}」が見つかりません。"
        return Problem(where, "template-missing", message, "ファイル名をたしかめてください。")
    if place is None:
        return None
    if isinstance(error, jinja2.UndefinedError) and (match := _UNDEFINED.search(str(error))):
        return Problem(
            place,
            "template-undefined",
            f"「{match[1] or match[2]}」という値は、このページにはありません。",
            "つづりをたしかめてください。使える値は site_builder/render の View にあります。",
        )
    if isinstance(error, jinja2.TemplateError) and (problem := _unknown_filter(place, error)):
        return problem
    reason = f"{type(error).__name__}: {error}"
    return Problem(place, "template-failed", f"ページを作れませんでした（{reason}）。")


def _template_line(traceback: TracebackType | None) -> Where | None:
    """The innermost line of a template, unless a line of ours lies below it."""
    place = None
    while traceback is not None:
        code, names = traceback.tb_frame.f_code, traceback.tb_frame.f_globals
        if "__jinja_template__" in names or code.co_filename.endswith(_TEXTS):
            place = Where(code.co_filename, traceback.tb_lineno)
        elif not str(names.get("__name__")).startswith(_ENGINE):
            place = None
        traceback = traceback.tb_next
    return place
