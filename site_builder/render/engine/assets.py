"""Stylesheets, scripts and pictures under names that change with their content.

All CSS goes into one file: first what is general, then one file a component, print last.
The scripts of a folder (js/search/) become one classic script too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from site_builder.graph import urls
from site_builder.render.engine.shorter import shorter_css, shorter_js

CSS_FIRST = ("css/tokens.css", "css/base.css", "css/layout.css")
CSS_LAST = ("css/print.css", "css/print_form.css")


@dataclass(frozen=True, slots=True)
class Assets:
    files: tuple[tuple[str, bytes], ...]
    """Path in output/ → bytes"""
    urls: Mapping[str, str]
    """Name → URL: css, js/search, icon.svg"""


def bundle(sources: Mapping[str, bytes]) -> Assets:
    """`sources`: path within templates/assets → bytes."""
    made = sorted(_published_assets(sources))
    files = tuple((urls.path(url), content) for _, url, content in made)
    return Assets(files, {name: url for name, url, _ in made})


def _published_assets(sources: Mapping[str, bytes]) -> Iterator[tuple[str, str, bytes]]:
    """Name, URL and content of each file that is published."""
    css = shorter_css(_joined(sources, _css_order(sources))).encode()
    yield "css", urls.asset(f"site.{_fingerprint(css)}.css"), css
    for name, files in _scripts(sources).items():
        script = "".join(shorter_js(sources[file].decode()) for file in files).encode()
        yield name, urls.asset(f"{name.removeprefix('js/')}.{_fingerprint(script)}.js"), script
    for name in sorted(sources):
        if not name.startswith(("css/", "js/")):
            stem, _, suffix = name.rpartition(".")
            yield name, urls.asset(f"{stem}.{_fingerprint(sources[name])}.{suffix}"), sources[name]


def _joined(sources: Mapping[str, bytes], names: Iterable[str]) -> str:
    return "\n".join(sources[name].decode() for name in names)


def _scripts(sources: Mapping[str, bytes]) -> Mapping[str, list[str]]:
    """js/search → the files of that folder; main.js, which starts it, comes last."""
    found: dict[str, list[str]] = {}
    for name in sorted(sources, key=lambda name: (name.endswith("/main.js"), name)):
        if name.startswith("js/"):
            folder = "/".join(name.split("/")[:2]).removesuffix(".js")
            found.setdefault(folder, []).append(name)
    return found


def _css_order(sources: Mapping[str, bytes]) -> Iterator[str]:
    yield from (name for name in CSS_FIRST if name in sources)
    own = {*CSS_FIRST, *CSS_LAST}
    yield from (n for n in sorted(sources) if n.startswith("css/") and n not in own)
    yield from (name for name in CSS_LAST if name in sources)


def _fingerprint(content: bytes) -> str:
    return sha256(content).hexdigest()[:10]
