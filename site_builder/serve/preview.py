"""What the browser gets to see: the last good state, and what is wrong with the newest one."""

from __future__ import annotations

import asyncio
import html
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from string import Template

from site_builder.problems import Problem, SiteBuilderError, abridged, unexpected

Build = Callable[[Path], Sequence[Problem]]
"""Writes the site into a folder and gives its warnings, or raises a SiteBuilderError"""

_HERE = Path(__file__).parent


class Preview:
    """Each state of the content has a number; a page that shows another one reloads itself."""

    def __init__(self, build: Build, room: Path) -> None:
        self._build = build
        self._room = room
        self._changed = asyncio.Event()
        self._kept: list[Path] = []
        self.version = 0
        self.problems: tuple[Problem, ...] = ()
        """Why the newest state has no pages; empty while all is well"""

    @property
    def folder(self) -> Path:
        """The pages of the last good state; an empty place before the first."""
        return self._kept[-1] if self._kept else self._room

    async def update(self) -> Sequence[Problem]:
        """Builds the newest state; gives its problems, warnings included."""
        folder = self._room / str(self.version + 1)
        problems, built = await asyncio.to_thread(self._try, folder)
        self.problems = () if built else tuple(problems)
        if built:
            self._keep(folder)
        self.version += 1
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()
        return problems

    async def change(self, seen: int) -> None:
        """Waits until the browser that has seen that version should load again."""
        if seen == self.version:
            await self._changed.wait()

    def _try(self, folder: Path) -> tuple[Sequence[Problem], bool]:
        try:
            return self._build(folder), True
        except SiteBuilderError as error:
            return error.problems, False
        except Exception as error:  # a bug of ours must not end the preview
            return [unexpected(error)], False

    def _keep(self, folder: Path) -> None:
        """The state before stays for a moment: a page may just be fetching its files."""
        self._kept.append(folder)
        for old in self._kept[:-2]:
            shutil.rmtree(old, ignore_errors=True)
        del self._kept[:-2]


def problem_page(problems: Sequence[Problem]) -> str:
    """The problems as a page of its own: the site's templates may be what is broken."""
    item = Template((_HERE / "problem.html").read_text(encoding="utf-8"))
    items = [
        item.substitute(
            where=html.escape(str(problem.where)),
            message=html.escape(problem.message),
            hint=html.escape(problem.hint),
            severity=problem.severity,
            code=html.escape(problem.code),
        )
        for problem in abridged(problems)
    ]
    page = Template((_HERE / "problems.html").read_text(encoding="utf-8"))
    return page.substitute(count=len(items), problems="".join(items))
