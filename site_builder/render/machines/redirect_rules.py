"""Redirects as servers take them: _redirects (Cloudflare Pages, Netlify), and a map for nginx.

They spare readers the page 「移りました」; files, which no page can stand for, have nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from site_builder.content.addresses.redirects import is_safe_path
from site_builder.graph import urls
from site_builder.graph.moves import Move
from site_builder.graph.site import File, Site

_NGINX_HEAD = (
    "# map $uri $moved { include …; } と if ($moved) { return 301 $moved; } で使います。\n"
)


def redirect_rules(site: Site) -> Iterator[File]:
    """Both are always there: a server's configuration names them."""
    base = urls.base_path(site.info.base_url)
    moves = [(base + m.source, base + m.target) for m in site.moves if _is_plain(m)]
    rules = "".join(f"{source} {target} 301\n" for source, target in moves)
    # nginx compares the path with its %XX decoded, and sends the target as it stands.
    lines = "".join(f'"{unquote(source)}" "{target}";\n' for source, target in moves)
    yield urls.path(urls.REDIRECT_RULES), rules.encode()
    yield urls.path(urls.NGINX_MAP), (_NGINX_HEAD + lines).encode()


def _is_plain(move: Move) -> bool:
    return is_safe_path(move.source) and is_safe_path(move.target)
