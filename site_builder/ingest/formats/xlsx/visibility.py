"""Whether the letters of a cell are seen: struck out, or of the colour that they stand on.

Fonts, fills and colours are those of the library, whose types are not named here: each may lack
any part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from colorsys import hls_to_rgb, rgb_to_hls
from typing import Any

from site_builder.ingest.document import Seen
from site_builder.ingest.formats.colours import BLACK, WHITE, Rgb, are_alike

_TINY = 2.0
"""Points: smaller letters are specks"""
_SYSTEM = {64: BLACK, 65: WHITE}
"""Colours of the system: of letters, of the ground"""
_THEME = re.compile(
    rb"<a:(dk1|lt1|dk2|lt2|accent[1-6]|hlink|folHlink)>\s*<a:(?:sysClr[^>]*?lastClr|srgbClr val)="
    rb'"([0-9A-Fa-f]{6})"'
)
_ORDER = (b"lt1", b"dk1", b"lt2", b"dk2", *(b"accent%d" % n for n in range(1, 7)), b"hlink")
_USUAL_THEME = (WHITE, BLACK)


def theme_colours(theme: bytes | None) -> tuple[Rgb, ...]:
    """In the order in which cells count them, of the workbook's part theme1.xml."""
    found = {name: _rgb(value.decode()) for name, value in _THEME.findall(theme or b"")}
    listed = (found.get(name) for name in _ORDER)
    return tuple(colour or BLACK for colour in listed) if found else _USUAL_THEME


def ink_seen(
    font: Any, ground: Rgb | None, theme: Sequence[Rgb], indexed: Sequence[str]
) -> Seen | None:
    """`font` of a cell or of a run within it; None: seen as it is."""
    if font is None:
        return None
    if font.strike:
        return Seen.STRUCK
    size = getattr(font, "sz", None)
    if size is not None and float(size) < _TINY:
        return Seen.UNSEEN
    ink = colour_of(font.color, theme, indexed) or BLACK
    return Seen.UNSEEN if ground is not None and are_alike(ink, ground) else None


def ground_of(fill: Any, theme: Sequence[Rgb], indexed: Sequence[str]) -> Rgb | None:
    """The colour that a cell's letters stand on; None under a pattern, on which they are seen."""
    kind = getattr(fill, "fill_type", None)
    if kind == "solid":
        return colour_of(fill.fgColor, theme, indexed) or WHITE
    return WHITE if kind in (None, "none") else None


def colour_of(colour: Any, theme: Sequence[Rgb], indexed: Sequence[str]) -> Rgb | None:
    """None where it is chosen by the program."""
    kind = getattr(colour, "type", None)
    if kind == "rgb" and isinstance(colour.rgb, str):
        return _tinted(_rgb(colour.rgb), colour.tint)
    if kind == "theme" and colour.theme < len(theme):
        return _tinted(theme[colour.theme], colour.tint)
    if kind == "indexed":
        number = colour.indexed
        return _SYSTEM.get(number) or (_rgb(indexed[number]) if number < len(indexed) else None)
    return None


def _rgb(text: str) -> Rgb | None:
    """FF00FF00 or 00FF00"""
    digits = text[-6:]
    if not re.fullmatch("[0-9A-Fa-f]{6}", digits):
        return None
    red, green, blue = (int(digits[n : n + 2], 16) for n in (0, 2, 4))
    return red, green, blue


def _tinted(colour: Rgb | None, tint: float | None) -> Rgb | None:
    """Lighter by a positive tint, darker by a negative one."""
    if colour is None or not tint:
        return colour
    hue, light, strong = rgb_to_hls(*(part / 255 for part in colour))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    red, green, blue = (round(255 * part) for part in hls_to_rgb(hue, light, strong))
    return red, green, blue
