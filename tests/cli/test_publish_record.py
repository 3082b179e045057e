"""A published address stays: from the list to the page 「移りました」, as staff meet it."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.cli import main
from tests.cli.conftest import git, replace

LIST = "content/published.txt"
OLD = "/wards/chuo/hogo/2025/"


@pytest.fixture
def published(here: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """In a repository, with the list of today's site"""
    assert main(["publish-record"]) == 0
    git(here, "init", "--quiet")
    git(here, "add", "--all")
    git(here, "commit", "--quiet", "--message=Begin")
    assert "件のアドレスを書き足しました" in capsys.readouterr().out
    return here


def lines(here: Path) -> list[str]:
    return (here / LIST).read_text("utf-8").splitlines()


def test_once_is_enough(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = lines(published)
    assert OLD in before and before == sorted(before)
    assert main(["publish-record"]) == 0
    assert "書き足すことはありません" in capsys.readouterr().out
    assert main(["check", "--against", "HEAD"]) == 0
    assert "address" not in capsys.readouterr().err


def test_a_new_sheet_lists_itself_and_the_rest_is_a_note(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "中央区", "保護課", "R8"]) == 0
    assert "/wards/chuo/hogo/2026/#goal-1" in lines(published)
    assert main(["check"]) == 0
    assert "[unlisted-address]" in capsys.readouterr().err
    assert main(["publish-record"]) == 0
    assert "/years/2026/" in lines(published)
    assert main(["check"]) == 0
    assert "address" not in capsys.readouterr().err


def test_a_deleted_sheet_has_to_be_accounted_for(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (published / "content/sheets/2025/chuo/hogo.yaml").unlink()
    assert main(["build"]) == 1
    told = capsys.readouterr().err
    assert "[vanished-address] 公開したアドレス /wards/chuo/hogo/ が" in told
    assert not (published / "output").exists()
    assert main(["publish-record"]) == 1
    proposed = capsys.readouterr().out.partition("redirects:\n")[2]
    assert proposed == "  - {from: /wards/chuo/hogo/, gone: true, since: 日付, why: わけ}\n"
    entry = proposed.replace("日付", '"2026-04-01"').replace("わけ", "課がなくなったため。")
    (published / "content/redirects.yaml").write_text(f"redirects:\n{entry}", encoding="utf-8")
    assert main(["build"]) == 0
    page = (published / f"output{OLD}index.html").read_text("utf-8")
    assert "公開を終えました" in page and "令和8年4月1日" in page
    assert "課がなくなったため。" in page and '<meta name="robots" content="noindex">' in page


def test_no_line_is_taken_out_but_of_what_was_never_published(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (published / LIST).read_text("utf-8")
    (published / LIST).write_text(f"{text}/never/\n", encoding="utf-8")
    assert main(["check"]) == 1
    assert "[vanished-address]" in capsys.readouterr().err
    assert main(["publish-record", "--against", "HEAD"]) == 0
    assert "公開しなかった1行を消しました" in capsys.readouterr().out
    assert (published / LIST).read_text("utf-8") == text
    replace(published / LIST, f"{OLD}\n", "")
    assert main(["check", "--against", "HEAD"]) == 1
    assert "[lost-address]" in capsys.readouterr().err
    (published / LIST).unlink()
    assert main(["check", "--against", "HEAD"]) == 1
    assert "[lost-address]" in capsys.readouterr().err
    assert main(["check", "--against", "nowhere"]) == 1
    assert "[no-revision]" in capsys.readouterr().err


def test_a_section_with_a_new_id_is_one_line(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    replace(published / "content/organization.yaml", "id: hogo, name: 保護課",
            "id: seikatsu-shien, name: 生活支援課, renamed_from: 保護課")  # fmt: skip
    for name in ("sheets/2025/chuo/{}.yaml", "provenance/2025/chuo/{}.json"):
        old = published / "content" / name.format("hogo")
        old.rename(published / "content" / name.format("seikatsu-shien"))
    assert main(["publish-record"]) == 1
    proposed = capsys.readouterr().out.partition("redirects:\n")[2]
    assert proposed.count("\n") == 1 and "to: /wards/chuo/seikatsu-shien/," in proposed
    entry = proposed.replace("日付", '"2026-04-01"').replace("わけ", "課の名前が変わったため。")
    (published / "content/redirects.yaml").write_text(f"redirects:\n{entry}", encoding="utf-8")
    assert main(["build", "--base-url", "https://example.org/goals"]) == 0
    page = (published / f"output{OLD}index.html").read_text("utf-8")
    assert 'content="0; url=../../seikatsu-shien/2025/"' in page
    new = "https://example.org/goals/wards/chuo/seikatsu-shien/2025/"
    assert f'<link rel="canonical" href="{new}">' in page
    rules = (published / "output/_redirects").read_text("utf-8")
    assert f"/goals{OLD} /goals/wards/chuo/seikatsu-shien/2025/ 301\n" in rules
    assert "hogo" not in (published / "output/sitemap.xml").read_text("utf-8")
    assert main(["check"]) == 0
