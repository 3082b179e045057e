"""The indexer: Pagefind's standard binary, which gets one shadow page after the other.

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
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import PurePosixPath
from threading import Timer
from typing import IO, Any, TypeAlias

import pagefind_bin

from site_builder.problems import Problem, PublishError, Where
from site_builder.search.shadow import ShadowPage

Message: TypeAlias = Mapping[str, Any]

TIME_LIMIT = 120.0
"""Seconds for one index; two thousand goals take two"""

_WANTED = (
    "pagefind.js",
    "wasm.unknown.pagefind",
    "pagefind-entry.json",
    "*.pf_meta",
    "index/*.pf_index",
)
"""What the browser needs; not its ready-made pages, nor a worker"""
_FRAGMENT = ".pf_fragment"
_SIGNATURE = b"pagefind_dcd"


@dataclass(frozen=True, slots=True)
class PagefindIndex:
    files: tuple[tuple[str, bytes], ...]
    """Path within the folder of the index, content"""
    ids: Mapping[int, str]
    """Number of a goal → Pagefind's name for its page"""


class _IndexerStopped(Exception):
    """The indexer gave up: why, as far as it said so."""


def make_pagefind(pages: Sequence[ShadowPage]) -> PagefindIndex:
    """The index with Pagefind's browser library."""
    try:
        return _parse_answer(_run_service(list(_messages(pages)))["files"])
    except BrokenPipeError as error:
        raise PublishError([_indexer_failed("受け取りをやめました")]) from error
    except OSError as error:
        raise PublishError([_indexer_missing(error)]) from error
    except _IndexerStopped as error:
        raise PublishError([_indexer_failed(str(error))]) from error


def _parse_answer(answer: Sequence[Mapping[str, str]]) -> PagefindIndex:
    files = {file["path"].replace("\\", "/"): b64decode(file["content"]) for file in answer}
    return PagefindIndex(
        files=tuple(
            sorted((n, c) for n, c in files.items() if any(fnmatch(n, w) for w in _WANTED))
        ),
        ids=dict(_page_id(n, c) for n, c in sorted(files.items()) if n.endswith(_FRAGMENT)),
    )


def _messages(pages: Sequence[ShadowPage]) -> Iterator[Message]:
    """The files are handed over, not written: the indexer answers before its writing is done."""
    yield {"type": "NewIndex"}
    for page in pages:
        yield {
            "type": "AddRecord",
            "index_id": 0,
            "url": str(page.number),
            "content": page.content,
            "language": "s0",
        }
    yield {"type": "GetFiles", "index_id": 0}


def _page_id(name: str, content: bytes) -> tuple[int, str]:
    fragment = gzip.decompress(content).removeprefix(_SIGNATURE)
    return int(json.loads(fragment)["url"]), PurePosixPath(name).stem


# --- the conversation ---------------------------------------------------------------------


def _run_service(messages: Sequence[Message]) -> Message:
    """The answer to the last message."""
    command = [pagefind_bin.get_executable(), "--service"]
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nowhere) as process:
        limit = Timer(TIME_LIMIT, process.kill)
        limit.start()
        try:
            return _converse(process, messages)
        finally:
            limit.cancel()
            process.kill()  # it has said all, or never will


def _converse(process: subprocess.Popen[bytes], messages: Sequence[Message]) -> Message:
    """One after the other: messages sent together are taken in any order, and the index differs."""
    assert process.stdin
    assert process.stdout
    answers = _answers(process.stdout)
    answer: Message | None = None
    for number, message in enumerate(messages):
        try:
            process.stdin.write(_encoded(number, message))
            process.stdin.flush()
        except BrokenPipeError:
            raise _IndexerStopped(f"終了コード {process.wait()}") from None
        answer = next(answers, None)
        if answer is None:
            raise _IndexerStopped(f"終了コード {process.wait()}")
        if answer.get("type") == "Error":
            raise _IndexerStopped(answer["message"])
    return answer or {}


def _encoded(number: int, message: Message) -> bytes:
    return b64encode(json.dumps({"message_id": number, "payload": message}).encode()) + b","


def _answers(stream: IO[bytes]) -> Iterator[Message]:
    """Parted by commas; the last one is some megabytes long."""
    parts: list[bytes] = []
    while chunk := os.read(stream.fileno(), 1 << 20):
        first, *others = chunk.split(b",")
        parts.append(first)
        for other in others:
            yield _decoded(b"".join(parts))
            parts = [other]


def _decoded(answer: bytes) -> Message:
    try:
        payload: Message = json.loads(b64decode(answer))["payload"]
    except (ValueError, KeyError):
        raise _IndexerStopped("答えを読めません") from None
    return payload


# --- what went wrong, in plain words ------------------------------------------------------


def _indexer_missing(error: OSError) -> Problem:
    return Problem(
        Where("pagefind"),
        "search-indexer-missing",
        f"検索の索引をつくるプログラム（Pagefind）を動かせません（{error}）。",
        "pip install --force-reinstall pagefind-bin で入れ直してください。",
    )


def _indexer_failed(reason: str) -> Problem:
    return Problem(
        Where("pagefind"),
        "search-indexer-failed",
        f"検索の索引をつくるプログラム（Pagefind）が途中で止まりました（{reason}）。",
        "もう一度つくってみてください。続くときは、空き容量とメモリーをたしかめてください。",
    )
