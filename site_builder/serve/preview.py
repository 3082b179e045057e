"""The state that the browser sees: the newest one, with its problems."""

from __future__ import annotations

import asyncio
import os
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import PurePosixPath
from time import perf_counter
from typing import TypeVar

from site_builder.problems import Problem, SiteBuilderError, unexpected
from site_builder.serve.live_content import LiveContent
from site_builder.serve.site_files import SiteFiles

T = TypeVar("T")
OnState = Callable[["LiveState"], None]

_REMEMBERED = 100
"""Pages that stay, should their template break"""


@dataclass(frozen=True, slots=True)
class LiveState:
    number: int
    files: SiteFiles | None
    """Of the newest content that can be shown; None before the first"""
    problems: tuple[Problem, ...]
    """Those of its files, found while they were read"""
    is_broken: bool
    """One of the problems is an error: `files` are those of an earlier state"""
    seconds: float = field(default=0, compare=False)
    """How long it was read"""


def name_of(state: LiveState) -> str:
    """Among the states of other runs too."""
    return f"{os.getpid()}.{state.number}"


NOTHING_READ = LiveState(0, None, (), False)


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to a request."""

    data: bytes | None
    """None where there is no such file, or nothing good of it has ever been seen"""
    is_page: bool
    errors: tuple[Problem, ...] = ()
    """Why it is not of the newest state"""


class Preview:
    """Each state of the content has a number; a page that shows another one reloads itself."""

    def __init__(self, reading: LiveContent, on_state: OnState = lambda state: None) -> None:
        self._reading = reading
        self._on_state = on_state
        self._reader = ThreadPoolExecutor(1)
        """Reads files and makes pages, one after the other"""
        self._packer = ThreadPoolExecutor(1)
        """Makes what is about all sheets, which takes longer"""
        self._turn = asyncio.Lock()
        self._asked = self._answered = 0
        self._good: OrderedDict[str, bytes] = OrderedDict()
        self._news = asyncio.Event()
        self._read_last = NOTHING_READ
        """Kept even if the request was given up"""
        self.state = NOTHING_READ
        self.found: tuple[Problem, ...] = ()
        """Problems of the whole site, as far as they are known"""
        self.told = 0
        """How often such problems were reported"""

    async def newest(self) -> LiveState:
        """A state that has all that was saved before the call."""
        self._asked += 1
        number = self._asked
        async with self._turn:
            if self._answered < number:
                asked = self._asked  # requests that came meanwhile share this look
                self._show(await self._do(self._reader, self._read))
                self._answered = asked
        return self.state

    async def make(self, state: LiveState, url: str) -> Reply:
        if state.files is None:
            return Reply(None, _may_be_page(url), state.problems)
        page = await self._do(self._reader, partial(self._make_page, state, url))
        if page is None:
            return await self._do(self._packer, partial(_make_other, state, url))
        return page

    @property
    def news(self) -> asyncio.Event:
        """Set as soon as there is something new to show or to tell."""
        return self._news

    def tell(self, found: Sequence[Problem]) -> None:
        """Problems of the whole site, which are found while its pages are already shown."""
        self.found = tuple(found)
        self.told += 1
        self._wake()

    def close(self) -> None:
        for executor in (self._reader, self._packer):
            executor.shutdown(wait=False, cancel_futures=True)

    def _show(self, state: LiveState) -> None:
        if state is not self.state:
            self.state, self.found = state, ()
            self._wake()
            self._on_state(state)

    def _wake(self) -> None:
        news, self._news = self._news, asyncio.Event()
        news.set()

    async def _do(self, where: ThreadPoolExecutor, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(where, work)

    def _read(self) -> LiveState:
        last = self._read_last
        if not self._reading.has_changed():
            return last
        start = perf_counter()
        edition, problems = _attempt(self._reading.read)
        files = last.files
        if edition and (files is None or files.edition is not edition):
            files = SiteFiles(edition)
        known = edition.problems if edition else problems
        state = LiveState(last.number, files, known, edition is None, perf_counter() - start)
        if state != last:
            self._read_last = replace(state, number=last.number + 1)
        return self._read_last

    def _make_page(self, state: LiveState, url: str) -> Reply | None:
        assert state.files
        page, errors = _attempt(partial(state.files.page, url))
        if errors:
            return Reply(self._good.get(url), True, errors)
        if page is None:
            return None
        self._remember(url, page)
        return Reply(page, True, state.problems if state.is_broken else ())

    def _remember(self, url: str, page: bytes) -> None:
        self._good[url] = page
        self._good.move_to_end(url)
        if len(self._good) > _REMEMBERED:
            self._good.popitem(last=False)


def _attempt(work: Callable[[], T]) -> tuple[T | None, tuple[Problem, ...]]:
    """A mistake must not end the preview."""
    try:
        return work(), ()
    except SiteBuilderError as error:
        return None, error.problems
    except Exception as error:
        return None, (unexpected(error),)


def _make_other(state: LiveState, url: str) -> Reply:
    assert state.files
    data, errors = _attempt(partial(state.files.other, url))
    return Reply(data, False, errors)


def _may_be_page(url: str) -> bool:
    return PurePosixPath(url).suffix in ("", ".html")
