"""The JSON Schema of a sheet, made of the model: its types, and the words beside its fields."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from itertools import pairwise
from types import ModuleType
from typing import Any, get_args, get_origin, get_type_hints

from site_builder.content.field_names import word_of
from site_builder.content.sheet import model
from site_builder.content.sheet.aside import WORDS
from site_builder.content.sheet.model import Sheet
from site_builder.content.wording import EVALUATIONS
from site_builder.content.yaml import plain
from site_builder.content.yaml.emit import LEFT_OUT_WHEN_EMPTY

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DATE = r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"
NARROWER: Mapping[tuple[str, str], Mapping[str, Any]] = {
    ("Measure", "evaluation"): {"enum": list(EVALUATIONS)},
    ("Sheet", "created"): {"pattern": _DATE},
    ("Sheet", "evaluated"): {"pattern": _DATE},
    ("Goal", "number"): {"minimum": 1},
    ("Aside", "reason"): {"enum": list(WORDS)},
    ("Span", "rows"): {"minimum": 2},
    ("Source", "kind"): {"enum": ["", "recognised", "text"]},
}
"""What the reader of content/ holds values to, beyond their types"""
_PLAIN = {
    "anyOf": [
        {"type": "string"},
        {"type": "integer"},
        {"type": "array", "items": {"$ref": "#/$defs/Plain"}},
        {"type": "object", "additionalProperties": {"$ref": "#/$defs/Plain"}},
    ]
}


def sheet_schema(title: str) -> dict[str, Any]:
    records = _record_types(Sheet)
    below = {one.__name__: _record_schema(one) for one in records if one is not Sheet}
    return {
        "$schema": DIALECT,
        "title": title,
        **_record_schema(Sheet),
        "$defs": {**below, "Plain": {"description": _docstrings(plain)["Plain"][""], **_PLAIN}},
    }


def _record_types(record: type) -> list[type]:
    """The record and all that its fields are made of, each once."""
    found = [record]
    for one in found:
        for hint in get_type_hints(one).values():
            found += [part for part in _inner(hint) if is_dataclass(part) and part not in found]
    return found


def _inner(hint: Any) -> Iterator[type]:
    if isinstance(hint, type):
        yield hint
    if get_origin(hint) is tuple:
        yield from _inner(get_args(hint)[0])


def _record_schema(record: type) -> dict[str, Any]:
    docs, hints = _docstrings(model)[record.__name__], get_type_hints(record)
    properties = {
        field.name: _field_schema(record.__name__, field.name, hints[field.name], docs)
        for field in fields(record)
    }
    partly = _optional(record)
    return {
        **({"description": docs[""]} if docs.get("") else {}),
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in partly],
        "additionalProperties": False,
    }


def _optional(record: type) -> frozenset[str]:
    """The fields that may be missing: those left out when empty and, in a part that is itself left
    out when empty, all that have a default."""
    if record.__name__.lower() in LEFT_OUT_WHEN_EMPTY:
        return frozenset(field.name for field in fields(record) if field.default is not MISSING)
    return LEFT_OUT_WHEN_EMPTY


def _field_schema(record: str, name: str, hint: Any, docs: Mapping[str, str]) -> dict[str, Any]:
    label = word_of(name)
    return {
        **({"title": label} if label != name else {}),
        **({"description": docs[name]} if name in docs else {}),
        **_type_schema(hint),
        **NARROWER.get((record, name), {}),
    }


def _type_schema(hint: Any) -> dict[str, Any]:
    if hint is int:
        return {"type": "integer"}
    if hint is str:
        return {"type": "string"}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _type_schema(get_args(hint)[0])}
    name = hint.__name__ if is_dataclass(hint) and isinstance(hint, type) else "Plain"
    return {"$ref": f"#/$defs/{name}"}


# --- the words in the source --------------------------------------------------------------


@cache
def _docstrings(module: ModuleType) -> Mapping[str, Mapping[str, str]]:
    """Class or name → "" (its own words) and each field → the words below it."""
    found: dict[str, dict[str, str]] = {"": {}}
    body = ast.parse(inspect.getsource(module)).body
    for node in body:
        if isinstance(node, ast.ClassDef):
            found[node.name] = {"": ast.get_docstring(node) or "", **dict(_documented(node.body))}
    found.update({name: {"": words} for name, words in _documented(body)})
    return found


def _documented(body: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    for field, words in pairwise(body):
        match field, words:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=value)):
                yield name, inspect.cleandoc(str(value))
