"""A publication, from taking the lock to deleting the old files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from site_builder.problems import Problem, PublishError
from site_builder.publish import refusals
from site_builder.publish.exchange import complete, take_place
from site_builder.publish.files import Content, NextFiles, check_files, write_files
from site_builder.publish.leftovers import settle
from site_builder.publish.lock import OnWait, locked
from site_builder.publish.marker import MARKER, added, contents, is_marked, listed, mark
from site_builder.publish.page_changes import PageChanges, compare_pages
from site_builder.publish.refusals import writing
from site_builder.publish.stages import Destination, Stage, find_stages, open_stage
from site_builder.publish.system import holds_mount, sync

NO_JEKYLL = (".nojekyll", b"")
"""GitHub Pages would drop files whose names begin with _"""

LOCK = ".lock"


def wait_silently(process: str) -> None:
    """For claim, where nobody needs to hear of the wait."""


@dataclass(frozen=True, slots=True)
class Published:
    output: Path
    made: NextFiles
    one_by_one: bool
    """Files were replaced one by one: for a moment old and new pages stood together"""
    problems: tuple[Problem, ...]
    """Warnings"""
    pages: PageChanges

    @property
    def files(self) -> int:
        return len(self.made.files)

    @property
    def size(self) -> int:
        """Bytes"""
        return sum(file.size for file in self.made.files)


def publish(
    files: Iterable[tuple[str, Content]], output: Path, inputs: Iterable[Path] = ()
) -> Published:
    """`inputs` are the folders that output/ must stay apart from: content/, templates/."""
    with claim(output, inputs) as place:
        refuse_contents(place)
        return publish_by(lambda folder: write_files(folder, files), place)


@contextmanager
def claim(
    output: Path, inputs: Iterable[Path] = (), on_wait: OnWait = wait_silently
) -> Iterator[Destination]:
    """output/ is ours alone, and in a whole state, while the block lasts."""
    if problems := check_place(output, inputs):
        raise PublishError(problems)
    with ExitStack() as held:
        with writing(output):
            place = _destination(output)
            held.enter_context(_parents_of(place.prefix))
            _lock(place, held, on_wait)
            settle(place.target)
        try:
            yield place
        finally:
            with writing(output):
                settle(place.target)


def refuse_contents(place: Destination, there: Iterable[str] | None = None) -> None:
    """Raises PublishError where output/ holds what may not be replaced. `there`: see added"""
    with writing(place.output):
        problems = check_contents(place.output, there)
    if problems:
        raise PublishError(problems)


def publish_by(write: Callable[[Path], NextFiles], place: Destination) -> Published:
    """`write` writes the files that output/ does not hold already into a folder."""
    with writing(place.output):
        stage = open_stage(place)
        made = write(stage.path)
        problems = check_files(stage.path, made)
    if problems:
        raise PublishError(problems)
    names = frozenset((*(file.path for file in made.files), NO_JEKYLL[0]))
    write_files(stage.path, [NO_JEKYLL])
    refuse_contents(place)
    with writing(place.output):
        pages = compare_pages(place.target, made)
        is_same = not made.written and _holds(place.target, names)
        one_by_one = not is_same and _bring(stage, place, made, names)
        left = settle(place.target)
    return Published(place.output, made, one_by_one, tuple(map(refusals.stays, left)), pages)


def _holds(target: Path, names: frozenset[str]) -> bool:
    return listed(target) == names and (target / NO_JEKYLL[0]).is_file()


def _bring(stage: Stage, place: Destination, made: NextFiles, names: frozenset[str]) -> bool:
    whole = complete(stage, place, [file.path for file in made.kept])
    mark(stage.path, names)
    sync(stage.path)
    return take_place(stage, place, whole=whole)


def finish_interrupted(output: Path) -> None:
    """For what only reads output/: finishes what a killed run has left, waits for none."""
    with writing(output), suppress(_Busy), ExitStack() as held:
        place = _destination(output)
        if find_stages(place.target):
            _lock(place, held, _give_up)
            settle(place.target)


def check_place(output: Path, inputs: Iterable[Path] = ()) -> list[Problem]:
    """Problems of the place of output/, whatever it holds."""
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        return [refusals.not_a_folder(output)]
    near = [folder for folder in inputs if _overlap(output.resolve(), folder.resolve())]
    return [refusals.overlaps(output, folder) for folder in near[:1]]


def check_contents(output: Path, there: Iterable[str] | None = None) -> list[Problem]:
    """Problems where output/ holds files that may not be replaced. `there`: see added"""
    if is_marked(output):
        names = added(output, there)
        return [refusals.holds_added(output, names)] if names else []
    if output.is_dir() and any(contents(output)):
        return [refusals.foreign(output)]
    return []


def _destination(output: Path) -> Destination:
    target = output.resolve()
    return Destination(output, target, holds_mount(target))


@contextmanager
def _parents_of(path: Path) -> Iterator[None]:
    """Those that were not there go again when nothing has come into them."""
    missing = [folder for folder in path.parents if not folder.exists()]
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        yield
    finally:
        with suppress(OSError):
            for folder in missing:
                folder.rmdir()


def _lock(place: Destination, held: ExitStack, on_wait: OnWait) -> None:
    """Also against a run for which it is a mount point, in a container."""
    inside = place.target / f"{MARKER}{LOCK}"
    files = [place.prefix.with_name(f"{place.prefix.name}{LOCK}")]
    if not place.in_place and inside.exists():
        files.append(inside)
    for file in files:
        held.enter_context(locked(file, on_wait))


class _Busy(Exception):
    pass


def _give_up(process: str) -> None:
    raise _Busy


def _overlap(one: Path, other: Path) -> bool:
    return one == other or one in other.parents or other in one.parents
