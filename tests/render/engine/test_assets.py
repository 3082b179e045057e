from __future__ import annotations

import re
from pathlib import Path

import pytest

from site_builder.render.engine.assets import bundle
from tests.render.printing import FOLDER

CSS = "\n".join(f.read_text(encoding="utf-8") for f in sorted(FOLDER.glob("assets/css/**/*.css")))
TOKENS = (FOLDER / "assets/css/tokens.css").read_text(encoding="utf-8")


def test_names_change_with_the_content() -> None:
    sources = {"css/base.css": b"a{}", "js/search/a.js": b"1", "icon.svg": b"<svg/>"}
    before = bundle(sources).urls
    after = bundle({**sources, "js/search/a.js": b"2"}).urls
    assert set(before) == {"css", "js/search", "icon.svg"}
    assert before["js/search"] != after["js/search"]
    assert (before["css"], before["icon.svg"]) == (after["css"], after["icon.svg"])


def test_styles_and_scripts_come_in_their_order() -> None:
    names = ["css/print.css", "css/components/b.css", "css/base.css", "css/tokens.css"]
    scripts = ["js/search/main.js", "js/search/z.js", "js/search/a.js"]
    made = bundle({name: name.encode() for name in (*names, *scripts)})
    css, script = (dict(made.files)[made.urls[n].lstrip("/")] for n in ("css", "js/search"))
    assert css.decode().split() == list(reversed([names[0], names[1], names[2], names[3]]))
    assert script.decode().split() == ["js/search/a.js", "js/search/z.js", "js/search/main.js"]


def test_the_styles_ask_nothing_of_anybody() -> None:
    assert "url(" not in CSS and "@import" not in CSS


def test_every_token_that_is_used_is_set() -> None:
    own = {"--mark-ink", "--mark-tint"}
    used = set(re.findall(r"var\((--[\w-]+)", CSS))
    assert used - own <= set(re.findall(r"(--[\w-]+):", TOKENS))


# --- contrasts ----------------------------------------------------------------------------


def themes() -> list[tuple[str, dict[str, str]]]:
    light, _, dark = TOKENS.partition("@media screen and (prefers-color-scheme: dark)")
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", light))
    return [
        ("light", colours),
        ("dark", colours | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", dark))),
    ]


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    a, b = sorted((luminance(one), luminance(other)))
    return (b + 0.05) / (a + 0.05)


TEXT = [
    *[
        (ink, ground)
        for ink in ("ink", "ink-2")
        for ground in ("paper", "surface", "brand-tint", "note", "sunken")
    ],
    *[(ink, g) for ink in ("link", "visited", "doubt", "yet") for g in ("paper", "surface")],
    ("brand", "surface"),
    ("brand", "brand-tint"),
    ("brand-ink", "brand"),
    ("link", "brand-tint"),
    ("ok", "ok-tint"),
    ("part", "part-tint"),
    ("no", "no-tint"),
    ("ink", "mark"),
    *[("step-ink", f"step-{n}") for n in (1, 2, 3)],
    ("step-4-ink", "step-4"),
]
GRAPHICS = [
    ("line-strong", "surface"),
    ("line-strong", "paper"),
    ("ok-fill", "surface"),
    ("bar", "surface"),
    ("bar", "track"),
    ("ink", "track"),
    *[("focus", ground) for ground in ("paper", "surface", "brand-tint", "note", "focus-glow")],
    ("ok", "surface"),
    ("part", "surface"),
    ("no", "surface"),
]


@pytest.mark.parametrize(("theme", "colours"), themes())
def test_text_can_be_read_and_edges_be_seen(theme: str, colours: dict[str, str]) -> None:
    dim = [p for p in TEXT if contrast(colours[p[0]], colours[p[1]]) < 4.5]
    faint = [p for p in GRAPHICS if contrast(colours[p[0]], colours[p[1]]) < 3]
    assert (theme, dim, faint) == (theme, [], [])


def test_no_text_is_set_smaller_than_16_px() -> None:
    sizes = [
        float(n) for n in re.findall(r"(?:font-size|--(?:s|m|l|xl|xxl|num|cell)): ([\d.]+)rem", CSS)
    ]
    assert sorted(s for s in sizes if s < 1) == [0.75]  # rt


def test_templates_hold_no_styles() -> None:
    for file in FOLDER.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        assert "style=" not in text and "<style" not in text, file
    assert Path(FOLDER / "assets/icon.svg").is_file()
