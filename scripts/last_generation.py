"""Adds the hashed assets of the last publication to output/, for pages that are open meanwhile.

    python -m scripts.last_generation SOURCE [OUTPUT]

SOURCE is where the last publication is: its address (https://…) or a folder. By its
assets-manifest.json the files whose names change with their content are taken from there, each
only if it is what the manifest says. Nothing there is no mistake: the site may be a new one, and
must be published in any case.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

from site_builder.publish.assets_manifest import NAME, is_hashed

MOST_FILES = 5_000
MOST_BYTES = 20_000_000
"""Of one file"""
PATIENCE = 20
"""Seconds for one file"""
USAGE = "使い方: python -m scripts.last_generation 公開中のアドレスか、前の output/ [output]"

Fetch = Callable[[str], bytes]
"""A path within the site → the file; raises OSError"""


def main(arguments: list[str]) -> int:
    if len(arguments) not in (1, 2):
        raise SystemExit(USAGE)
    source, output = arguments[0], Path(arguments[1] if arguments[1:] else "output")
    is_address = source.startswith(("https://", "http://"))
    added, told = add_generation(partial(_download if is_address else _read, source), output)
    for line in told:
        print(line, file=sys.stderr)
    print(f"前の版のファイルを {added} 個加えました。")
    return 0


def add_generation(fetch: Fetch, output: Path) -> tuple[int, list[str]]:
    """How many files were added, and what could not be had."""
    try:
        wanted = _parse(fetch(NAME))
    except (OSError, ValueError) as error:
        return 0, [f"前の版の一覧がありません（{error}）。"]
    told: list[str] = []
    missing = [path for path in wanted if not (output / path).exists()]
    found = _fetch_all(fetch, {path: wanted[path] for path in missing[:MOST_FILES]}, told)
    count = 0
    for path, data in found:
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_bytes(data)
        count += 1
    return count, told


def _fetch_all(
    fetch: Fetch, wanted: Mapping[str, str], told: list[str]
) -> Iterator[tuple[str, bytes]]:
    for path, digest in wanted.items():
        try:
            data = fetch(path)
        except OSError as error:
            told.append(f"{path}: 取れませんでした（{error}）。")
            continue
        if sha256(data).hexdigest() == digest:
            yield path, data
        else:
            told.append(f"{path}: 一覧と違うので、加えませんでした。")


def _parse(text: bytes) -> dict[str, str]:
    """Path → hash, of names that change with their content alone; ValueError where it is no
    manifest"""
    files = json.loads(text).get("files") if text.startswith(b"{") else None
    if not isinstance(files, dict):
        raise ValueError(f"{NAME} の形ではありません")
    return {p: digest for p, digest in files.items() if is_hashed(p) and isinstance(digest, str)}


def _read(folder: str, path: str) -> bytes:
    return (Path(folder) / path).read_bytes()


def _download(base: str, path: str) -> bytes:
    with urlopen(f"{base.rstrip('/')}/{quote(path)}", timeout=PATIENCE) as answer:
        data: bytes = answer.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise OSError("大きすぎます")
    return data


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
