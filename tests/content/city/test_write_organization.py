from __future__ import annotations

from dataclasses import replace

import pytest

from site_builder.content.city.model import Organization, Section
from site_builder.content.city.organization import with_section
from site_builder.content.city.schema import organization_issues, read_organization
from site_builder.content.city.write_organization import dump_organization, extend_organization
from site_builder.content.yaml.load import load_yaml

HEAD = """\
# 手で書いた注
wards:
  - id: kita     # きた
    name: 北区
    sections:
      # 一つ目
      - {id: chiiki, name: 地域課}   # あとで見る
      - id: old
        name: 古い課

        aliases:
          - 昔の課

  # 東
  - {id: higashi, name: 東区}
  - id: chuo
    name: 中央区
    sections: []
  - id: konan
    name: 江南区
    sections:
"""
TAIL = """\
  - {id: akiha, name: 秋葉区, sections: [{id: a, name: 甲}]}
  - {id: minami, name: 南区}
  - {id: nishi, name: 西区}
  - {id: nishikan, name: 西蒲区}
# おわり
"""
TEXT = HEAD + TAIL


def load(text: str) -> Organization:
    loaded = load_yaml("o.yaml", text, read_organization, organization_issues)
    assert loaded[1] == ()
    assert loaded[0] is not None
    return loaded[0]


def added(*pairs: tuple[str, str]) -> Organization:
    organization = load(TEXT)
    for ward, name in pairs:
        organization = with_section(organization, ward, name)
    return organization


def test_without_a_new_section_the_text_stays_the_same() -> None:
    assert extend_organization(TEXT, load(TEXT)) == TEXT


@pytest.mark.parametrize(
    ("ward", "old", "new"),
    [
        (
            "kita",
            "          - 昔の課\n",
            "          - 昔の課\n      - {id: somu, name: 総務課}\n",
        ),
        ("chuo", "    sections: []\n", "    sections:\n      - {id: somu, name: 総務課}\n"),
        (
            "konan",
            "江南区\n    sections:\n",
            "江南区\n    sections:\n      - {id: somu, name: 総務課}\n",
        ),
    ],
)
def test_a_new_section_is_one_new_line(ward: str, old: str, new: str) -> None:
    after = added((ward, "総務課"))
    assert extend_organization(TEXT, after) == TEXT.replace(old, new)


def test_several_wards_grow_at_once() -> None:
    after = added(("kita", "総務課"), ("kita", "黒崎出張所"), ("chuo", "保護課"), ("konan", "新課"))
    text = extend_organization(TEXT, after)
    assert load(text) == after
    assert text.startswith("# 手で書いた注\n")
    assert "      - {id: kurosaki-shutchojo, name: 黒埼出張所, aliases: [黒崎出張所]}\n" in text


@pytest.mark.parametrize("ward", ["higashi", "akiha"])
def test_where_no_line_fits_the_file_is_written_anew_with_its_comments(ward: str) -> None:
    after = added((ward, "総務課"))
    text = extend_organization(TEXT, after)
    assert load(text) == after
    lines = (line.strip() for line in text.splitlines())
    comments = [line for line in lines if line.startswith("#")]
    assert comments == ["# 手で書いた注", "# きた", "# 一つ目", "# あとで見る", "# 東", "# おわり"]
    bare = [line for line in text.splitlines() if "#" not in line]
    assert bare == dump_organization(after).splitlines()[1:]


@pytest.mark.parametrize("text", ["", "wards: [", "# leer\n", "wards: []\n"])
def test_a_new_or_broken_file_is_written_anew(text: str) -> None:
    assert extend_organization(text, load(TEXT)) == dump_organization(load(TEXT))


def test_a_change_that_is_no_growth_is_written_anew() -> None:
    renamed = replace(load(TEXT).wards[0], sections=(Section("chiiki", "新しい課"),))
    after = replace(load(TEXT), wards=(renamed, *load(TEXT).wards[1:]))
    assert load(extend_organization(TEXT, after)) == after


def test_what_is_written_anew_grows_by_lines_afterwards() -> None:
    text = dump_organization(load(TEXT))
    grown = extend_organization(text, with_section(load(text), "akiha", "総務課"))
    extra = [line for line in grown.splitlines() if line not in text.splitlines()]
    assert extra == ["      - {id: somu, name: 総務課}"] * len(extra)
    assert len(grown.splitlines()) == len(text.splitlines()) + 1
