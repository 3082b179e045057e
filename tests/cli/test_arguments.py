"""The commands explain themselves in Japanese, and a wrong usage is 2."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from site_builder.cli.main import COMMANDS, make_parser


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    return make_parser(arguments).parse_args(arguments)


def usage_error(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit) as end:
        parse(arguments)
    assert end.value.code == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    return printed.err


def test_defaults() -> None:
    build = parse(["build"])
    assert (build.content, build.output, build.portable) == (Path("content"), None, False)
    assert (build.templates, build.base_url, build.strict) == (None, None, False)
    serve = parse(["serve"])
    assert serve.host == "127.0.0.1"
    assert parse(["check"]).format == "text"


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_japanese(capsys: pytest.CaptureFixture[str], command: str) -> None:
    with pytest.raises(SystemExit) as end:
        parse([*command.split(), "--help"])
    assert end.value.code == 0
    printed = capsys.readouterr().out
    assert printed.startswith("使い方: site-builder")
    assert not re.search(r"usage|options|positional|show this help", printed)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "コマンド を指定してください。"),
        (["convert"], "文書 を指定してください。"),
        (["publish"], f"{', '.join(map(repr, COMMANDS))} のどれかです: 'publish'"),
        (["build", "--port", "1"], "--port 1 は使えません。"),
        (["build", "--out", "x"], "--out x は使えません。"),
        (["build", "--output"], "--output には値が要ります。"),
        (["build", "--strict=1"], "--strict に値 '1' は付けられません。"),
        (["build", "--base-url", "example.org"], "--base-url は https:// で始まる URL です"),
        (["check", "--format", "xml"], "--format は 'text', 'json', 'github' のどれかです: 'xml'"),
        (["readings", "--accept", "石山"], "--accept は 石山[いしやま]出張所[しゅっちょうじょ] の"),
        (["serve", "--port", "70000"], "--port は 0 から 65535 の数です: '70000'"),
        (["serve", "--port", "http"], "--port は 0 から 65535 の数です: 'http'"),
    ],
)
def test_wrong_usage_is_told_in_japanese(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    printed = usage_error(capsys, *arguments)
    assert printed.startswith("使い方: ")
    assert message in printed


@pytest.mark.parametrize("url", ["https://example.org", "http://localhost:8000/goals/"])
def test_a_place_to_publish(url: str) -> None:
    assert parse(["build", "--base-url", url]).base_url == url


NO_ADDRESSES = (
    *("", "/goals/", "https://", "ftp://a.example", "https://a/?b", "a", "https:a", "http://["),
    *("https://a b/", 'https://a/"', "https://a/'x", "https://a/<b", "https://a/\n", " https://a"),
    *("https://a/#b", "https://u:p@a/", "https://a:x/", "https://a\u3000/"),
)


@pytest.mark.parametrize("url", NO_ADDRESSES)
def test_no_place_to_publish(capsys: pytest.CaptureFixture[str], url: str) -> None:
    assert "--base-url" in usage_error(capsys, "build", "--base-url", url)
