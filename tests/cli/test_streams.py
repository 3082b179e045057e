"""Control characters of a text are printed escaped: a terminal never obeys them."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.cli.streams import EscapedStream, bare, escape, escaped_output
from tests.cli.conftest import SHEET, replace
from tests.house.plan import ROOT

HARMFUL = "\0\x07\x08\r\x1b\x7f\x85\x9b\u061c\u200e\u2028\u202e\u2066"


@pytest.mark.parametrize("sign", HARMFUL)
def test_each_harmful_sign_is_shown_as_json_has_it(sign: str) -> None:
    assert escape(f"a{sign}b") == f"a\\u{ord(sign):04x}b"


@given(st.text())
def test_a_report_in_json_stays_one(text: str) -> None:
    assert json.loads(escape(json.dumps(text, ensure_ascii=False))) == text


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"], include_characters="\n\t")))
def test_what_people_write_stays_as_it_is(text: str) -> None:
    assert escape(text) == text


def test_the_wrapped_stream_gets_escaped_text() -> None:
    below = io.StringIO()
    stream = EscapedStream(below)
    print("区\x1b[31m", file=stream, flush=True)
    assert below.getvalue() == "区\\u001b[31m\n"
    assert bare(below) is below


def on_console(text: str, encoding: str) -> str:
    below = io.TextIOWrapper(io.BytesIO(), encoding)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", below)
        with escaped_output():
            sys.stdout.write(text)
            sys.stdout.flush()
    return below.buffer.getvalue().decode(encoding)


def test_a_japanese_windows_console_shows_the_twins_of_signs_that_it_lacks() -> None:
    assert on_console("10〜20人 −3 ‖ a—b ⏎ ①髙", "cp932") == "10～20人 －3 ∥ a―b ¶ ①髙"
    assert on_console("10〜20人 −3 𠮷", "cp932") == "10～20人 －3 \\U00020bb7"
    assert on_console("10〜20人", "ascii") == "10\\u301c20\\u4eba"
    assert on_console("10〜20人 ⏎", "utf-8") == "10〜20人 ⏎"


@pytest.mark.parametrize(
    "command", ["check", "review --list", "changes --against content", "lineage --list", "--help"]
)
def test_commands_print_on_such_a_console_and_into_a_pipe(command: str, project: Path) -> None:
    replace(project / SHEET, "保全に取り組めます", "〜保全−‖を𠮷")
    doubt = "review: [{field: goals/1/goal, reason: cell, raw: 〜, other: [−𠮷]}]"
    replace(project / SHEET, "review: []", doubt)
    done = subprocess.run(
        [sys.executable, "-m", "site_builder", *command.split()],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "cp932"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode("cp932")
    shown = (done.stdout + done.stderr).decode("cp932")
    assert set(re.findall(r"\\[uU]\w+", shown)) <= {"\\U00020bb7"}
