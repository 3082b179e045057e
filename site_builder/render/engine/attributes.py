"""Attributes in templates, compiled as Python's own: `a.b`, without a call that tries a["b"] too.

Views are records, whose fields need no second try; with Jinja's own code half the time of
rendering goes into these calls. A plain text is escaped without the detour over Markup, and a
macro that takes just the arguments that it is given is called at once. The one difference is a
missing attribute: it ends in an AttributeError, and the caller renders again with Jinja's own
environment, which finds the key of a mapping, or names the mistake.
"""

from __future__ import annotations

from functools import cache, partial
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

try:
    from markupsafe._speedups import _escape_inner as escape_text
except ImportError:  # a Python without compiled extensions, or another markupsafe

    def escape_text(text: str, /) -> str:
        return str(escape(text))


_FUTURE = "from __future__"
_OURS = f"from {__name__} import called, escaped"
_PROBE = """{% macro line(text) %}<i>{{ text }}</i>{% endmacro %}
{% macro box(text, n) %}{{ text }}{{ n }}{{ caller() }}{% endmacro %}
{{ one.name }}{% for part in one.parts %}{{ line(part.name) }}{{ loop.index }}{% endfor %}
{{ line(text=one.name) }}{{ range(3) }}{% call box("<", n=1) %}{{ line("&") }}{% endcall %}"""


def escaped(value: Any) -> str:
    """What Jinja's `escape` gives, as a plain text."""
    if type(value) is str:
        return escape_text(value)
    if type(value) is int:
        return str(value)
    return value if type(value) is Markup else str(escape(value))


def called(context: Context, function: Any, *arguments: Any) -> Any:
    """What Jinja's `context.call` gives."""
    if type(function) is not Macro or len(arguments) != function._argument_count:
        return context.call(function, *arguments)
    if function.caller or function.catch_kwargs or function.catch_varargs:
        return context.call(function, *arguments)
    return _markup(function._func(*arguments))


_markup = partial(str.__new__, Markup)
"""Of what is a text already"""


class _AttributeGenerator(CodeGenerator):
    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        if node.ctx != "load" or self.environment.is_async:
            return super().visit_Getattr(node, frame)
        self.visit(node.node, frame)
        self.write(f".{node.attr}")
        return None

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        named = node.kwargs or node.dyn_args or node.dyn_kwargs or forward_caller
        context = frame.eval_ctx
        if named or context.volatile or not context.autoescape or self.environment.is_async:
            return super().visit_Call(node, frame, forward_caller=forward_caller)
        self.write("called(context, ")
        self.visit(node.node, frame)
        self.signature(node, frame)
        self.write(")")
        return None

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            return super()._output_child_pre(node, frame, finalize)
        self.write("escaped(")
        if finalize.src is not None:
            self.write(finalize.src)
        return None


class _Template(jinja2.Template):
    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        """What others import of it: as all have the same globals, it is the same for each."""
        return super()._get_default_module()


class _AttributeEnvironment(jinja2.Environment):
    code_generator_class = _AttributeGenerator
    template_class = _Template

    def _generate(self, *args: Any, **settings: Any) -> str:
        """On the first line, since messages count the lines of the code."""
        first, _, rest = super()._generate(*args, **settings).partition("\n")
        line = (first, _OURS) if first.startswith(_FUTURE) else (_OURS, first)
        return f"{'; '.join(line)}\n{rest}"


def make_environment(**settings: Any) -> jinja2.Environment:
    """Jinja's own where a new Jinja compiles otherwise."""
    kind = _AttributeEnvironment if _fits() else jinja2.Environment
    return kind(**settings)


@cache
def _fits() -> bool:
    """A probe gives what it gives with Jinja's own code."""

    class Probe:
        name = "<&'\""
        parts: tuple[Probe, ...] = ()

    whole = Probe()
    whole.parts = (Probe(), Probe())
    settings: dict[str, Any] = {"autoescape": True, "undefined": jinja2.StrictUndefined}
    usual = jinja2.Environment(**settings).from_string(_PROBE).render(one=whole)
    try:
        return _AttributeEnvironment(**settings).from_string(_PROBE).render(one=whole) == usual
    except Exception:  # whatever another version does
        return False
