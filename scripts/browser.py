"""Sees to it that the tests have a Chromium and a Japanese font, or says what is missing."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FONTS = ("Noto Sans CJK JP", "Noto Sans Mono CJK JP")
"""What the tests measure pages with"""
ON_LINUX = sys.platform.startswith("linux")
MISSING = (
    "Chromium が見つからないので、chromium パッケージを入れる（例: apt-get install chromium）か、"
    "make test を実行してください。"
    if ON_LINUX
    else "Chromium が見つからないので、python scripts/setup.py test を実行してください。"
)
NOT_BROUGHT = (
    "Chromium を用意できなかったので、管理者の権限で chromium パッケージを入れてください"
    "（例: sudo apt-get install chromium）。"
    if ON_LINUX
    else "Chromium を用意できなかったので、Chrome を入れて、CHROMIUM にその場所を書いてください。"
)
DOES_NOT_START = (
    "Chromium が起動しないので、足りないライブラリのパッケージを"
    "playwright install-deps chromium で入れてください。"
)
FONT_MISSING = (
    "日本語フォントが見つからないので、管理者の権限で fonts-noto-cjk パッケージを入れてください"
    "（例: sudo apt-get install fonts-noto-cjk）。"
)


def find_chromium() -> str | None:
    """The one named by CHROMIUM, else the one on PATH; the driver's own is not looked for."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next((path for path in map(shutil.which, NAMES) if path), None)


def has_japanese_font() -> bool:
    if platform.system() != "Linux":
        return True  # Windows and macOS bring one
    listed = _output("fc-list", FONTS[0])
    return bool(listed) or "ok installed" in _output(
        "dpkg-query", "--show", "--showformat=${Status}", "fonts-noto-cjk"
    )


def main() -> None:
    if missing := _missing_packages():
        _apt_install(missing)
    if not find_chromium():
        _download_chromium()
    if not has_japanese_font():
        raise SystemExit(FONT_MISSING)


def _missing_packages() -> list[str]:
    """What apt-get can bring. Ubuntu's chromium package is a snap, which no container runs."""
    if not (_is_root() and shutil.which("apt-get")):
        return []
    packages = [] if has_japanese_font() else ["fonts-noto-cjk"]
    if not find_chromium() and _distribution() == "debian":
        packages.append("chromium")
    return packages


def _apt_install(packages: list[str]) -> None:
    _say(f"{' と '.join(packages)} を入れています（apt-get）…")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-qq", "--no-install-recommends", *packages]
    for command in (["apt-get", "update", "-qq"], install):
        done = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
    if done.returncode:
        wanted = " ".join(packages)
        raise SystemExit(
            f"{wanted} パッケージを入れられなかったので、ネットワークを確かめて "
            f"apt-get update && apt-get install {wanted} を実行してください。"
        )


def _download_chromium() -> None:
    _say("Chromium を用意しています（playwright install chromium）…")
    command = [sys.executable, "-m", "playwright", "install", "--no-shell", "chromium"]
    if _is_root():
        command.append("--with-deps")
    if subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode:
        raise SystemExit(NOT_BROUGHT)


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _distribution() -> str:
    release = Path("/etc/os-release")
    lines = release.read_text(encoding="utf-8").splitlines() if release.is_file() else []
    return next((line[3:].strip('"') for line in lines if line.startswith("ID=")), "")


def _output(*command: str) -> str:
    """What the command prints; nothing where it is missing or fails."""
    if not shutil.which(command[0]):
        return ""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else ""


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
