"""content/redirects.yaml: where a page went that is no longer at its address, or why it went."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from site_builder.content.sheet.schema import filled_day
from site_builder.content.yaml.reader import Path, Raw
from site_builder.content.yaml.shape import Issue, Issues, filled, list_of, record

REDIRECTS = "redirects.yaml"
_STEP = r"(?:[A-Za-z0-9._-]|%[0-9A-F]{2})+"
_PATH = re.compile(rf"/(?:{_STEP}/)*(?:{_STEP})?")
_UNSAFE = re.compile(r"[^\w .-]|[\x00-\x1f\x7f]")
"""In a step of the path, after its %XX: signs that mean something to a server's configuration"""
_ODD_FILE = re.compile(r"/(?:[A-Za-z0-9_-]+/)+[A-Za-z0-9_~%-][A-Za-z0-9._~%-]*\.[A-Za-z0-9]+")
"""A document may have any name; that it was withdrawn stands in no server's configuration"""
_FILE = re.compile(r".*\.[A-Za-z0-9]+")
_HINT = "「/wards/chuo/chiiki/2025/」のように、サイトの中のアドレスだけを書いてください。"
_TRUE = "true"


@dataclass(frozen=True, slots=True)
class Redirect:
    """It is about the page at its address, about all below that, and about its data and its page
    with readings."""

    source: str
    """`from`: an address that was published and has no page now"""
    target: str
    """`to`: an address of the site; empty: withdrawn"""
    since: str
    """2026-04-01"""
    why: str


@dataclass(frozen=True, slots=True)
class AddressBook:
    published: Mapping[str, int] | None = None
    """Address → its line in published.txt; None: there is no such file"""
    redirects: tuple[Redirect, ...] = field(default=())


NO_ADDRESSES = AddressBook()


def is_safe_path(text: str) -> bool:
    """Of the alphabet of addresses: no scheme, //, query, white space, nor a sign that means
    something to a web server."""
    if not _PATH.fullmatch(text):
        return False
    try:
        steps = [unquote(step, errors="strict") for step in text.split("/")]
    except UnicodeDecodeError:
        return False
    return not any(step in (".", "..") or _UNSAFE.search(step) for step in steps)


def _source(raw: Raw, path: Path, issues: Issues) -> str:
    odd = isinstance(raw, str) and _ODD_FILE.fullmatch(raw)
    return str(raw) if odd else _path(raw, path, issues)


def _path(raw: Raw, path: Path, issues: Issues) -> str:
    value = filled(raw, path, issues)
    if value and not is_safe_path(value):
        issues.append(
            Issue(path, "bad-address", f"「{value}」は、サイトのアドレスではありません。", _HINT)
        )
        return ""
    if value and not value.endswith("/") and not _FILE.fullmatch(value.rpartition("/")[2]):
        hint = f"ページなら「{value}/」と書いてください。"
        issues.append(Issue(path, "bad-address", f"「{value}」の終わりに「/」がありません。", hint))
    return value


def _gone(raw: Raw, path: Path, issues: Issues) -> bool:
    if raw != _TRUE:
        hint = "公開を終えたページに「gone: true」と書きます。理由は why に書いてください。"
        issues.append(Issue(path, "wrong-type", "gone に書けるのは true だけです。", hint))
    return True


@dataclass(frozen=True, slots=True)
class _Entry:
    redirect: Redirect
    gone: bool


def _entry(**values: Any) -> _Entry:
    """By the keys of the file: `from` is no name in Python."""
    made = Redirect(values["from"], values.get("to", ""), values["since"], values["why"])
    return _Entry(made, values.get("gone", False))


_KEYS = {"from": _source, "to": _path, "gone": _gone, "since": filled_day, "why": filled}
_ENTRY = record(_entry, _KEYS, {"from": "", "since": "", "why": ""})


def _redirect(raw: Raw, path: Path, issues: Issues) -> Redirect:
    entry = _ENTRY(raw, path, issues)
    if isinstance(raw, dict) and ("to" in raw) == entry.gone:
        message = "to と gone の、どちらか一つが要ります。"
        hint = "移った先があれば to にアドレスを、公開を終えたのなら gone: true を書いてください。"
        issues.append(Issue(path, "to-or-gone", message, hint))
    if entry.redirect.target and entry.redirect.source and not is_safe_path(entry.redirect.source):
        message = f"「{entry.redirect.source}」は、移せるアドレスではありません。"
        hint = "公開を終えたのなら、to の代わりに gone: true を書いてください。"
        issues.append(Issue((*path, "from"), "bad-address", message, hint))
    return entry.redirect


def _listed(redirects: tuple[Redirect, ...]) -> tuple[Redirect, ...]:
    return redirects


read_redirects = record(_listed, {"redirects": list_of(_redirect)}, {"redirects": ()})


def redirect_issues(redirects: tuple[Redirect, ...]) -> Iterator[Issue]:
    """What the file alone shows: an address twice, a chain, a loop."""
    places: dict[str, int] = {}
    for index, one in enumerate(redirects):
        if one.source in places:
            message = f"「{one.source}」が2回あります。"
            yield Issue(
                ("redirects", index, "from"), "double-redirect", message, "1つにしてください。"
            )
        places.setdefault(one.source, index)
    for index, one in enumerate(redirects):
        if one.source and one.target and one.target in places:
            yield _chain(("redirects", index, "to"), one, redirects[places[one.target]])


def _chain(path: Path, one: Redirect, following: Redirect) -> Issue:
    if one.source in (one.target, following.target):
        message = f"「{one.source}」と「{one.target}」が、たがいを指しています。"
        return Issue(path, "redirect-loop", message, "いまあるページのアドレスを書いてください。")
    message = f"「{one.target}」も、移ったか公開を終えたアドレスです。"
    hint = (
        f"to を「{following.target}」にしてください。"
        if following.target
        else "gone: true にしてください。"
    )
    return Issue(path, "redirect-chain", message, hint)
