"""Stylesheets and scripts lose what only their writers read, and nothing else."""

from __future__ import annotations

import pytest

from site_builder.render.engine.shorter import shorter_css, shorter_js


@pytest.mark.parametrize(
    ("css", "short"),
    [
        ("a {\n  color: red; /* warm */\n\n  b: c;\n}\n", "a {color: red;b: c;}\n"),
        ("/* one\n   two */\na,\nb > c {\n  d: e\n}\n", "a,b > c {d: e\n}\n"),
        (
            'a::before {\n  content: "/* kept */  \'";\n}\n',
            'a::before {content: "/* kept */  \'";}\n',
        ),
        ("a {\n  b: url(x/*y*/z);\n}\n", "a {b: url(x/*y*/z);}\n"),
        ("a\n  b {\n}\n", "a\nb {}\n"),  # a descendant, not ab
    ],
)
def test_a_stylesheet_says_the_same(css: str, short: str) -> None:
    assert shorter_css(css) == short


@pytest.mark.parametrize(
    ("script", "short"),
    [
        ("/** What\n * it does. */\nconst a = 1;\n\n  // why\n  b();\n", "const a = 1;\nb();\n"),
        ('const a = "// kept"; // kept, too\n', 'const a = "// kept"; // kept, too\n'),
        ("const a = 1 /* kept */;\n", "const a = 1 /* kept */;\n"),
        ("return\n  a;\n", "return\na;\n"),  # lines are never joined
        ("const a = `b\n  c`;\n", "const a = `b\n  c`;\n"),
        ('const a = "b\\\n  c";\n', 'const a = "b\\\n  c";\n'),
    ],
)
def test_a_script_does_the_same(script: str, short: str) -> None:
    assert shorter_js(script) == short
