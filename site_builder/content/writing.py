"""A file of content/ is written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from site_builder.content.plain_files import SpecialFileError, read_plain, special_file
from site_builder.content.yaml.load import MAX_SIZE, too_large
from site_builder.problems import Problem, Where

_READABLE = 0o644


def write_whole(path: Path, data: bytes, *, lasting: bool = False) -> None:
    """Written beside, then renamed. `lasting`: it is on the disk before it takes the place of what
    was there, so that not even a power cut leaves neither; that takes time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            if lasting:
                stream.flush()
                os.fsync(stream.fileno())
        beside.chmod(_READABLE)  # mkstemp makes files that only their owner can read
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def read_text(file: Path, most: int = MAX_SIZE) -> tuple[str, tuple[Problem, ...]]:
    """The text of a UTF-8 file; empty where there is a problem. `most`: bytes"""
    try:
        data = read_plain(file, most + 1)
        if len(data) > most:
            return "", (too_large(str(file), most),)
        return data.decode("utf-8-sig"), ()
    except SpecialFileError:
        return "", (unreadable(file) if file.is_dir() else special_file(file),)
    except OSError:
        return "", (unreadable(file),)
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8", "replace")
        place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
        hint = "文字コードを UTF-8 にして保存し直してください。"
        message = "文字コードが UTF-8 ではありません。"
        return "", (Problem(Where(str(file), *place), "encoding", message, hint),)


def unreadable(file: Path) -> Problem:
    hint = "ファイルがあるか、開く許可があるかを確かめてください。"
    return Problem(Where(str(file)), "unreadable", "ファイルを開けません。", hint)
