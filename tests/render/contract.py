"""Templates against the types of their views: every name that a template uses is declared.

Also what a template must not do: filter, count, calculate, look up.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import jinja2
from jinja2 import nodes

Scope = dict[str, Any]
LOOP = {"last": bool}
FORBIDDEN = (nodes.BinExpr, nodes.UnaryExpr, nodes.Filter, nodes.Test, nodes.Getitem, nodes.Concat)
ALLOWED = (nodes.And, nodes.Or, nodes.Not)


@dataclass
class Checker:
    environment: jinja2.Environment
    found: list[str] = field(default_factory=list)
    macros: dict[str, nodes.Macro] = field(default_factory=dict)
    at: str = ""

    def template(self, name: str, scope: Scope) -> None:
        loader = self.environment.loader
        assert loader is not None
        source = loader.get_source(self.environment, name)[0]
        outer, self.at = self.at, name
        self.body(self.environment.parse(source).body, scope)
        self.at = outer

    def body(self, body: typing.Iterable[nodes.Node], scope: Scope) -> None:
        for node in body:
            self.statement(node, scope)

    def statement(self, node: nodes.Node, scope: Scope) -> None:
        kind = type(node).__name__.lower()
        step = getattr(self, f"on_{kind}", None)
        if step:
            step(node, scope)
        else:
            self.fault(node, f"{kind} is not for templates")

    def on_extends(self, node: nodes.Extends, scope: Scope) -> None:
        assert isinstance(node.template, nodes.Const)
        self.template(node.template.value, dict(scope))

    on_include = on_fromimport = on_extends

    def on_macro(self, node: nodes.Macro, _: Scope) -> None:
        self.macros[node.name] = node

    def on_if(self, node: nodes.If, scope: Scope) -> None:
        self.expression(node.test, scope)
        self.body([*node.body, *node.elif_, *node.else_], scope)

    def on_assign(self, node: nodes.Assign, scope: Scope) -> None:
        assert isinstance(node.target, nodes.Name)
        scope[node.target.name] = self.expression(node.node, scope)

    def on_block(self, node: nodes.Block, scope: Scope) -> None:
        self.body(node.body, dict(scope))

    def on_output(self, node: nodes.Output, scope: Scope) -> None:
        for part in node.nodes:
            self.expression(part, scope)

    def on_for(self, node: nodes.For, scope: Scope) -> None:
        items = plain(self.expression(node.iter, scope))
        if typing.get_origin(items) is not tuple:
            self.fault(node, f"loops over {items}")
            return
        assert isinstance(node.target, nodes.Name)
        inner = {**scope, node.target.name: typing.get_args(items)[0], "loop": LOOP}
        self.body([*node.body, *node.else_], inner)

    def expression(self, node: nodes.Node, scope: Scope) -> Any:
        match node:
            case nodes.Name(name=name):
                if name not in scope and name not in self.macros:
                    self.fault(node, f"{name} is not declared")
                return scope.get(name)
            case nodes.Getattr():
                return self.attribute(node, plain(self.expression(node.node, scope)))
            case nodes.Call(node=nodes.Name(name=name)):
                return self.call(name, node, scope)
            case nodes.Dict():
                return {i.key.as_const(): type(i.value.as_const()) for i in node.items}
        if isinstance(node, FORBIDDEN) and not isinstance(node, ALLOWED):
            self.fault(node, f"{type(node).__name__} decides something")
        for child in node.iter_child_nodes():
            self.expression(child, scope)
        return None

    def attribute(self, node: nodes.Getattr, owner: Any) -> Any:
        known = declared(owner)
        if node.attr not in known:
            self.fault(node, f"{node.attr} is not declared by {owner}")
        return known.get(node.attr)

    def call(self, name: str, node: nodes.Call, scope: Scope) -> None:
        if name == "once":
            callee, *arguments = node.args
            again = nodes.Call(callee, arguments, [], None, None, lineno=node.lineno)
            self.expression(again, scope)
            return
        macro = self.macros[name]
        given = [self.expression(argument, scope) for argument in node.args]
        names = [argument.name for argument in macro.args]
        if len(given) != len(names):
            self.fault(node, f"{macro.name} takes {names}")
        self.body(macro.body, dict(zip(names, given, strict=False)))

    def fault(self, node: nodes.Node, what: str) -> None:
        self.found.append(f"{self.at}:{node.lineno}: {what}")


def plain(kind: Any) -> Any:
    """Without None: a template asks before it uses."""
    if isinstance(kind, types.UnionType):
        return next(k for k in typing.get_args(kind) if k is not type(None))
    return kind


def declared(kind: Any) -> Mapping[str, Any]:
    if isinstance(kind, dict):
        return kind
    is_view = dataclasses.is_dataclass(kind) or hasattr(kind, "_fields")
    return typing.get_type_hints(kind) if is_view else {}


def faults(environment: jinja2.Environment, name: str, view: type) -> Iterator[str]:
    checker = Checker(environment)
    checker.template(name, dict(typing.get_type_hints(view)))
    yield from dict.fromkeys(checker.found)
