"""content/site.yaml and content/pages/<id>.md: what the site calls itself, and its pages of text.

Settings of a page may stand before its title, between two lines of ---: lang and wards.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from site_builder.content.web_address import is_web_address
from site_builder.content.yaml.load import load_yaml
from site_builder.content.yaml.reader import Path, Raw
from site_builder.content.yaml.shape import Issue, Issues, filled, record, text, whole
from site_builder.content.yaml.signs import forbidden_problems
from site_builder.problems import Problem, Where


@dataclass(frozen=True, slots=True)
class SiteInfo:
    """content/site.yaml"""

    title: str = "区役所の目標と結果"
    subtitle: str = "新潟市 組織目標管理シート"
    description: str = ""
    base_url: str = ""
    publisher: str = ""
    """Empty: the site says on every page that it is not the city's official one"""
    licence: str = ""
    contact: str = ""
    year_ended: int = 0
    """The newest fiscal year that has ended, where the sheets do not tell; 0: they do"""


@dataclass(frozen=True, slots=True)
class MarkdownPage:
    """content/pages/<id>.md: the first heading is the title"""

    id: str
    title: str
    markdown: str
    lang: str = "ja"
    """Language of title and text"""
    wards: str = ""
    """Heading of a list of all wards, which then stands behind the opening words"""


def _base_url(raw: Raw, path: Path, issues: Issues) -> str:
    value = text(raw, path, issues)
    if value and not is_web_address(value):
        hint = "「https://…」の形で書くか、空にしてください。"
        issues.append(Issue(path, "bad-url", f"「{value}」は公開先のアドレスになりません。", hint))
    return value


_whole_year = whole(1989, 2100, "年度")


def _year_ended(raw: Raw, path: Path, issues: Issues) -> int:
    return 0 if raw in (None, "") else _whole_year(raw, path, issues)


read_site_info = record(
    SiteInfo,
    {
        "title": filled,
        "subtitle": text,
        "description": text,
        "base_url": _base_url,
        "publisher": text,
        "licence": text,
        "contact": text,
        "year_ended": _year_ended,
    },
    {},
)


# --- pages --------------------------------------------------------------------------------

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_TITLE = re.compile(r"#[ \t\u3000]+(.*\S)")
_FENCE = re.compile(r"---[ \t]*")
_LANG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class _Settings:
    lang: str = "ja"
    wards: str = ""


def _lang(raw: Raw, path: Path, issues: Issues) -> str:
    value = text(raw, path, issues)
    if value and not _LANG.fullmatch(value):
        hint = "日本語は ja、英語は en のように書いてください。"
        issues.append(Issue(path, "bad-lang", f"「{value}」は言語の記号ではありません。", hint))
    return value or "ja"


_read_settings = record(_Settings, {"lang": _lang, "wards": text}, {})


def page_file(page_id: str) -> str:
    """The path within content/"""
    return f"pages/{page_id}.md"


def load_page(
    path: str, page_id: str, text: str
) -> tuple[MarkdownPage | None, tuple[Problem, ...]]:
    """`path` is what the problems name, `page_id` the file's name without .md"""
    if not _ID.fullmatch(page_id):
        hint = "小文字の英字・数字と「-」の、ほかと重ならない名前にしてください。"
        message = f"「{page_id}」はページの名前に使えません。"
        return None, (Problem(Where(path), "bad-page-name", message, hint),)
    if problems := forbidden_problems(path, text):
        return None, problems
    settings, body = _split(text)
    found, problems = _load_settings(path, settings)
    lines = body.splitlines()
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    title = _TITLE.fullmatch(lines[first].rstrip()) if lines else None
    if title is None:
        hint = "1行目に「# このサイトについて」のように書いてください。"
        message = "ページの題名がありません。"
        untitled = Problem(Where(path, first + 1, 1), "page-without-title", message, hint)
        return None, (*problems, untitled)
    if problems:
        return None, problems
    return MarkdownPage(page_id, title[1], body, found.lang, found.wards), ()


def _split(text: str) -> tuple[str, str]:
    """The settings and the rest, each in the lines where it stands in the file."""
    lines = text.splitlines()
    fences = [n for n, line in enumerate(lines) if _FENCE.fullmatch(line)][:2]
    if len(fences) < 2 or fences[0]:
        return "", text
    end = fences[1]
    return "\n".join(["", *lines[1:end], ""]), "\n".join([*[""] * (end + 1), *lines[end + 1 :], ""])


def _load_settings(path: str, settings: str) -> tuple[_Settings, tuple[Problem, ...]]:
    if not settings.strip():
        return _Settings(), ()
    found, problems = load_yaml(path, settings, _read_settings, lambda _: ())
    return found or _Settings(), problems
