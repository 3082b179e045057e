from __future__ import annotations

from pathlib import Path

from site_builder.publish.page_changes import PageChanges
from site_builder.publish.publication import publish

HOME = ("index.html", b"home")
PAGE = ("wards/chuo/index.html", b"chuo")


def changes(output: Path, *files: tuple[str, bytes]) -> PageChanges:
    return publish(files, output).pages


def test_what_readers_will_find_changed_is_told(tmp_path: Path) -> None:
    output = tmp_path / "output"
    first = changes(output, HOME, PAGE, ("a.css", b"a"))
    assert first == PageChanges(new=("/", "/wards/chuo/"), is_first=True)
    assert changes(output, HOME, PAGE, ("a.css", b"b")) == PageChanges()
    assert changes(output, ("index.html", b"Home"), ("404.html", b"no")) == PageChanges(
        new=("/404.html",), changed=("/",), gone=("/wards/chuo/",)
    )
    assert changes(output, ("index.html", b"longer"), PAGE).changed == ("/",)
