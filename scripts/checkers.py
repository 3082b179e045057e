"""Two more judges of the pages' markup, for tests/browser/test_markup.py: the W3C's checker, which
runs in Java, and HTML_CodeSniffer, which runs in the page.

python -m scripts.checkers      brings both with npm, or says what is missing
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "site-builder"
"""Outside the tree: both are large, and of no use to a build"""
NO_JAVA = "W3C の検査器を動かす java が見つからないので、Java（11 以上）を入れてください。"
NO_NPM = "検査器を受け取る npm が見つからないので、Node.js を入れてください。"
NOT_BROUGHT = "検査器 {} を受け取れなかったので、ネットワークを確かめてください。"
MISSING = "検査器がないので、python -m scripts.checkers を実行してください。"


@dataclass(frozen=True, slots=True)
class Checker:
    package: str
    """With its version, as npm has it"""
    sha256: str
    """Of the package"""
    member: str
    """The one file of it that is needed"""

    @property
    def file(self) -> Path:
        return CACHE / f"{self.sha256[:10]}-{Path(self.member).name}"


W3C = Checker(
    "vnu-jar@26.9.27",
    "5970d3ffca91a627cf0965e5d91bb2e4242307c29292998de0b419d6a901b2b7",
    "package/build/dist/vnu.jar",
)
SNIFFER = Checker(
    "html_codesniffer@2.5.1",
    "fbcd1b31b97e08fea1e64d12727caf63436b2d83df0b7df255836c61086067e5",
    "package/build/HTMLCS.js",
)


def main() -> None:
    if not shutil.which("java"):
        raise SystemExit(NO_JAVA)
    for checker in (W3C, SNIFFER):
        if not checker.file.is_file():
            _bring(checker)


def _bring(checker: Checker) -> None:
    npm = shutil.which("npm")
    if not npm:
        raise SystemExit(NO_NPM)
    print(f"{checker.package} を受け取っています（npm）…", file=sys.stderr, flush=True)
    with TemporaryDirectory() as room:
        command = [npm, "pack", "--silent", checker.package]
        done = subprocess.run(command, cwd=room, stdout=subprocess.DEVNULL, check=False)
        archive = next(Path(room).glob("*.tgz"), None)
        if done.returncode or archive is None or not _is_the_one(archive, checker):
            raise SystemExit(NOT_BROUGHT.format(checker.package))
        _keep(archive, checker)


def _is_the_one(archive: Path, checker: Checker) -> bool:
    return hashlib.sha256(archive.read_bytes()).hexdigest() == checker.sha256


def _keep(archive: Path, checker: Checker) -> None:
    """Whole or not at all: another run may look for it meanwhile."""
    CACHE.mkdir(parents=True, exist_ok=True)
    part = checker.file.with_suffix(f".{os.getpid()}")
    with tarfile.open(archive) as packed:
        content = packed.extractfile(checker.member)
        if content is None:
            raise SystemExit(NOT_BROUGHT.format(checker.package))
        part.write_bytes(content.read())
    part.replace(checker.file)


if __name__ == "__main__":
    main()
