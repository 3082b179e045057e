"""lineage.yaml with one more decision: the lines, order and comments of its writer stay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from site_builder.content.city.write_organization import last_line
from site_builder.content.lineage.model import Decision, GoalRef, Lineage, ref_text
from site_builder.content.lineage.schema import lineage_issues, read_lineage
from site_builder.content.yaml.load import load_yaml
from site_builder.content.yaml.reader import Positions, positions
from site_builder.content.yaml.scalars import flow, inline
from site_builder.problems import Problem, Where


def add_decision(
    path: str, text: str, name: str, decision: Decision
) -> tuple[str, tuple[Problem, ...]]:
    """`name`: links or rejected. The entry stands after the last of its section, else last."""
    before, problems = load_lineage(path, text)
    if before is None:
        return text, problems
    lines = text.rstrip("\n").split("\n")
    decided: tuple[Decision, ...] = getattr(before, name)
    line, indent = _place(lines, positions(text), name, decided, decision)
    lines[line:line] = entry(decision, indent)
    added = "\n".join(lines) + "\n"
    after, problems = load_lineage(path, added)
    if problems and not any(problem.code.startswith("yaml") for problem in problems):
        return text, problems
    as_meant = after is not None and _without(after, name, decision) == before
    return (added, ()) if as_meant else (text, (_by_hand(path, name, decision),))


def _without(lineage: Lineage, name: str, decision: Decision) -> Lineage:
    left: list[Decision] = [*getattr(lineage, name)]
    if decision in left:
        left.remove(decision)
    return replace(lineage, **{name: tuple(left)})


def load_lineage(path: str, text: str) -> tuple[Lineage | None, tuple[Problem, ...]]:
    return load_yaml(path, text, read_lineage, lineage_issues)


def _by_hand(path: str, name: str, decision: Decision) -> Problem:
    message = f"{name} の書き方が、書き足せる形ではありません。"
    hint = "1つの組を1つの「- 」で始まる行に分けるか、次の行を手で書き足してください。"
    shown = "\n".join(entry(decision))
    return Problem(Where(path), "lineage-not-added", message, f"{hint}\n{shown}")


def entry(decision: Decision, indent: int = 2) -> Iterator[str]:
    """Its lines."""
    margin = " " * indent
    yield f"{margin}- section: {decision.ward}/{decision.section}"
    yield f"{margin}  from: {_side(decision.earlier, decision)}"
    yield f"{margin}  to: {_side(decision.later, decision)}"
    if decision.note:
        yield f"{margin}  note: {inline(decision.note, in_flow=False)}"


def _side(refs: tuple[GoalRef, ...], decision: Decision) -> str:
    texts = tuple(ref_text(ref, decision.ward, decision.section) for ref in refs)
    return flow(texts) if len(texts) > 1 else inline(texts[0], in_flow=False)


def _place(
    lines: list[str],
    found: Positions,
    name: str,
    decisions: tuple[Decision, ...],
    decision: Decision,
) -> tuple[int, int]:
    """How many lines stand before the entry, and its indent; an empty list is opened for it."""
    path = (name,)
    if path not in found.keys:
        lines.append(f"{name}:")
        return len(lines), 2
    line, _ = found.keys[path]
    if not decisions:
        lines[line - 1] = lines[line - 1].replace(f"{name}: []", f"{name}:")
        return line, 2
    same = [i for i, d in enumerate(decisions) if (d.ward, d.section) == _section(decision)]
    index = same[-1] if same else len(decisions) - 1
    first, column = found.values[(name, index)]
    return last_line(lines, first, column), column - 3


def _section(decision: Decision) -> tuple[str, str]:
    return decision.ward, decision.section
