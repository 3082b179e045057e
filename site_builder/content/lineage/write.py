"""lineage.yaml with one more decision: the lines, order and comments of its writer stay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from site_builder.content.lineage.model import Decision, GoalRef, Lineage, ref_text
from site_builder.content.lineage.schema import lineage_issues, read_lineage
from site_builder.content.yaml.comments import ListItem, with_items
from site_builder.content.yaml.emit import entries, joined
from site_builder.content.yaml.load import load_yaml
from site_builder.content.yaml.plain import Plain
from site_builder.problems import Problem


def add_decision(
    path: str, text: str, name: str, decision: Decision
) -> tuple[str, tuple[Problem, ...]]:
    """`name`: links or rejected. The entry stands after the last of its section, else last."""
    before, problems = load_lineage(path, text)
    if before is None:
        return text, problems
    decided: tuple[Decision, ...] = getattr(before, name)
    place = _place(decided, decision)
    after = replace(before, **{name: (*decided[:place], decision, *decided[place:])})
    item = ListItem((name,), place, _record(decision))
    added = with_items(text, dump_lineage(after), (item,))
    _, problems = load_lineage(path, added)
    return (text, problems) if problems else (added, ())


def load_lineage(path: str, text: str) -> tuple[Lineage | None, tuple[Problem, ...]]:
    return load_yaml(path, text, read_lineage, lineage_issues)


def dump_lineage(lineage: Lineage) -> str:
    lists = {"links": lineage.links, "rejected": lineage.rejected}
    return joined(entries({name: tuple(map(_record, some)) for name, some in lists.items()}, 0))


def _place(decided: Sequence[Decision], decision: Decision) -> int:
    same = (n for n, one in enumerate(decided, 1) if _section(one) == _section(decision))
    return max(same, default=len(decided))


def _section(decision: Decision) -> str:
    return f"{decision.ward}/{decision.section}"


def _record(decision: Decision) -> Mapping[str, Plain]:
    made: dict[str, Plain] = {
        "section": _section(decision),
        "from": _side(decision.earlier, decision),
        "to": _side(decision.later, decision),
    }
    return made | ({"note": decision.note} if decision.note else {})


def _side(refs: tuple[GoalRef, ...], decision: Decision) -> Plain:
    texts = tuple(ref_text(ref, decision.ward, decision.section) for ref in refs)
    return texts if len(texts) > 1 else texts[0]
