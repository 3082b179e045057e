"""Writes small PDFs by hand, so that every way to draw a form can be tried.

The font is not embedded and its letters are named by Unicode: any reader of PDFs knows it.
Points are counted from the upper left corner of the page.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field

from benchmarks.forms.text.wrap import width as columns

_SCRIPTS = re.compile(r"[ -~]+|[^ -~]+")
FONT = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiKakuGo-W5 /Encoding /UniJIS-UTF16-H"
    b" /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiKakuGo-W5"
    b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 4 >>"
    b" /DW 1000 /W [1 94 500] /FontDescriptor << /Type /FontDescriptor /FontName"
    b" /HeiseiKakuGo-W5 /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880"
    b" /Descent -120 /CapHeight 700 /StemV 80 >> >>] >>"
)


@dataclass
class PdfPage:
    width: float
    height: float
    rotate: int = 0
    """What a viewer is told to turn the page by"""
    turned: bool = False
    """Whether the content itself is drawn sideways, on a page of the other format"""
    commands: list[str] = field(default_factory=list)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        *,
        singly: bool = False,
        scaled: bool = False,
        apart: bool = False,
        turn: int = 0,
        paint: str = "",
    ) -> None:
        """`y` is the line that the letters stand on; turn 1 runs up the page; `paint` is a colour
        or a way to draw, in the words of PDF."""
        if singly or apart:
            for part in text if singly else _SCRIPTS.findall(text):
                self.text(x, y, part, size, scaled=scaled, turn=turn, paint=paint)
                step = columns(part) * size
                x, y = (x, y - step) if turn else (x + step, y)
            return
        code = text.encode("utf-16-be").hex()
        a, b = (0, 1) if turn else (1, 0)
        font, grown = (1.0, size) if scaled else (size, 1.0)
        place = f"{a * grown} {b * grown} {-b * grown} {a * grown} {x:.2f} {self._up(y):.2f}"
        drawn = f"BT /F1 {font:.2f} Tf {place} Tm <{code}> Tj ET"
        self.commands.append(f"q {paint} {drawn} Q" if paint else drawn)

    def watermark(self, text: str, size: float, *, slant: bool, grey: float) -> None:
        """Across the middle of the page, behind all that is drawn."""
        code = text.encode("utf-16-be").hex()
        turn = math.pi / 6 if slant else 0.0
        a, b, long = math.cos(turn), math.sin(turn), columns(text) * size / 2
        x, y = self.width / 2 - a * long, self.height / 2 - b * long
        place = f"{a:.4f} {b:.4f} {-b:.4f} {a:.4f} {x:.2f} {y:.2f}"
        drawn = f"q {grey} g BT /F1 {size:.2f} Tf {place} Tm <{code}> Tj ET Q"
        self.commands.insert(0, drawn)

    def draw_again(self, aside: float) -> None:
        """All of the page a second time, some points to the right."""
        again = [f"q 1 0 0 1 {aside} 0 cm", *self.commands, "Q"]
        self.commands += again

    def line(self, x0: float, y0: float, x1: float, y1: float, style: str = "stroke") -> None:
        """`style`: stroke, dash, fill (a thin rectangle), dots (many), double."""
        across = y0 == y1
        match style:
            case "fill":
                self._fill(x0, y0, x1, y1, 0.48)
            case "dots":
                length = (x1 - x0) if across else (y1 - y0)
                for step in range(int(length / 2) + 1):
                    x, y = (x0 + 2 * step, y0) if across else (x0, y0 + 2 * step)
                    self._fill(x, y, x + 0.5, y + 0.5, 0.5)
            case "double":
                for aside in (-0.7, 0.7):
                    dx, dy = (0.0, aside) if across else (aside, 0.0)
                    self._stroke(x0 + dx, y0 + dy, x1 + dx, y1 + dy, "")
            case "dash":
                self._stroke(x0, y0, x1, y1, "[3 2] 0 d ")
            case _:
                self._stroke(x0, y0, x1, y1, "")

    def fill(self, x0: float, y0: float, x1: float, y1: float, grey: float) -> None:
        height = y1 - y0
        box = f"{x0:.2f} {self._up(y1):.2f} {x1 - x0:.2f} {height:.2f}"
        self.commands.append(f"q {grey} g {box} re f Q")

    def ring(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """The border of a cell as browsers fill it: all that lies between two boxes."""
        boxes = []
        for by in (0.25, -0.25):
            across, down = x1 - x0 - 2 * by, y1 - y0 - 2 * by
            boxes.append(f"{x0 + by:.2f} {self._up(y1) + by:.2f} {across:.2f} {down:.2f} re")
        self.commands.append(f"{' '.join(boxes)} f*")

    def clip(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Until unclip."""
        box = f"{x0:.2f} {self._up(y1):.2f} {x1 - x0:.2f} {y1 - y0:.2f}"
        self.commands.append(f"q {box} re W n")

    def unclip(self) -> None:
        self.commands.append("Q")

    def image(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A grey picture."""
        place = f"{x1 - x0:.2f} 0 0 {y1 - y0:.2f} {x0:.2f} {self._up(y1):.2f}"
        data = "BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID c0> EI"
        self.commands.append(f"q {place} cm {data} Q")

    def _up(self, y: float) -> float:
        return self.height - y

    def _stroke(self, x0: float, y0: float, x1: float, y1: float, dash: str) -> None:
        ends = f"{x0:.2f} {self._up(y0):.2f} m {x1:.2f} {self._up(y1):.2f} l S"
        self.commands.append(f"q {dash}0.5 w {ends} Q")

    def _fill(self, x0: float, y0: float, x1: float, y1: float, thick: float) -> None:
        width, height = max(x1 - x0, thick), max(y1 - y0, thick)
        box = f"{x0:.2f} {self._up(y0) - height:.2f} {width:.2f} {height:.2f}"
        self.commands.append(f"{box} re f")

    def content(self) -> bytes:
        turn = [f"0 1 -1 0 {self.height:.2f} 0 cm"] if self.turned else []
        return "\n".join([*turn, *self.commands]).encode()

    def box(self) -> str:
        width, height = self.width, self.height
        across, up = (height, width) if self.turned else (width, height)
        return f"[0 0 {across:.2f} {up:.2f}]"


@dataclass(frozen=True)
class Further:
    """What a PDF has beside its pages, in the words of PDF."""

    objects: tuple[str, ...] = ()
    """Numbered on from `first_number`"""
    catalogue: str = ""
    page: str = ""
    """Entries of each page"""
    resources: str = ""


def first_number(pages: int) -> int:
    """Of the objects behind those of so many pages."""
    return 4 + 2 * pages


def write_pdf(pages: list[PdfPage], further: Further | None = None) -> bytes:
    further = further or Further()
    kids = " ".join(f"{4 + 2 * place} 0 R" for place in range(len(pages)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {further.catalogue} >>".encode(),
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        FONT,
    ]
    for place, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox {page.box()} /Rotate {page.rotate}"
            f" /Resources << /Font << /F1 3 0 R >> {further.resources} >>"
            f" /Contents {5 + 2 * place} 0 R {further.page} >>".encode()
        )
        objects.append(as_stream(page.content()))
    return write_objects([*objects, *(thing.encode() for thing in further.objects)])


def as_stream(content: bytes, entries: str = "") -> bytes:
    return f"<< /Length {len(content)} {entries} >>\nstream\n".encode() + content + b"\nendstream"


def as_drawing(content: str, box: str, entries: str = "") -> str:
    """A form XObject, which a page or an annotation draws; `box`: the part of it that is seen."""
    kind = f"/Type /XObject /Subtype /Form /BBox [{box}] /Resources << /Font << /F1 3 0 R >> >>"
    return as_stream(content.encode(), f"{kind} {entries}").decode()


def write_objects(objects: list[bytes]) -> bytes:
    out = b"%PDF-1.7\n"
    starts = []
    for number, thing in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n" % number + thing + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return out + head + table + end % (len(objects) + 1, len(out))
