"""Writes requirements/: what the site and the tests need, with the hashes of all its files.

    python -m scripts.lock

Versions are those of constraints.txt; each package is listed with its files for every system and
every Python from 3.11 on, so that one file serves all. Needs uv (pip install uv) and the network.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "requirements"
EXTRAS: Mapping[str, Sequence[str]] = {"site": (), "test": ("--extra", "test")}
HEAD = "# python -m scripts.lock が、constraints.txt の版から書きます。手では直さないでください。\n"
COMPILE = (
    *("pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes"),
    *("--constraint", "constraints.txt", "--no-header", "--no-annotate", "--no-emit-index-url"),
)


def main() -> int:
    uv = shutil.which("uv")
    if uv is None:
        print("uv が見つからないので、uv パッケージを入れてください（pip install uv）。")
        return 1
    FOLDER.mkdir(exist_ok=True)
    for name, extra in EXTRAS.items():
        file = FOLDER / f"{name}.txt"
        file.write_text(HEAD + compiled(uv, extra), encoding="utf-8", newline="\n")
        print(f"{file.relative_to(ROOT)} を書きました。")
    return 0


def compiled(uv: str, extra: Sequence[str]) -> str:
    """The packages, and what builds the project itself: it is installed without a network."""
    command = [uv, *COMPILE, *extra, "pyproject.toml", "-"]
    needed = "\n".join(build_requirements())
    done = subprocess.run(
        command, cwd=ROOT, input=needed, stdout=subprocess.PIPE, encoding="utf-8", check=True
    )
    return done.stdout


def build_requirements() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    required: list[str] = project["build-system"]["requires"]
    return required


if __name__ == "__main__":
    sys.exit(main())
