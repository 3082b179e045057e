"""Killed at any moment, and whatever is done in between: no mixed site, and nothing is left."""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from site_builder.problems import PublishError
from site_builder.publish.publication import publish
from tests.extent import amount
from tests.publish.killing import ONE_BY_ONE, WAYS, publish_killed, publishing, take_way
from tests.publish.sites import NEW, NEXT, OLD, OWN_FILES, Site, names, pages, tree

LARGE_OLD = {**OLD, **{f"wards/{n}/index.html": b"old" * n for n in range(60)}}
LARGE_NEW = {**NEW, **{f"wards/{n}/index.html": b"new" * n for n in range(30, 90)}}
STEPS = 115
"""More than any way takes"""


@pytest.mark.parametrize("way", WAYS)
def test_a_kill_at_any_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    for step in count(1, amount(3, 1)):
        output = tmp_path / str(step) / "output"
        take_way(monkeypatch, way, output)
        publish(OLD.items(), output)
        killed = publish_killed(NEW, output, way, step)
        assert is_shown(pages(output), way, OLD, NEW)
        fail(output)
        assert pages(output) in (OLD, NEW)
        assert_tidy(output)
        publish(NEXT.items(), output)
        assert pages(output) == NEXT
        monkeypatch.undo()
        if not killed:
            break
    assert step > 50


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("seed", range(amount(1, 50)))
def test_a_kill_at_any_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str, seed: int
) -> None:
    output = tmp_path / "output"
    take_way(monkeypatch, way, output)
    publish(LARGE_OLD.items(), output)
    process = publishing((LARGE_NEW, LARGE_OLD), output, way)
    time.sleep(0.05 + random.Random(seed).random() / 5)
    process.kill()
    process.join()
    assert is_shown(pages(output), way, LARGE_OLD, LARGE_NEW)
    fail(output)
    assert pages(output) in (LARGE_OLD, LARGE_NEW)
    assert_tidy(output)


def untouched(output: Path) -> None:
    pass


def removed(output: Path) -> None:
    shutil.rmtree(output, ignore_errors=True)


def emptied(output: Path) -> None:
    """rm -rf output/*, which leaves what begins with a dot"""
    for path in output.glob("[!.]*") if output.is_dir() else ():
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def made_anew(output: Path) -> None:
    removed(output)
    output.mkdir()


BETWEEN = (untouched, removed, emptied, made_anew)


@pytest.mark.parametrize("seed", range(amount(8, 200)))
def test_two_kills_and_what_people_do_in_between(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = random.Random(seed)
    output, way = tmp_path / "output", WAYS[seed % len(WAYS)]
    take_way(monkeypatch, way, output)
    publish(OLD.items(), output)
    for site in (NEW, OLD):
        publish_killed(site, output, way, chance.randint(1, STEPS))
        chance.choice(BETWEEN)(output)
    fail(output)
    assert pages(output) in (OLD, NEW, {})
    publish(NEXT.items(), output)
    assert pages(output) == NEXT
    assert_tidy(output)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("step", range(amount(10, 1), STEPS, amount(40, 2)))
def test_what_someone_puts_in_the_place_meanwhile_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str, step: int
) -> None:
    output = tmp_path / "output"
    take_way(monkeypatch, way, output)
    publish(OLD.items(), output)
    publish_killed(NEW, output, way, step)
    made_anew(output)
    (output / "letter.txt").write_text("keep", encoding="utf-8")
    with pytest.raises(PublishError) as error:
        publish(NEXT.items(), output)
    assert [problem.code for problem in error.value.problems] == ["output-foreign"]
    assert tree(output) == {"letter.txt": b"keep"}
    (output / "letter.txt").unlink()
    publish(NEXT.items(), output)
    assert pages(output) == NEXT
    assert_tidy(output)


@pytest.mark.parametrize("way", ONE_BY_ONE)
@pytest.mark.parametrize("step", range(50, STEPS, amount(8, 1)))
def test_what_was_replaced_already_is_known_as_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str, step: int
) -> None:
    """Someone has deleted one of the new files: it cannot be finished any more."""
    output = tmp_path / "output"
    take_way(monkeypatch, way, output)
    publish(OLD.items(), output)
    publish_killed(NEW, output, way, step)
    (output / "assets" / "site-2.css").unlink(missing_ok=True)
    publish(NEXT.items(), output)
    assert pages(output) == NEXT
    assert_tidy(output)


def is_shown(shown: Site, way: str, before: Site, after: Site) -> bool:
    if way in ONE_BY_ONE:
        return all(data in (before.get(name), after.get(name)) for name, data in shown.items())
    return shown in (before, after) or (way == "renames" and not shown)


def fail(output: Path) -> None:
    """A run that finishes what it finds, and then fails on the content."""

    def broken() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"half"
        raise RuntimeError("the content is broken")

    with pytest.raises(RuntimeError):
        publish(broken(), output)


def assert_tidy(output: Path) -> None:
    beside = names(output.parent)
    assert beside <= {"output"}
    dotted = {name for name in names(output) if name.startswith(".")} if beside else set()
    assert dotted <= OWN_FILES
