"""Problems that keep output/ from being replaced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from site_builder.problems import Problem, PublishError, Severity, Where

_SHOWN = 20


@contextmanager
def writing(output: Path) -> Iterator[None]:
    """Turns the system's refusal into a problem that names the folder and the reason."""
    try:
        yield
    except OSError as error:
        raise PublishError([_not_writable(output, error)]) from error


@contextmanager
def replacing(output: Path) -> Iterator[None]:
    """Like `writing`, where some files have been replaced already."""
    try:
        yield
    except OSError as error:
        raise PublishError([_not_finished(output, error)]) from error


def not_a_folder(output: Path) -> Problem:
    return Problem(
        Where(str(output)),
        "output-not-a-folder",
        "出力先がフォルダーではなく、ファイルかリンクです。",
        "--output に、新しいフォルダーか空のフォルダーを指定してください。",
    )


def overlaps(output: Path, folder: Path) -> Problem:
    return Problem(
        Where(str(output)),
        "output-overlaps",
        f"出力先が {folder} と重なっています。書き込むと元の資料が失われます。",
        "--output に、資料やテンプレートの外のフォルダーを指定してください。",
    )


def foreign(output: Path) -> Problem:
    return Problem(
        Where(str(output)),
        "output-foreign",
        "出力先に、site-builder がつくったものではないファイルがあります。",
        "中身を確かめて別の場所に移すか、--output に別のフォルダーを指定してください。",
    )


def foreign_archive(file: Path) -> Problem:
    return Problem(
        Where(str(file)),
        "archive-foreign",
        "zip を書く所に、site-builder がつくったものではないファイルがあります。",
        "そのファイルを別の場所に移すか、--output に別のフォルダーを指定してください。",
    )


def holds_added(output: Path, names: Sequence[str]) -> Problem:
    shown = "、".join(names[:_SHOWN]) + (" など" if len(names) > _SHOWN else "")
    return Problem(
        Where(str(output)),
        "output-added-files",
        f"出力先に、後から置かれたファイルが {len(names)} 個あります（{shown}）。"
        "出力先は build のたびにまるごと入れ替わるので、消えてしまいます。",
        "いつも一緒に公開するもの（CNAME など）は content/static/ に、ほかの要るものは別の場所に"
        "移し、要らないものは消してから、もう一度 build してください。",
    )


def stays(folder: Path) -> Problem:
    return Problem(
        Where(str(folder)),
        "output-leftover",
        "入れ替える前の出力を、消せませんでした。公開には差しつかえありません。",
        "次の build がもう一度消してみます。続くときは、書き込みの権限を確かめて消してください。",
        Severity.WARNING,
    )


def _not_writable(output: Path, error: OSError) -> Problem:
    return Problem(
        Where(str(output)),
        "output-not-writable",
        f"書き込めませんでした（{_reason(error)}）。",
        "空き容量と書き込みの権限を確かめてください。前の出力はそのまま残っています。",
    )


def _not_finished(output: Path, error: OSError) -> Problem:
    return Problem(
        Where(str(output)),
        "output-not-finished",
        f"ファイルを入れ替える途中で止まりました（{_reason(error)}）。"
        "いまは、新しいファイルと前のファイルがまざっています。",
        "空き容量と書き込みの権限を確かめて、もう一度 build してください。続きから行います。",
    )


def _reason(error: OSError) -> str:
    return f"{error.strerror}: {error.filename}" if error.filename else str(error.strerror)
