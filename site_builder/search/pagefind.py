"""The indexer: Pagefind's standard binary, told one shadow page after the other.

Its command line would read the pages from a folder in the order in which the file system lists
them, which differs between machines, and so would the index. Its service takes them in ours.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer
from typing import IO, Any, TypeAlias

import pagefind_bin

from site_builder.problems import Problem, PublishError, Where
from site_builder.search.shadow import ShadowPage

Message: TypeAlias = Mapping[str, Any]

TIME_LIMIT = 120.0
"""Seconds for one index; two thousand goals take two"""

_TOGETHER = 16
"""Messages sent before their answers are read: more answers could fill the pipe"""

_LIBRARY = ("pagefind.js", "wasm.unknown.pagefind")
_INDEX = ("pagefind-entry.json", "*.pf_meta", "index/*.pf_index")
_SIGNATURE = b"pagefind_dcd"


@dataclass(frozen=True, slots=True)
class Index:
    files: tuple[tuple[str, bytes], ...]
    """Path within the folder of the index, content"""
    ids: Mapping[int, str]
    """Number of a goal → Pagefind's name for its page"""


class _Stopped(Exception):
    """The indexer gave up: why, as far as it said so."""


def make_indexes(shadow: Sequence[Sequence[ShadowPage]]) -> tuple[Index, ...]:
    """One for each tuple of pages; the first holds Pagefind's browser library, too."""
    try:
        if len(shadow) == 1:  # the usual case: no threads
            return (_make_index(0, shadow[0]),)
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            return tuple(pool.map(_make_index, range(len(shadow)), shadow))
    except OSError as error:
        raise PublishError([_missing(error)]) from error
    except _Stopped as error:
        raise PublishError([_failed(str(error))]) from error


def _make_index(place: int, pages: Sequence[ShadowPage]) -> Index:
    with TemporaryDirectory(prefix="site-builder-") as name:
        folder = Path(name)
        _run(list(_messages(place, pages, folder)), folder)
        wanted = _INDEX if place else _INDEX + _LIBRARY
        files = (file for pattern in wanted for file in folder.glob(pattern))
        return Index(
            files=tuple(sorted((f.relative_to(folder).as_posix(), f.read_bytes()) for f in files)),
            ids=dict(_page_id(file) for file in sorted(folder.glob("fragment/*.pf_fragment"))),
        )


def _messages(place: int, pages: Sequence[ShadowPage], folder: Path) -> Iterator[Message]:
    """Each index has a language of its own, so that its page names differ from the others'."""
    yield {"type": "NewIndex"}
    for page in pages:
        yield {
            "type": "AddRecord",
            "index_id": 0,
            "url": str(page.number),
            "content": page.content,
            "language": f"s{place}",
        }
    yield {"type": "WriteFiles", "index_id": 0, "output_path": str(folder)}


def _page_id(fragment: Path) -> tuple[int, str]:
    content = gzip.decompress(fragment.read_bytes()).removeprefix(_SIGNATURE)
    return int(json.loads(content)["url"]), fragment.stem


# --- the conversation ---------------------------------------------------------------------


def _run(messages: Sequence[Message], folder: Path) -> None:
    command = [pagefind_bin.get_executable(), "--service"]
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nowhere, cwd=folder) as process:
        limit = Timer(TIME_LIMIT, process.kill)
        limit.start()
        try:
            _tell(process, messages)
        finally:
            limit.cancel()
            process.kill()  # it has written all, or never will


def _tell(process: subprocess.Popen[bytes], messages: Sequence[Message]) -> None:
    assert process.stdin
    assert process.stdout
    answers = _answers(process.stdout)
    for start in range(0, len(messages), _TOGETHER):
        some = messages[start : start + _TOGETHER]
        try:
            process.stdin.write(b"".join(_packed(start + n, one) for n, one in enumerate(some)))
            process.stdin.flush()
        except BrokenPipeError:
            raise _Stopped(f"終了コード {process.wait()}") from None
        for _ in some:
            answer = next(answers, None)
            if answer is None:
                raise _Stopped(f"終了コード {process.wait()}")
            if answer["type"] == "Error":
                raise _Stopped(answer["message"])


def _packed(number: int, message: Message) -> bytes:
    return b64encode(json.dumps({"message_id": number, "payload": message}).encode()) + b","


def _answers(stream: IO[bytes]) -> Iterator[Message]:
    rest = b""
    while chunk := os.read(stream.fileno(), 1 << 16):
        *whole, rest = (rest + chunk).split(b",")
        yield from (json.loads(b64decode(answer))["payload"] for answer in whole)


# --- what went wrong, in plain words ------------------------------------------------------


def _missing(error: OSError) -> Problem:
    return Problem(
        Where("pagefind"),
        "search-indexer-missing",
        f"検索の索引をつくるプログラム（Pagefind）を動かせません（{error}）。",
        "make site をもう一度実行してください（pagefind-bin を入れ直します）。",
    )


def _failed(reason: str) -> Problem:
    return Problem(
        Where("pagefind"),
        "search-indexer-failed",
        f"検索の索引をつくるプログラム（Pagefind）が途中で止まりました（{reason}）。",
        "もう一度つくってみてください。続くときは、空き容量とメモリーをたしかめてください。",
    )
