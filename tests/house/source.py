"""The package's source as syntax trees."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.house.plan import PACKAGE, ROOT

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    name: str
    """Without the package: content.model"""
    path: Path
    tree: ast.Module
    lines: int


@dataclass(frozen=True)
class Import:
    target: str
    """Absolute: site_builder.content.model, yaml"""
    late: bool
    """Inside a function"""


@cache
def modules() -> tuple[Module, ...]:
    return tuple(_module(path) for path in sorted((ROOT / PACKAGE).rglob("*.py")))


def _module(path: Path) -> Module:
    parts = path.relative_to(ROOT / PACKAGE).with_suffix("").parts
    name = ".".join(part for part in parts if part != "__init__")
    text = path.read_text(encoding="utf-8")
    return Module(name, path, ast.parse(text), len(text.splitlines()))


def imports(module: Module) -> Iterator[Import]:
    late = {id(node) for function in functions(module.tree) for node in ast.walk(function)}
    known = {other.name for other in modules()}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, id(node) in late) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            source = node.module or ""
            for alias in node.names:
                full = f"{source}.{alias.name}"
                is_module = full.removeprefix(f"{PACKAGE}.") in known
                yield Import(full if is_module else source, id(node) in late)


def functions(tree: ast.AST) -> Iterator[Function]:
    for node in ast.walk(tree):
        if isinstance(node, Function):
            yield node


def length(function: Function) -> int:
    """Lines of a function without its docstring."""
    total = (function.end_lineno or function.lineno) - function.lineno + 1
    if ast.get_docstring(function) is None:
        return total
    docstring = function.body[0]
    return total - ((docstring.end_lineno or docstring.lineno) - docstring.lineno + 1)


def own_imports(module: Module) -> set[str]:
    """The modules of the package that it imports: content.model"""
    targets = (found.target for found in imports(module))
    inside = {t.removeprefix(f"{PACKAGE}.") for t in targets if t.startswith(f"{PACKAGE}.")}
    return inside & {other.name for other in modules()}
