"""Writes a change into a person's YAML file; every other line stays byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, TypeAlias, TypeGuard

import yaml

from site_builder.content.yaml.comments import comments_of, meaning, with_comments

Node: TypeAlias = "yaml.Node"
Edit: TypeAlias = "tuple[int, int, str]"
"""First and last place in the old text, and what comes there"""


def spliced(old: str, new: str) -> str:
    """`old`, changed where it says otherwise than `new`: its order, its quotes, its comments and
    blank lines stay. Where that does not come to the same, it is `new` with the old comments."""
    pair = _Pair(old, new)
    try:
        one, other = (yaml.compose(text, Loader=yaml.SafeLoader) for text in (old, new))
        edits = sorted(pair.edits(one, other), reverse=True) if one and other else ()
    except yaml.YAMLError:
        edits = ()
    changed = old
    for start, end, text in edits:
        changed = changed[:start] + text + changed[end:]
    return (
        changed
        if meaning(changed) == meaning(new) and _has_all_comments(old, changed)
        else with_comments(old, new)
    )


def _has_all_comments(old: str, changed: str) -> bool:
    there = [words for _, words in comments_of(changed)]
    return all(words in there for _, words in comments_of(old))


@dataclass(frozen=True, slots=True)
class _Pair:
    old: str
    new: str

    def edits(self, one: Node, other: Node) -> Iterator[Edit]:
        """What makes the one node say what the other says."""
        if isinstance(one, yaml.MappingNode) and isinstance(other, yaml.MappingNode):
            yield from self._mapping_edits(one, other)
        elif _value(one) != _value(other):
            raise yaml.YAMLError("the texts differ as a whole")

    def _mapping_edits(self, one: yaml.MappingNode, other: yaml.MappingNode) -> Iterator[Edit]:
        there = {key.value: (key, value) for key, value in one.value}
        wanted = {key.value for key, _ in other.value}
        gone = any(_value(value) for name, (_, value) in there.items() if name not in wanted)
        if one.flow_style or gone:
            raise yaml.YAMLError("not the same keys")
        for key, value in other.value:
            if key.value in there:
                yield from self._value_edits(*there[key.value], key, value)
            elif _value(value):
                yield self._new_entry(one, key, value)

    def _new_entry(self, mapping: yaml.MappingNode, key: Node, value: Node) -> Edit:
        """A key that the old text lacks, after its last one."""
        deeper = mapping.start_mark.column - key.start_mark.column
        text = self.new[key.start_mark.index : _end(self.new, value)]
        line = self.old.find("\n", _end(self.old, mapping))
        place = line if line >= 0 else len(self.old)
        return place, place, f"\n{' ' * mapping.start_mark.column}{_shifted(text, deeper)}"

    def _value_edits(self, key: Node, value: Node, other_key: Node, other: Node) -> Iterator[Edit]:
        if _value(value) == _value(other):
            return
        try:
            yield from tuple(self._inner_edits(value, other))
        except yaml.YAMLError:
            start, end = key.end_mark.index + 1, _end(self.old, value)
            text = self.new[other_key.end_mark.index + 1 : _end(self.new, other)]
            deeper = key.start_mark.column - other_key.start_mark.column
            yield start, max(start, end), _shifted(text, deeper)
            lines = map(str.strip, self.old[start:end].split("\n"))
            margin, line = " " * key.start_mark.column, _line_start(self.old, key)
            yield line, line, "".join(f"{margin}{x}\n" for x in lines if x.startswith("#"))

    def _inner_edits(self, value: Node, other: Node) -> Iterator[Edit]:
        if not _is_block_list(value) or not _is_block_list(other):
            yield from self.edits(value, other)
        elif len(value.value) == len(other.value):
            for one, another in zip(value.value, other.value, strict=True):
                yield from self.edits(one, another)
        else:
            yield from self._list_edits(value, other)

    def _list_edits(self, one: yaml.SequenceNode, other: yaml.SequenceNode) -> Iterator[Edit]:
        """Items that are the same stay; each of the others goes or comes as whole lines."""
        here, there = (list(map(repr, map(_value, node.value))) for node in (one, other))
        starts = [_line_start(self.old, node) for node in one.value]
        starts.append(_end(self.old, one) + 1)
        deeper = one.start_mark.column - other.start_mark.column
        for what, a, b, c, d in SequenceMatcher(None, here, there, autojunk=False).get_opcodes():
            if what != "equal":
                items = (self._item_lines(node, deeper) for node in other.value[c:d])
                yield starts[a], starts[b], "".join(items)

    def _item_lines(self, node: Node, deeper: int) -> str:
        text = self.new[_line_start(self.new, node) : _end(self.new, node)]
        return _shifted(f"\n{text}\n", deeper)[1:]


def _is_block_list(node: Node) -> TypeGuard[yaml.SequenceNode]:
    return isinstance(node, yaml.SequenceNode) and not node.flow_style and bool(node.value)


def _shifted(text: str, deeper: int) -> str:
    """All lines but the first, by so many columns to the right."""
    first, *rest = text.split("\n")
    if deeper >= 0:
        moved = [" " * deeper + line if line else line for line in rest]
    else:
        moved = [line[min(-deeper, len(line) - len(line.lstrip(" "))) :] for line in rest]
    return "\n".join([first, *moved])


def _line_start(text: str, node: Node) -> int:
    return text.rfind("\n", 0, node.start_mark.index) + 1


def _end(text: str, node: Node) -> int:
    """The place after the node's last character; a block's own mark lies before the next key."""
    if isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last: Any = node.value[-1]
        return _end(text, last[1] if isinstance(last, tuple) else last)
    end = int(node.end_mark.index)
    is_block = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
    return len(text[:end].rstrip()) if is_block else end


def _value(node: Node) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.MappingNode):
        return {key.value: _value(value) for key, value in node.value}
    return [_value(item) for item in node.value]
