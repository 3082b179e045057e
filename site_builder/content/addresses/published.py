"""content/published.txt: every address that was ever published, one a line, sorted.

Pages, pages with readings, feeds, data of pages, documents, and the goals of sheets
(/wards/chuo/chiiki/2025/#goal-2); not what bears a hash in its name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from site_builder.problems import Problem, Where

PUBLISHED = "published.txt"
_SHOWN = 3
_STEP = r"(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})+"
_ADDRESS = re.compile(rf"/(?:{_STEP}/)*(?:{_STEP})?(?:#[a-z][a-z0-9-]*)?")


def parse_published(path: str, text: str) -> tuple[Mapping[str, int], tuple[Problem, ...]]:
    """Address → its line; `path` is what the problems name. A merge may have left the lines out
    of order or twice: the next record sorts them."""
    found: dict[str, int] = {}
    problems = []
    for number, line in enumerate(text.splitlines(), 1):
        address = line.strip()
        if _ADDRESS.fullmatch(address):
            found.setdefault(address, number)
        elif address:
            problems.append(_no_address(Where(path, number, 1), address))
    return found, tuple(problems)


def dump_published(addresses: Iterable[str]) -> str:
    return "".join(f"{address}\n" for address in sorted(set(addresses)))


def check_kept(
    path: str, before: Collection[str], now: Collection[str], against: str
) -> Iterator[Problem]:
    """No line is ever taken out. `against` names the state of before."""
    lost = sorted(set(before) - set(now))
    if lost:
        shown = "、".join(lost[:_SHOWN]) + (" など" if len(lost) > _SHOWN else "")
        message = f"「{against}」にあった{len(lost)}件のアドレスが、一覧にありません（{shown}）。"
        hint = (
            "公開したアドレスは消せません。もとに戻し、移った先を redirects.yaml に書いてください。"
        )
        yield Problem(Where(path), "lost-address", message, hint)


def _no_address(where: Where, line: str) -> Problem:
    shown = line if len(line) <= 40 else f"{line[:40]}…"
    message = f"「{shown}」は、サイトのアドレスではありません。"
    hint = "「/wards/chuo/」のように「/」で始まるアドレスを、一行に一つ書きます。"
    return Problem(where, "bad-address", message, hint)
