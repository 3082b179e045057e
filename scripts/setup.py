"""Sets up .venv and runs what is asked for: make's commands, also where there is no make.

    python scripts/setup.py site      set up, build output/
    python scripts/setup.py test      set up with all that the tests need, check everything
    python scripts/setup.py test-full set up likewise, check everything in every case
    python scripts/setup.py test-without-browser  as test, but for what needs a browser
    python scripts/setup.py smoke REPORT, cards, accessibility DATE, pictures
                                      set up likewise, run the script of that name
    python scripts/setup.py COMMAND   set up, run `site-builder COMMAND`

All packages come with the hashes of requirements/, the project itself without any other.

Standard library only, and nothing that Python 3.6 could not run (hence no annotations from the
future): a missing piece, a newer Python included, ends in one sentence, never in a traceback.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
PINS = ROOT / "requirements"
ON_LINUX = sys.platform.startswith("linux")
RECENT = "import sys; sys.exit(sys.version_info < (3, 11))"
CHECKS = (
    ("ruff", "check", "--quiet"),
    ("ruff", "format", "--check", "--quiet"),
    ("mypy",),
    ("pytest", "--numprocesses=auto", "--quiet"),
)
BROWSER = ("scripts.browser",)
NGINX = ("scripts.nginx",)
CHECKERS = ("scripts.checkers",)
TESTS = {
    "test": (BROWSER, *CHECKS),
    "test-full": (BROWSER, NGINX, CHECKERS, *CHECKS[:-1], (*CHECKS[-1], "--full")),
    "test-without-browser": (*CHECKS[:-1], (*CHECKS[-1], "--ignore=tests/browser")),
    "smoke": (BROWSER, ("scripts.smoke",)),
    "cards": (BROWSER, ("scripts.cards",)),
    "accessibility": (BROWSER, ("scripts.accessibility",)),
    "pictures": (BROWSER, ("scripts.pictures",)),
}
"""Command → its steps; what else is given goes to the last"""


def main(arguments: "list[str]") -> int:
    command, *rest = arguments or ["site"]
    try:
        if command in TESTS:
            return _test(TESTS[command], rest)
        _set_up("site")
        return _run("site_builder", "build" if command == "site" else command, *rest)
    except KeyboardInterrupt:
        return 130


def _test(steps: "tuple[tuple[str, ...], ...]", arguments: "list[str]") -> int:
    if not shutil.which("git"):
        raise SystemExit(
            f"git が見つからないので、{_where('git', 'https://git-scm.com/')}入れてください。"
        )
    _set_up("test")
    steps = (*steps[:-1], (*steps[-1], *arguments))
    return next((status for status in (_run(*step) for step in steps) if status), 0)


def _set_up(name: str) -> None:
    """Does nothing while the stamp fits the pins, the project and the folder."""
    pins = PINS / f"{name}.txt"
    stamp, wanted = VENV / f".{name}.stamp", _fingerprint(pins)
    usable = _runs(str(PYTHON), RECENT)
    if usable and stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    if not usable:
        _make_venv()
    _say("必要なパッケージを .venv に入れています…")
    _pip_install("--require-hashes", "--requirement", f"requirements/{name}.txt")
    _pip_install("--no-deps", "--no-build-isolation", "--editable", ".")
    # for a Python that is told to keep no compiled modules, and would compile all at each start
    _quietly(str(PYTHON), "-m", "compileall", "-q", "site_builder")
    stamp.write_text(wanted, encoding="utf-8")


def _fingerprint(pins: Path) -> str:
    parts = [pins.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), bytes(ROOT)]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _make_venv() -> None:
    python = _recent_python()
    if not _runs(python, "import venv, ensurepip"):
        package = f"{_series(python)}-venv"
        raise SystemExit(
            f"Python の venv が使えないので、{_where(package, 'https://www.python.org/')}"
            "入れてください。"
        )
    _say("Python の環境 .venv を作っています…")
    made = _quietly(python, "-m", "venv", "--clear", str(VENV))
    if made.returncode:
        raise SystemExit(
            f".venv を作れなかったので、{ROOT} に書き込めることと空き容量を確かめて "
            f"python3 -m venv --clear .venv を実行してください（{_reason(made)}）。"
        )


def _recent_python() -> str:
    """This Python, or a newer one beside it: some systems keep an old python3."""
    names = [sys.executable, *(f"python3.{minor}" for minor in range(19, 10, -1))]
    for name in names:
        if shutil.which(name) and _runs(name, RECENT):
            return name
    raise SystemExit(
        "Python 3.11 以上が見つからないので、"
        f"{_where('python3 python3-venv', 'https://www.python.org/')}入れてください。"
    )


def _where(packages: str, address: str) -> str:
    """Where a missing piece comes from: what Windows and macOS lack stands on a page."""
    if ON_LINUX:
        return f"パッケージを（例: apt-get install {packages}）"
    return f"{address} から"


def _series(python: str) -> str:
    done = _quietly(python, "-c", "import sys; print('python%d.%d' % sys.version_info[:2])")
    return done.stdout.strip()


def _pip_install(*arguments: str) -> None:
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = _quietly(*command, *arguments)
    if done.returncode:
        raise SystemExit(
            "Python のパッケージを入れられなかったので、ネットワークを確かめて "
            f".venv の pip install {' '.join(arguments)} を"
            f"実行してください（{_reason(done)}）。"
        )


def _runs(python: str, code: str) -> bool:
    return bool(shutil.which(python)) and _quietly(python, "-c", code).returncode == 0


def _run(module: str, *arguments: str) -> int:
    """Hints name the command as it was started (site_builder/cli/reports/started_as.py)."""
    command = [str(PYTHON), "-m", module, *arguments]
    environment = {"SITE_BUILDER_STARTER": "setup", **os.environ}
    return subprocess.run(command, cwd=str(ROOT), env=environment, check=False).returncode


def _quietly(*command: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command,
        cwd=str(ROOT),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def _reason(done: "subprocess.CompletedProcess[str]") -> str:
    lines = [line.strip() for line in done.stdout.strip().splitlines()]
    errors = [line for line in lines if "error" in line.lower()]
    return (errors or lines or ["理由は分かりません"])[-1]


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
