"""Bad input: every problem with its place, in plain words, and output/ as it was."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.cli import main
from site_builder.pages import write_pages
from tests.cli.conftest import SHEET, replace, tree

Spoil = Callable[[Path], object]


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def in_sheet(old: str, new: str) -> Spoil:
    return lambda here: replace(here / SHEET, old, new)


def in_templates(name: str, old: str, new: str) -> Spoil:
    return lambda here: replace(here / "templates" / name, old, new)


def copy_sheet(here: Path) -> None:
    (here / "content/sheets/2024/chuo").mkdir(parents=True)
    (here / "content/sheets/2024/chuo/kensetsu.yaml").write_bytes((here / SHEET).read_bytes())


BAD_INPUT: dict[str, tuple[Spoil, str]] = {
    "broken YAML": (in_sheet("fiscal_year: 2025", "fiscal_year: [2025"), rf"{SHEET}:\d+:\d+"),
    "wrong type": (in_sheet("fiscal_year: 2025", "fiscal_year: 令和7年"), rf"{SHEET}:1:14"),
    "unknown key": (in_sheet("section:", "sction:"), rf"{SHEET}:3:1.*\n?.*section"),
    "duplicate key": (in_sheet("section:", "ward: 中央区\nsection:"), rf"{SHEET}:3:1"),
    "unknown ward": (in_sheet("ward: 中央区", "ward: 中王区"), rf"{SHEET}:2:7"),
    "control characters": (
        in_sheet("ward: 中央区", 'ward: "\\e]0;pwn\\a"'),
        rf"{SHEET}:2:8: エラー \[yaml-sign\]",
    ),
    "formula behind a NUL": (
        in_sheet("department: 中央区", 'department: "\\0=HYPERLINK(1)"'),
        rf"{SHEET}:5:14: エラー \[yaml-sign\]",
    ),
    "change without a date": (
        lambda here: write(
            here / "content/history/2025/chuo/kensetsu.yaml", "changes:\n  - date:\n    kind: new\n"
        ),
        r"content/history/2025/chuo/kensetsu\.yaml:2:5: エラー \[empty\]",
    ),
    "foreign image": (
        lambda here: write(here / "content/pages/about.md", "# 題\n\n![](//evil.example/a.png)\n"),
        r"content/pages/about\.md:3: エラー \[foreign-image\]",
    ),
    "address with a space": (
        lambda here: replace(here / "content/site.yaml", "base_url:", 'base_url: "https://a b/"'),
        r"content/site\.yaml:\d+:\d+: エラー \[bad-url\]",
    ),
    "no ward": (in_sheet("ward: 中央区", "ward:"), rf"{SHEET}:2:\d+"),
    "in the wrong place": (copy_sheet, r"content/sheets/2024/chuo/kensetsu\.yaml:1:\d+"),
    "not UTF-8": (
        lambda here: (here / SHEET).write_bytes("ward: 中央区\n".encode("cp932")),
        rf"{SHEET}:1:7",
    ),
    "empty file": (lambda here: (here / SHEET).write_bytes(b""), f"{SHEET}"),
    "broken settings": (
        lambda here: replace(here / "content/site.yaml", "title:", "title: ["),
        r"content/site\.yaml:\d+:\d+",
    ),
    "template that does not compile": (
        in_templates("base.html", "<body", "{% if %}<body"),
        r"templates/base\.html:\d+",
    ),
    "template that fails": (
        in_templates("pages/sheet.html", "{% block main %}", "{% block main %}{{ nothing.at }}"),
        r"templates/pages/sheet\.html:\d+",
    ),
}


@pytest.mark.parametrize("case", BAD_INPUT)
@pytest.mark.parametrize("command", ["build", "check"])
def test_bad_input_is_told_with_its_place(
    here: Path, capsys: pytest.CaptureFixture[str], case: str, command: str
) -> None:
    assert main(["build"]) == 0
    before = tree(here / "output")
    spoil, place = BAD_INPUT[case]
    spoil(here)
    capsys.readouterr()
    assert main([command]) == 1
    told = capsys.readouterr().err
    assert "エラー" in told
    assert "Traceback" not in told
    assert re.search(place, told), told
    assert tree(here / "output") == before
    names = {path.name for path in here.iterdir()}
    assert names == {".site-builder", "content", "output", "templates"}


def test_all_problems_come_at_once(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of several sheets, the settings and the templates."""
    for name in ("content/site.yaml", "content/policies.yaml"):
        replace(here / name, ":", ": [")
    replace(here / SHEET, "section:", "sction:")
    replace(here / "content/sheets/2025/chuo/somu.yaml", "ward: 中央区", "ward: 中王区")
    replace(here / "templates/base.html", "<body", "{% if %}<body")
    replace(here / "templates/pages/sheet.html", "{%", "{% nothing %}{%")
    assert main(["build"]) == 1
    told = capsys.readouterr().err
    places = ("site.yaml", "policies.yaml", "kensetsu.yaml", "somu.yaml", "base.html", "sheet.html")
    assert [name for name in places if name not in told] == []


@pytest.mark.parametrize("command", ["build", "check"])
def test_without_content(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    for given in (command, "serve"):
        assert main([given]) == 1
        assert "content: エラー [no-content]" in capsys.readouterr().err
    (tmp_path / "content").mkdir()
    assert main([command]) == 1
    assert "site-builder convert" in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content"]


def test_without_templates(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--templates", "nowhere"]) == 1
    assert "nowhere: エラー [template-folder]" in capsys.readouterr().err


def test_a_document_that_changes_during_the_build_is_not_published(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the hash and the copy lies the making of all pages."""
    document = next((here / "content/sources").iterdir())

    def make_pages_slowly(*given: object) -> object:
        document.write_bytes(b"another")
        return write_pages(*given)  # type: ignore[arg-type]

    monkeypatch.setattr("site_builder.memory.warm.write_pages", make_pages_slowly)
    assert main(["build"]) == 1
    told = capsys.readouterr().err
    assert f"content/sources/{document.name}: エラー [changed-meanwhile]" in told
    assert not (here / "output").exists()


def test_a_broken_organization_is_told_at_its_own_line_alone(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    replace(here / "content/organization.yaml", "name: 中央区", "nmae: 中央区")
    assert main(["check"]) == 1
    errors = [line for line in capsys.readouterr().err.splitlines() if "エラー" in line]
    assert [re.sub(r":\d+:\d+: .*", "", line) for line in errors] == [
        "content/organization.yaml",
        "content/organization.yaml",
    ]


def test_many_problems_of_a_file_are_abridged(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (here / SHEET).open("a", encoding="utf-8") as sheet:
        sheet.writelines(f"key{number}: 1\n" for number in range(2000))
    assert main(["check"]) == 1
    told = capsys.readouterr()
    lines = [line for line in told.err.splitlines() if line.startswith(SHEET)]
    assert len(lines) == 51
    assert "2,000件" in lines[-1]
    assert "エラー 2000 件" in told.out


def test_no_word_of_a_file_is_a_command_to_the_terminal(
    here: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    replace(here / SHEET, "section:", '"\\e]0;pwn\\a\u202e": 1\nsection:')
    (here / "content/sheets/2025/\x1b[31m.yaml").write_text("")
    for command in (["check"], ["check", "--format", "json"], ["build"], ["nothing\x9b31m"]):
        assert main(command) > 0
        told = "".join(capfd.readouterr())
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", told)
