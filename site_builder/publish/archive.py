"""The folder of a site as one file, for a stick or a letter: the same site is the same bytes."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from site_builder.problems import PublishError
from site_builder.publish import refusals
from site_builder.publish.marker import listed
from site_builder.publish.refusals import writing

_OURS = b"site-builder"
"""The comment by which a file is known as ours, and may be replaced"""
_MODE = 0o100644 << 16


def archive_of(output: Path) -> Path:
    """Its place, beside the folder; raises PublishError where another file lies there."""
    file = output.with_name(f"{output.name}.zip")
    if file.exists() and not _is_ours(file):
        raise PublishError([refusals.foreign_archive(file)])
    return file


def write_archive(output: Path, file: Path) -> int:
    """All files in one folder, as it is called here; gives the size in bytes. A file that was there
    stays until the new one is whole."""
    beside = file.with_name(f".{file.name}.tmp")
    with writing(file):
        try:
            with ZipFile(beside, "w", ZIP_DEFLATED) as archive:
                archive.comment = _OURS
                for name in sorted(listed(output) or ()):
                    if not name.startswith("."):  # of hosts
                        entry = ZipInfo(f"{output.name}/{name}")
                        entry.external_attr, entry.compress_type = _MODE, ZIP_DEFLATED
                        archive.writestr(entry, (output / name).read_bytes())
            beside.replace(file)
        finally:
            beside.unlink(missing_ok=True)
        return file.stat().st_size


def _is_ours(file: Path) -> bool:
    try:
        with ZipFile(file) as archive:
            return archive.comment == _OURS
    except (OSError, BadZipFile):
        return False
