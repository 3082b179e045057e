"""What the set-up brings itself where it may: as root on Debian by apt-get."""

from __future__ import annotations

import os
import platform
from pathlib import Path

import pytest

from scripts import browser

pytestmark = pytest.mark.skipif(os.name == "nt", reason="apt-get and its shell scripts")

# Asked for a package, it puts there what the package would bring.
APT_GET = """#!/bin/sh
echo "$@" >> "{folder}/asked"
case "$*" in
  install*chromium*) : > "{folder}/chromium"; /bin/chmod +x "{folder}/chromium";;
esac
case "$*" in
  install*fonts-noto-cjk*) printf '#!/bin/sh\\necho Noto Sans CJK JP\\n' > "{folder}/fc-list"
    /bin/chmod +x "{folder}/fc-list";;
esac
"""


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with apt-get and nothing else."""
    script(tmp_path / "apt-get", APT_GET.format(folder=tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    monkeypatch.setattr(browser, "_is_root", lambda: True)
    monkeypatch.setattr(browser, "_distribution", lambda: "debian")
    return tmp_path


def script(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)


def asked(bare: Path) -> list[str]:
    return (bare / "asked").read_text(encoding="utf-8").splitlines()


def test_root_on_debian_gets_both(bare: Path) -> None:
    browser.main()
    assert asked(bare) == [
        "update -qq",
        "install -qq --no-install-recommends fonts-noto-cjk chromium",
    ]


def test_nothing_is_done_twice(bare: Path) -> None:
    browser.main()
    browser.main()
    assert len(asked(bare)) == 2


def test_only_what_is_missing_is_asked_for(bare: Path) -> None:
    script(bare / "chromium", "#!/bin/sh\n")
    browser.main()
    assert asked(bare)[1:] == ["install -qq --no-install-recommends fonts-noto-cjk"]


def test_a_package_that_does_not_come_is_named(bare: Path) -> None:
    script(bare / "apt-get", "#!/bin/sh\nexit 100\n")
    with pytest.raises(SystemExit, match="apt-get install fonts-noto-cjk chromium を実行") as end:
        browser.main()
    assert str(end.value).count("。") == 1


def test_without_rights_the_font_is_named(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script(bare / "chromium", "#!/bin/sh\n")
    monkeypatch.setattr(browser, "_is_root", lambda: False)
    with pytest.raises(SystemExit, match="sudo apt-get install fonts-noto-cjk"):
        browser.main()
    assert not (bare / "asked").exists()
