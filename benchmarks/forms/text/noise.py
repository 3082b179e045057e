"""The kinds of disorder that the two dump flavours show; each can be switched."""

import random
from dataclasses import dataclass, fields, replace
from typing import Literal

HeaderKind = Literal["four", "five", "six", "seven", "eight", "section_first"]
SummaryLabel = Literal["kept", "lost", "last"]


@dataclass(frozen=True)
class Noise:
    """How one tabular sheet differs from an orderly one; the defaults are orderly."""

    heading_mark: bool = True
    header: HeaderKind = "six"
    displaced_section: bool = False
    cut_label: bool = False
    bare_first_bullet: bool = False
    legend_spaces: bool = False
    legend_gap: bool = False
    code_label_first: bool = False
    summary_label: SummaryLabel = "kept"
    trailing: int = 0
    ragged: bool = False
    list_tags: bool = False
    wrapped: bool = False
    double_spaces: bool = False
    extra_column: bool = False
    no_result_column: bool = False
    shifted_row: bool = False
    value_off: bool = False
    melted: bool = False
    long_dates: bool = False


@dataclass(frozen=True)
class RawNoise:
    """How one raw sheet differs from the plainest one."""

    permuted: bool = False
    detached: bool = False
    header_last: bool = False
    split_header: bool = False
    glued_department: bool = False
    created_apart: bool = False
    title_last: bool = False
    goal_indent: str = ""
    summary_indent: str = ""
    target_on_head: bool = False
    empty_rows: bool = False
    inner_space: bool = False
    code_behind_goal: bool = False
    wide_digits: bool = False
    uneven: bool = False
    long_dates: bool = False


_HEADERS: tuple[HeaderKind, ...] = ("four", "five", "six", "seven", "eight", "section_first")
_HARD = ("extra_column", "shifted_row", "value_off", "no_result_column")


def random_noise(rng: random.Random, *, evaluated: bool) -> Noise:
    """Harmless kinds often; at most one of the kinds that move cells, in every fourth sheet."""
    hard = rng.choice(_HARD[:-1] if evaluated else _HARD) if rng.random() < 0.25 else ""
    return Noise(
        heading_mark=rng.random() < 0.5,
        header=rng.choices(_HEADERS, weights=[5, 10, 40, 10, 20, 15])[0],
        displaced_section=rng.random() < 0.1,
        cut_label=rng.random() < 0.08,
        bare_first_bullet=rng.random() < 0.15,
        legend_spaces=rng.random() < 0.6,
        legend_gap=rng.random() < 0.15,
        code_label_first=rng.random() < 0.35,
        summary_label=rng.choices(("kept", "lost", "last"), weights=[35, 45, 20])[0],
        trailing=rng.choice([-1, -1, 0, 0, 1]),
        ragged=rng.random() < 0.1,
        list_tags=rng.random() < 0.08,
        wrapped=rng.random() < 0.25,
        double_spaces=rng.random() < 0.15,
        extra_column=hard == "extra_column",
        no_result_column=hard == "no_result_column",
        shifted_row=hard == "shifted_row",
        value_off=hard == "value_off",
        melted=evaluated and rng.random() < 0.3,
        long_dates=rng.random() < 0.25,
    )


def orderly(noise: Noise) -> Noise:
    """Without the kinds that move cells or labels: each column stands below its own."""
    return replace(
        noise,
        summary_label="kept",
        ragged=False,
        extra_column=False,
        no_result_column=False,
        shifted_row=False,
        value_off=False,
        melted=False,
    )


def random_raw_noise(rng: random.Random) -> RawNoise:
    """About as often as the samples show each kind."""
    indents = ["", "", "", "\u3000", " "]
    return RawNoise(
        permuted=rng.random() < 0.55,
        detached=rng.random() < 0.15,
        header_last=rng.random() < 0.3,
        split_header=rng.random() < 0.1,
        glued_department=rng.random() < 0.35,
        created_apart=rng.random() < 0.2,
        title_last=rng.random() < 0.12,
        goal_indent=rng.choice(indents),
        summary_indent=rng.choice(["", "", "", "\u3000"]),
        target_on_head=rng.random() < 0.1,
        empty_rows=rng.random() < 0.4,
        inner_space=rng.random() < 0.08,
        code_behind_goal=rng.random() < 0.2,
        wide_digits=rng.random() < 0.08,
        uneven=rng.random() < 0.6,
        long_dates=rng.random() < 0.1,
    )


def active_kinds(noise: Noise | RawNoise) -> list[str]:
    """The kinds in which a sheet differs from the orderly one, with their choice."""
    plain = type(noise)()
    names = [field.name for field in fields(noise)]
    changed = [name for name in names if getattr(noise, name) != getattr(plain, name)]
    return [_label(name, getattr(noise, name)) for name in changed]


def _label(name: str, choice: object) -> str:
    return name if choice is True or not str(choice).strip() else f"{name}={choice}"
