"""Fixed extras are published as they are, but nothing that runs, and nothing from elsewhere."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from site_builder.content.folder.frame import StaticFile
from site_builder.content.folder.static_files import load_static
from site_builder.content.folder.store import load_frame
from site_builder.content.yaml.load import MAX_SIZE
from site_builder.problems import Problem

GOOD = {
    "CNAME": b"mokuhyo.example.jp\n",
    "_headers": b"/*\n  X-Content-Type-Options: nosniff\n",
    "BingSiteAuth.xml": b'<?xml version="1.0"?>\n<users><user>0A</user></users>\n',
    ".well-known/security.txt": b"Contact: mailto:a@example.jp\n",
    "well/known.json": b"{}",
    "favicon.ico": b"\0\0\1\0",
}
BAD = {
    "google1a.html": (b"google-site-verification", "static-kind"),
    "a.svg": (b"<svg/>", "static-kind"),
    "a.HTM": (b"", "static-kind"),
    "a.js": (b"", "static-kind"),
    "a.txt.mjs": (b"", "static-kind"),
    "verify": (b"<script>1</script>", "static-active"),
    "a.xml": (b'<a xmlns="http://www.w3.org/1999/xhtml"><script/></a>', "static-active"),
    "b.xml": (b'<?xml-stylesheet href="a.xsl"?><a/>', "static-active"),
    "c.xml": ('<a xmlns="x"/>'.encode("utf-16"), "static-active"),
    "d.xml": (b'<?xml version="1.0" encoding="iso-2022-jp"?><a xml\x1b(Bns="x"/>', "static-active"),
    "確認.txt": (b"1", "static-name"),
    "a b.txt": (b"1", "static-name"),
    ".well-known/確認.txt": (b"1", "static-name"),
    "big.txt": (b"1" * (MAX_SIZE + 1), "too-large"),
}


def place(content: Path, name: str, data: bytes) -> Path:
    file = content / "static" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file


def test_what_a_host_needs_is_published(tmp_path: Path) -> None:
    for name, data in GOOD.items():
        place(tmp_path, name, data)
    place(tmp_path, ".DS_Store", b"<")
    found: list[Problem] = []
    files = tuple(load_static(tmp_path, found))
    assert found == []
    assert set(files) == {StaticFile(n, sha256(data).hexdigest()) for n, data in GOOD.items()}


@pytest.mark.parametrize("name", BAD)
def test_what_could_run_or_has_no_address_is_refused(tmp_path: Path, name: str) -> None:
    data, code = BAD[name]
    file = place(tmp_path, name, data)
    found: list[Problem] = []
    assert list(load_static(tmp_path, found)) == []
    assert [(one.code, one.where.path) for one in found] == [(code, str(file))]


@pytest.mark.skipif(os.name == "nt", reason="no such files there")
@pytest.mark.parametrize("name", ["CNAME", "folder", ".well-known", ".well-known/a.txt"])
def test_links_are_refused(tmp_path: Path, name: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("secret")
    file = tmp_path / "content" / "static" / name
    file.parent.mkdir(parents=True)
    file.symlink_to(outside / ("secret.txt" if "." in name[1:] or name == "CNAME" else ""))
    frame, problems = load_frame(tmp_path / "content")
    assert frame.extras == ()
    assert "link-inside" in {problem.code for problem in problems}


@pytest.mark.skipif(os.name == "nt", reason="no such files there")
@pytest.mark.parametrize("name", ["CNAME", ".well-known/a.txt"])
def test_a_pipe_is_told_and_not_waited_for(tmp_path: Path, name: str) -> None:
    file = tmp_path / "static" / name
    file.parent.mkdir(parents=True)
    os.mkfifo(file)
    frame, problems = load_frame(tmp_path)
    assert frame.extras == ()
    assert "special-file" in {problem.code for problem in problems}
