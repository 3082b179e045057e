"""organization.yaml, policies.yaml and site.yaml: what is refused, and where."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from site_builder.content.city.model import Contact
from site_builder.content.city.organization import CITY_WARDS
from site_builder.content.city.schema import organization_issues, read_organization
from site_builder.content.city.write_organization import dump_organization
from site_builder.content.folder.store import DEFAULTS, load_frame
from site_builder.content.yaml.load import load_yaml

OTHERS = "".join(
    f"  - {{id: {ward_id}, name: {name}}}\n"
    for ward_id, name in CITY_WARDS.items()
    if ward_id != "chuo"
)
WARDS = f"""\
wards:
  - id: chuo
    name: 中央区
    sections:
      - {{id: chiiki, name: 地域課}}
      - {{id: somu, name: 総務課, aliases: [庶務課]}}
{OTHERS}"""
CITY = "  - {{id: shi, name: 市, sections: [], contact: {{{}}}}}\n"


@pytest.mark.parametrize(
    ("name", "text", "code", "line", "column"),
    [
        ("organization.yaml", "", "empty-file", 0, 0),
        (
            "organization.yaml",
            WARDS.replace("{id: chiiki, name: 地域課}", "課"),
            "wrong-type",
            5,
            9,
        ),
        ("organization.yaml", "wards: []\n", "missing-ward", 1, 1),
        ("organization.yaml", WARDS.replace("chuo", "tohoku"), "missing-ward", 1, 1),
        ("organization.yaml", WARDS + "  - {id: Kita, name: 上区}\n", "bad-id", 14, 10),
        ("organization.yaml", WARDS.replace("somu", "2025"), "bad-id", 6, 14),
        ("organization.yaml", WARDS.replace("somu", "data"), "bad-id", 6, 14),
        ("organization.yaml", WARDS.replace("somu", "chiiki"), "duplicate-name", 6, 14),
        ("organization.yaml", WARDS.replace("総務課", "地域 課"), "duplicate-name", 6, 26),
        ("organization.yaml", WARDS.replace("庶務課", "地域課"), "duplicate-name", 6, 26),
        ("organization.yaml", WARDS.replace("aliases", "alias"), "unknown-key", 6, 31),
        ("organization.yaml", WARDS.replace(", name: 地域課", ""), "missing-key", 5, 9),
        ("policies.yaml", "names: {政策: a, 行財2-1: b, 政策x: c}\n", "bad-code", 1, 26),
        ("policies.yaml", "names: {政策1-1-①~③: a}\n", "bad-code", 1, 9),
        ("policies.yaml", "aliases:\n  福祉7: 政策七\n", "bad-code", 2, 8),
        ("policies.yaml", "start: 令和5年\n", "wrong-type", 1, 8),
        (
            "organization.yaml",
            WARDS.replace("{id: somu", '{contact: {phone: "1234"}, id: somu'),
            "bad-contact",
            6,
            27,
        ),
        ("organization.yaml", WARDS + CITY.format("email: kita"), "bad-contact", 14, 55),
        ("organization.yaml", WARDS + CITY.format("page: kita"), "bad-contact", 14, 54),
        ("policies.yaml", "periods: [{start: 2026, end: 2025}]\n", "bad-period", 1, 19),
        (
            "policies.yaml",
            "periods:\n  - {start: 2023, end: 2025}\n  - {start: 2025, end: 2030}\n",
            "bad-period",
            3,
            13,
        ),
        (
            "policies.yaml",
            "periods: [{start: 2023, end: 2025, names: {政策x: a}}]\n",
            "bad-code",
            1,
            44,
        ),
        ("site.yaml", "base_url: example.org\n", "bad-url", 1, 11),
        ("site.yaml", "title:\n", "empty", 1, 1),
    ],
)
def test_a_broken_file_is_told_and_the_default_stands_in(
    tmp_path: Path, name: str, text: str, code: str, line: int, column: int
) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    frame, (problem,) = load_frame(tmp_path)
    assert problem.where.path == str(tmp_path / name)
    assert (problem.code, problem.where.line, problem.where.column) == (code, line, column)
    usual, _ = load_frame(tmp_path / "nowhere")
    broken = name == "organization.yaml"
    assert frame == replace(usual, has_broken_organization=broken)


def test_the_defaults_have_no_section_and_every_first_level() -> None:
    frame, _ = load_frame(DEFAULTS / "nowhere")
    assert not any(ward.sections for ward in frame.organization.wards)
    assert {ward.id: ward.name for ward in frame.organization.wards} == CITY_WARDS
    numbers = [f"政策{n}" for n in range(1, 17)] + [f"行財{n}" for n in range(1, 4)]
    assert list(frame.plan.names or {}) == ["行財", *numbers]


def test_the_committed_frame_is_sound() -> None:
    frame, found = load_frame(Path(__file__).parents[3] / "content")
    assert found == ()
    assert [w.id for w in frame.organization.wards] == list(CITY_WARDS)
    assert "about" in [page.id for page in frame.pages]


def test_a_contact_is_kept_when_a_section_is_added() -> None:
    """convert adds lines; where it must write anew, nothing of a contact is lost."""
    text = WARDS + CITY.format("phone: 025-228-1000")
    loaded = load_yaml("organization.yaml", text, read_organization, organization_issues)[0]
    assert loaded is not None
    assert loaded.wards[-1].contact == Contact(phone="025-228-1000")
    again = load_yaml(
        "organization.yaml", dump_organization(loaded), read_organization, organization_issues
    )
    assert again == (loaded, ())
