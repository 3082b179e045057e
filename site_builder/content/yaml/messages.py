"""What the YAML library says about broken YAML, in words for ward staff."""

from __future__ import annotations

from typing import NamedTuple

from site_builder.content.yaml.signs import FORBIDDEN


class Explanation(NamedTuple):
    message: str
    hint: str
    at_start: bool = False
    """The place to show is where the broken thing begins, not where reading stopped"""


_QUOTE = '文の中に「: 」「#」や記号があるときは、文全体を " " で囲んでください。'
_COLON = "上の行の「:」が半角で、そのあとに空白があるかも確かめてください。"
_INDENT = "上の行と字下げ（行の先頭の半角の空白の数）がそろっているか、確かめてください。"
_ESCAPE = "「\\」を文字として書くときは「\\\\」と2つ続けるか、文を ' ' で囲んでください。"
_BRACKETS = "「,」で区切られているか、かっこが閉じているか、確かめてください。"

_EXPLANATIONS = {
    "mapping values are not allowed": Explanation(
        "ここに「: 」は置けません。", f"{_QUOTE}{_COLON}"
    ),
    "could not find expected ':'": Explanation(
        "「キー: 値」の「:」が見つかりません。",
        "キーのあとに半角の「:」と空白を書いてください。",
        True,
    ),
    "did not find expected key": Explanation(
        "ここから先の並びが崩れています。", f"{_INDENT}引用符が閉じているかも見てください。{_QUOTE}"
    ),
    "did not find expected '-' indicator": Explanation("並びの「- 」が見つかりません。", _INDENT),
    "block sequence entries are not allowed": Explanation("ここに「- 」は置けません。", _INDENT),
    "mapping keys are not allowed": Explanation("ここに「? 」は置けません。", _QUOTE),
    "did not find expected ',' or ']'": Explanation(
        "「[」が「]」で閉じられていません。", _BRACKETS, True
    ),
    "did not find expected ',' or '}'": Explanation(
        "「{」が「}」で閉じられていません。", _BRACKETS, True
    ),
    "did not find expected node content": Explanation("ここに値が見つかりません。", _BRACKETS),
    "found unexpected end of stream": Explanation(
        "引用符が閉じられていません。", "文の終わりに、始まりと同じ引用符を書いてください。", True
    ),
    "found unexpected document indicator": Explanation(
        "引用符が閉じられていません。", "文の終わりに、始まりと同じ引用符を書いてください。", True
    ),
    "found character that cannot start any token": Explanation(
        "文をこの記号では始められません。", _QUOTE
    ),
    "found a tab character": Explanation(
        "字下げにタブが使われています。", "半角の空白に直してください。"
    ),
    "found unknown escape character": Explanation("「\\」の使い方が正しくありません。", _ESCAPE),
    "did not find expected hexdecimal number": Explanation(
        "「\\」の使い方が正しくありません。", _ESCAPE
    ),
    "found invalid Unicode character": Explanation("「\\」の使い方が正しくありません。", _ESCAPE),
    "did not find expected comment or line break": Explanation(
        "「|」や「>」のあとに文が続いています。", f"文は次の行から書くか、{_QUOTE}"
    ),
    "did not find expected alphabetic": Explanation("文をこの記号では始められません。", _QUOTE),
    "did not find expected <document start>": Explanation(
        "ここから先の並びが崩れています。", _INDENT
    ),
    "found incompatible YAML document": Explanation(
        "「%」で始まる行は使えません。", "消してください。"
    ),
    "control characters are not allowed": Explanation(*FORBIDDEN[1:]),
}
_UNKNOWN = Explanation("書き方が正しくないため、ここから先が読めません。", f"{_INDENT}{_QUOTE}")
_TAB = _EXPLANATIONS["found a tab character"]


def explain(problem: str, sign: str) -> Explanation:
    """`problem` is the library's message, `sign` the character at which it stopped."""
    if sign == "\t":
        return _TAB
    return next(
        (words for start, words in _EXPLANATIONS.items() if problem.startswith(start)), _UNKNOWN
    )


def character(text: str, place: tuple[int, int]) -> str:
    lines = text.splitlines()
    line = lines[place[0] - 1] if place[0] <= len(lines) else ""
    return line[place[1] - 1 : place[1]]
