"""Compiled templates, kept as Python keeps compiled modules: beside the program, where nobody can
write who may not change the program itself, and not at all where Python is to keep none."""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

FOLDER = Path(cache_from_source(__file__)).parent
_ENDING = ".template"
_SIZE = sha256().digest_size


class CompiledTemplates(jinja2.BytecodeCache):
    """A file for each template, with a digest of what it was compiled from, and how."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            data = self._file(bucket).read_bytes()
            digest, code = data[:_SIZE], data[_SIZE:]
            if digest == _digest(bucket, code):
                bucket.code = marshal.loads(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if sys.dont_write_bytecode:
            return
        code, file = marshal.dumps(bucket.code), self._file(bucket)
        beside = file.with_name(f"{file.name}.{os.getpid()}")
        with suppress(OSError):
            self._folder.mkdir(exist_ok=True)
            beside.write_bytes(_digest(bucket, code) + code)
            beside.replace(file)

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}{_ENDING}"


def _digest(bucket: Bucket, code: bytes) -> bytes:
    generator = bucket.environment.code_generator_class.__qualname__
    return sha256(_compiler() + f"{generator} {bucket.checksum}".encode() + code).digest()


@cache
def _compiler() -> bytes:
    """Jinja, our part in it and Python: another one may compile otherwise."""
    whole = sha256(MAGIC_NUMBER)
    for module in (jinja2.__file__, __file__):
        for source in sorted(Path(module).parent.glob("*.py")):
            whole.update(source.read_bytes())
    return whole.digest()
