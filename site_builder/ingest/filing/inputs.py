"""The files that arguments name, folders searched, and their bytes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from errno import EDEADLK
from pathlib import Path

from site_builder.content.folder.frame import DOCUMENT_ENDINGS
from site_builder.ingest.formats.file_kinds import ICLOUD
from site_builder.problems import Problem, Severity, Where

MOST_BYTES = 200_000_000
"""No sheet is that long; a disk image that was named by mistake is"""
_LOCK = "~$"
"""Excel's mark of a workbook that somebody has open"""
_ICLOUD = ".icloud"
_CLOUD = range(358, 405)
"""Errors of Windows about files that lie in a cloud; macOS says EDEADLK"""
_ONLINE = (
    "ネットワークにつなぎ、OneDrive などに入り直してください。それから、ファイルを右クリックし、"
    "「このデバイス上に常に保持する」を選んで、もう一度取り込んでください。"
)
_ENDINGS = "、".join(DOCUMENT_ENDINGS)


def find_files(
    paths: Iterable[Path], content: Path | None, problems: list[Problem]
) -> Iterator[Path]:
    """The files as named, and in folders all that look like documents."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        problems += (_elsewhere(file) for file in _placeholders(path))
        inner = [file for file in _within(path, problems) if not _is_own(file, path, content)]
        known = [file for file in inner if file.suffix.lower() in DOCUMENT_ENDINGS]
        problems += [_skipped(file) for file in inner if file not in known]
        if not known and not any(_placeholders(path)):
            problems.append(_no_documents(path))
        yield from known


def _within(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    """Sorted by name, without hidden ones; a folder that cannot be opened is a problem."""

    def refused(error: OSError) -> None:
        problems.append(_unreadable(Path(error.filename), error))

    found = [
        Path(here, name)
        for here, folders, names in os.walk(folder, onerror=refused)
        for name in names + [inner for inner in folders if Path(here, inner).is_symlink()]
    ]
    shown = (file for file in found if not _is_hidden(file.relative_to(folder)))
    yield from sorted(file for file in shown if not file.is_dir())


def _placeholders(folder: Path) -> Iterator[Path]:
    """What iCloud leaves of a file whose contents it has taken away: .form.xlsx.icloud"""
    found = sorted(folder.rglob(f".*{_ICLOUD}"))
    return (one for one in found if not _is_hidden(one.parent.relative_to(folder)))


def _is_hidden(path: Path) -> bool:
    return any(part.startswith((".", _LOCK)) for part in path.parts)


def _is_own(file: Path, folder: Path, content: Path | None) -> bool:
    """Whether an earlier convert wrote it: no new document, unless content/sources is named."""
    if content is None or is_filed(folder, content):
        return False
    return file.resolve().is_relative_to(content.resolve())


def is_filed(path: Path, content: Path) -> bool:
    """Whether it is a document of content/sources/"""
    return path.resolve().is_relative_to((content / "sources").resolve())


def load_files(paths: Iterable[Path], problems: list[Problem]) -> list[tuple[str, bytes]]:
    """Name and bytes of each file, none twice."""
    found: dict[bytes, Path] = {}
    for path in paths:
        try:
            data = _bytes(path)
        except OSError as error:
            problems.append(_unreadable(path, error))
            continue
        if len(data) > MOST_BYTES:
            problems.append(_too_big(path))
            continue
        first = found.setdefault(data, path)
        if not first.samefile(path):
            problems.append(_same(path, first))
    return [(path_name(path), data) for data, path in found.items()]


def path_name(path: Path) -> str:
    """For people and for files: names that another system has given may be no UTF-8."""
    raw = os.fsencode(path)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _old_name(raw)


def _old_name(raw: bytes) -> str:
    """As Japanese Windows names files in an archive, or with signs for unknown letters."""
    told = raw.decode("cp932", "replace")
    return told if told.isprintable() and "\ufffd" not in told else raw.decode("utf-8", "replace")


def _bytes(path: Path) -> bytes:
    """Raises OSError for a pipe or a device, whose end may never come."""
    if path.exists() and not path.is_file():
        raise OSError(0, "ふつうのファイルではありません")
    with path.open("rb") as stream:
        return stream.read(MOST_BYTES + 1)


# --- problems -----------------------------------------------------------------------------


def _skipped(path: Path) -> Problem:
    message = "読める種類のファイルではないので、飛ばしました。"
    hint = f"読めるのは {_ENDINGS} です。"
    return Problem(Where(path_name(path)), "document-skipped", message, hint, Severity.WARNING)


def _no_documents(path: Path) -> Problem:
    hint = f"フォルダーの名前を確かめてください。読めるのは {_ENDINGS} です。"
    return Problem(
        Where(path_name(path)), "folder-without-documents", "読める文書がありません。", hint
    )


def _elsewhere(placeholder: Path) -> Problem:
    """The problem names the file that the placeholder stands for."""
    own = placeholder.name.removeprefix(".").removesuffix(_ICLOUD)
    where = Where(path_name(placeholder.with_name(own)))
    return Problem(where, ICLOUD.code, ICLOUD.message, ICLOUD.hint)


def _same(path: Path, first: Path) -> Problem:
    message = f"{path_name(first)} と同じ中身なので、1回だけ読みました。"
    return Problem(Where(path_name(path)), "document-again", message, severity=Severity.WARNING)


def _too_big(path: Path) -> Problem:
    message = f"ファイルが大きすぎて（{MOST_BYTES // 1_000_000} MB を超えます）、読めません。"
    hint = "組織目標管理シートの文書か確かめてください。"
    return Problem(Where(path_name(path)), "document-too-big", message, hint)


def _unreadable(path: Path, error: OSError) -> Problem:
    placeholder = path.with_name(f".{path.name}{_ICLOUD}")
    if isinstance(error, FileNotFoundError) and placeholder.is_file():
        return _elsewhere(placeholder)
    if error.errno == EDEADLK or getattr(error, "winerror", 0) in _CLOUD:
        message = "文書の中身がこの機械になく、クラウド（OneDrive など）から取り寄せられません。"
        return Problem(Where(path_name(path)), "document-unreadable", message, _ONLINE)
    hint = "ファイルがあるか、開く許可があるかを確かめてください。"
    message = f"文書を開けません（{_refusal(error)}）。"
    return Problem(Where(path_name(path)), "document-unreadable", message, hint)


def _refusal(error: OSError) -> str:
    """The reason of an OSError in plain Japanese."""
    if isinstance(error, FileNotFoundError):
        return "その場所にファイルがありません"
    if isinstance(error, PermissionError):
        return "読む許可がありません"
    return str(error.strerror)
