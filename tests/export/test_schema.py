"""The JSON Schema that is published, judged by a library that knows the standard."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from site_builder.content.sheet import model
from site_builder.content.sheet.model import Sheet
from site_builder.content.yaml.emit import as_plain
from site_builder.export.schema import NARROWER, sheet_schema
from tests.export import made, real
from tests.export.making import data_of
from tests.extent import amount

SCHEMA = sheet_schema("シート")
JUDGE = Draft202012Validator(SCHEMA)


def test_the_schema_keeps_its_own_rules() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert json.loads(data_of()["sheet.schema.json"])["$defs"] == SCHEMA["$defs"]


def test_every_sheet_of_the_site_fits() -> None:
    sheets = json.loads(real.data()["sheets.json"])["sheets"]
    assert len(sheets) == len(real.sheets())
    for one in sheets:
        JUDGE.validate(one["sheet"])


@given(made.sheets())
@settings(max_examples=amount(20, 60))
def test_whatever_a_sheet_says_fits(sheet: Sheet) -> None:
    JUDGE.validate(json.loads(json.dumps(as_plain(sheet))))


def whole() -> dict[str, Any]:
    """A real sheet, with something in each of its lists."""
    found: dict[str, Any] = json.loads(
        json.dumps(as_plain(next(s for s in real.sheets().values() if s.review and s.corrections)))
    )
    return found


def spoilt() -> Iterator[tuple[str, dict[str, Any]]]:
    for name in whole():
        sheet = whole()
        del sheet[name]
        yield f"no {name}", sheet
        yield f"{name} of another type", {**whole(), name: 4.5}
    yield "an unknown key", {**whole(), "colour": "red"}
    yield "a wrong mark", _with_measure(evaluation="〇")
    yield "a measure without its target", _with_measure(target=None)
    yield "a date that is none", {**whole(), "created": "令和7年4月1日"}


def _with_measure(**changed: Any) -> dict[str, Any]:
    sheet = whole()
    sheet["goals"][0]["measures"][0].update(changed)
    return sheet


@pytest.mark.parametrize(("what", "sheet"), list(spoilt()))
def test_what_does_not_fit_is_refused(what: str, sheet: dict[str, Any]) -> None:
    assert not JUDGE.is_valid(sheet), what


def test_what_is_narrower_than_its_type_is_a_field() -> None:
    for record, name in NARROWER:
        assert name in {field.name for field in fields(getattr(model, record))}


def test_the_words_of_the_model_are_those_of_the_schema() -> None:
    measure = SCHEMA["$defs"]["Measure"]
    assert measure["description"] == model.Measure.__doc__
    assert measure["properties"]["next_steps"] == {
        "title": "今後の方針",
        "description": "今後の方針",
        "type": "string",
    }
