"""Files that are too large for memory: read as they were written, and never held as a whole."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from hypothesis import given
from hypothesis import strategies as st

from site_builder.export.stored import encoded, store, store_zip

PIECE = bytes(1 << 20)
NAMES = st.text(st.characters(categories=["L"]), min_size=1)


def test_a_file_comes_back_in_pieces_as_often_as_it_is_asked_for(tmp_path: Path) -> None:
    content = bytes(range(256)) * 10_000
    stored = store([content[:5], b"", content[5:]], tmp_path)
    assert len(stored) == len(content)
    assert [bytes(stored), b"".join(stored)] == [content, content]
    assert len(list(stored)) == 3


@given(st.dictionaries(NAMES, st.lists(st.binary())))
def test_each_file_of_a_zip_lies_in_it(files: dict[str, list[bytes]]) -> None:
    bundle, places = store_zip(files.items(), None)
    wanted = {name: b"".join(pieces) for name, pieces in files.items()}
    assert {name: bytes(stored) for name, stored in places.items()} == wanted
    with ZipFile(BytesIO(bytes(bundle))) as read:
        assert {name: read.read(name) for name in read.namelist()} == wanted


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=3), st.integers(0, 300))
def test_texts_are_encoded_one_after_the_other(texts: list[str], empty: int) -> None:
    assert b"".join(encoded([*[""] * empty, *texts])) == "".join(texts).encode()


def test_no_file_is_held_as_a_whole(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(20):
            yield bytes(PIECE)

    tracemalloc.start()
    try:
        bundle, places = store_zip([("a", pieces()), ("b", store(pieces(), tmp_path))], tmp_path)
        read = sum(len(piece) for stored in (bundle, *places.values()) for piece in stored)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert read > 80 * len(PIECE)
    assert peak < 5 * len(PIECE)
