"""content/site.yaml and content/pages/: what the site calls itself, and its pages of text."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from site_builder.content.yaml.reader import Path, Raw
from site_builder.content.yaml.shape import Issue, Issues, filled, record, text


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
    parts = urlsplit(value)
    if value and (parts.scheme not in ("http", "https") or not parts.netloc):
        hint = "「https://…」の形で書くか、空にしてください。"
        issues.append(Issue(path, "bad-url", f"「{value}」は公開先の住所になりません。", hint))
    return value


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
    },
    {},
)
