"""The command line: which commands and options there are, and how they explain themselves."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from site_builder.content.eras import parse_fiscal_year
from site_builder.content.web_address import is_web_address

DESCRIPTION = "組織目標管理シートを、だれでも読めるウェブサイトにします。"
STRICT = "注意だけでも失敗とする（読者に知らせている読み取りの疑いと、後で追いつく記録のほかは）"
EPILOG = "終了コード: 0 = 問題なし、1 = 問題あり、2 = 使い方の誤り"

# argparse has English messages only.
_USAGE_ERRORS = (
    (r"the following arguments are required: (.*)", r"\1 を指定してください。"),
    (r"unrecognized arguments: (.*)", r"\1 は使えません。"),
    (r"argument (.*): expected (?:one|at least one) argument", r"\1 には値が要ります。"),
    (r"argument (.*): invalid choice: (.*?) \(choose from (.*)\)", r"\1 は \3 のどれかです: \2"),
    (r"argument (.*): not allowed with argument (.*)", r"\1 は \2 と一緒には使えません。"),
    (r"argument (.*): invalid int value: (.*)", r"\1 は数です: \2"),
    (r"argument (.*): invalid port value: (.*)", r"\1 は 0 から 65535 の数です: \2"),
    (r"argument (.*): invalid web_address value: (.*)", r"\1 は https:// で始まる URL です: \2"),
    (
        r"argument (.*): invalid fiscal_year value: (.*)",
        r"\1 は 令和8年度・R8・2026 のように書いてください: \2",
    ),
    (
        r"argument (.*): invalid decision value: (.*)",
        r"\1 は一覧にある ID の形で書いてください: \2",
    ),
    (
        r"argument (.*): invalid reading value: (.*)",
        r"\1 は 石山[いしやま]出張所[しゅっちょうじょ] のように書いてください: \2",
    ),
    (r"argument (.*): ignored explicit argument (.*)", r"\1 に値 \2 は付けられません。"),
    (r"ambiguous option: (.*) could match (.*)", r"\1 は \2 のどれか分かりません。"),
)


Value = TypeVar("Value")


class Parser(argparse.ArgumentParser):
    def __init__(self, **options: Any) -> None:
        super().__init__(**options, add_help=False, allow_abbrev=False)
        self.options = self.add_argument_group("オプション")
        self.options.add_argument("-h", "--help", action="help", help="この説明を表示する")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "使い方:", 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "使い方:", 1)

    def error(self, message: str) -> NoReturn:
        for pattern, japanese in _USAGE_ERRORS:
            message = re.sub(f"^{pattern}$", japanese, message)
        self.exit(2, f"{self.format_usage()}{self.prog}: {message}\n")


def known(value: Value | None, text: str) -> Value:
    """What was read from the text of an option; None where it could not be"""
    if value is None:
        raise ValueError(text)
    return value


def port(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 65535:
        raise ValueError(text)
    return number


def web_address(text: str) -> str:
    if not is_web_address(text):
        raise ValueError(text)
    return text


def fiscal_year(text: str) -> int:
    return known(parse_fiscal_year(text if "年" in text else f"{text}年度"), text)


def add_inputs(parser: Parser) -> None:
    add_content(parser)
    parser.options.add_argument(
        "--templates", type=Path, metavar="DIR", help=folder_help("ひな形", "templates")
    )


def add_content(parser: Parser) -> None:
    parser.options.add_argument(
        "--content",
        type=Path,
        default=Path("content"),
        metavar="DIR",
        help=folder_help("シートなどの置き場所", "content"),
    )


def folder_help(purpose: str, default: str) -> str:
    return f"{purpose}のフォルダー（既定: {default}）"
