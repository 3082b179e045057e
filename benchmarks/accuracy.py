"""How well the converter reads made-up forms whose truth is known.

    python -m benchmarks.accuracy [--seed N] [--sheets N] [--format NAME|all] [--show K]
    python -m benchmarks.accuracy --kind NAME[+NAME…]|combined|all [--format NAME|all] [--seed N] …

The figure that matters is "silent": cells that are wrong and that neither `review` nor
`unplaced` doubts. The same seed makes the same documents. `--kind` makes odd kinds of forms
(benchmarks/forms/odd) and prints one line for each: right; honest (wrong, but doubted or
refused with a message); silent, each of them listed.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.forms.odd.kinds import COMBINED, NAMES, PLAIN
from benchmarks.forms.scoring import squash
from benchmarks.made_documents import FORMATS, Format, Made, can_make, kinds_for
from benchmarks.measuring import Finding, Tally, documents, measure


def report(form: str, tally: Tally) -> None:
    """The summary, the per-field table and the per-noise table."""
    cells, wrong, silent = (table.total() for table in (tally.cells, tally.wrong, tally.silent))
    print(f"\n== {form}: {tally.sheets} sheets in {tally.seconds:.2f} s")
    print(f"cells right      {cells - wrong} / {cells}  ({_share(cells - wrong, cells)})")
    print(f"wrong, doubted   {wrong - silent}  (right reading offered: {tally.offered})")
    print(f"wrong, silent    {silent}  ({_share(silent, cells)})")
    print(f"sheets lost      {tally.lost}   extra {tally.extra}")
    print(f"doubts           {tally.doubts}  ({tally.doubts / max(1, tally.sheets):.1f} per sheet)")
    for crash in tally.crashes[:10]:
        print(f"crash            {crash}")
    _print_table("field", tally)
    _print_noise(tally)


def _share(part: int, whole: int) -> str:
    return f"{100 * part / max(1, whole):.2f}%"


def _print_table(title: str, tally: Tally) -> None:
    print(f"\n{title:<22}{'cells':>8}{'wrong':>8}{'silent':>8}")
    for name, count in tally.cells.items():
        print(f"{name:<22}{count:>8}{tally.wrong[name]:>8}{tally.silent[name]:>8}")


def _print_noise(tally: Tally) -> None:
    print(f"\n{'noise':<34}{'sheets':>8}{'cells':>8}{'wrong':>8}{'silent':>8}")
    for kind, counts in sorted(tally.noise.items(), key=lambda entry: -entry[1]["silent"]):
        figures = "".join(f"{counts[name]:>8}" for name in ("sheets", "cells", "wrong", "silent"))
        print(f"{kind:<34}{figures}")


def show(findings: Sequence[Finding], wanted: int) -> None:
    """The first silent errors with the lines of the document that hold the truth."""
    for finding in findings[:wanted]:
        cell = finding.cell
        print(f"\n-- {finding.document.name} {finding.sheet['section']} {cell.path}")
        print(f"   wanted {cell.wanted!r}\n   got    {cell.got!r}")
        for line in _excerpt(finding):
            print(f"   | {line}")


def _excerpt(finding: Finding) -> Iterator[str]:
    """The lines of the finding's sheet that begin with the cell's text, or with its start."""
    if not finding.document.text:
        return
    first, lines = _sheet_lines(finding)
    cell = finding.cell.wanted or finding.cell.got
    signs = [(sign, place) for place, line in enumerate(lines) for sign in squash(line)]
    text = "".join(sign for sign, _ in signs)
    found = (text.find(cell[:length]) for length in (len(cell), 20, 10, 5))
    place = next((signs[begin][1] for begin in found if begin >= 0), 0)
    for offset, line in enumerate(lines[place : place + 4]):
        yield f"{first + place + offset}: {line}"


def _sheet_lines(finding: Finding) -> tuple[int, list[str]]:
    """The number of a sheet's first line, and its lines with visible tabs."""
    starts = finding.document.starts
    number = finding.document.sheets.index(finding.sheet)
    lines = finding.document.text.replace("\t", "⇥").splitlines()
    return starts[number] + 1, lines[starts[number] : [*starts, len(lines)][number + 1]]


def save(folder: Path, made: Sequence[Made]) -> None:
    """Write the documents, to be read beside the samples."""
    folder.mkdir(parents=True, exist_ok=True)
    for document in made:
        (folder / document.name).write_bytes(document.data)


def table(rows: Sequence[tuple[str, str, Tally]]) -> None:
    """One line for each format and kind."""
    heads = ("sheets", "cells", "right", "honest", "silent", "no doubt", "doubts on right")
    print(f"\n{'format':<9}{'kind':<20}" + "".join(f"{head:>{_wide(head)}}" for head in heads))
    for form, kind, tally in rows:
        cells, wrong, silent = (part.total() for part in (tally.cells, tally.wrong, tally.silent))
        right = cells - wrong
        figures = (
            f"{tally.sheets}",
            f"{cells}",
            _share(right, cells),
            f"{wrong - silent}",
            f"{silent}",
            f"{tally.undoubted}",
            _share(tally.needless, right),
        )
        line = "".join(f"{text:>{_wide(head)}}" for head, text in zip(heads, figures, strict=True))
        print(f"{form:<9}{kind:<20}{line}")
        for crash in tally.crashes[:5]:
            print(f"    crash {crash}")


def _wide(head: str) -> int:
    return max(9, len(head) + 2)


def list_silent(form: str, kind: str, tally: Tally, wanted: int) -> None:
    """Where to look: document, section, field, what the form says and what was read."""
    for finding in tally.findings[:wanted]:
        cell = finding.cell
        section = finding.sheet["section"]
        print(f"{form} {kind} {finding.document.name} {section} {cell.path}")
        print(f"    expected {_short(cell.wanted)}\n    got      {_short(cell.got)}")
    more = len(tally.findings) - wanted
    if more > 0:
        print(f"    … and {more} more of {form} {kind} (--list {len(tally.findings)})")


def _short(text: str) -> str:
    return repr(text if len(text) < 90 else f"{text[:85]}…")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Reads made-up forms and counts wrong cells.")
    parser.add_argument("--seed", type=int, help="drawn and told unless given")
    parser.add_argument("--sheets", type=int, default=200, help="sheets per format (and kind)")
    parser.add_argument("--format", choices=[*FORMATS, "all"], default="all")
    words = f"{PLAIN}, {COMBINED}, all, or names joined by +: {', '.join(NAMES)}"
    parser.add_argument("--kind", type=_kind, default=PLAIN, help=words)
    parser.add_argument("--show", type=int, default=0, help="silent errors of plain forms to print")
    parser.add_argument("--list", type=int, default=10, help="silent errors of a kind to list")
    parser.add_argument("--save", type=Path, help="folder for the made documents")
    return parser.parse_args()


def _kind(text: str) -> str:
    if text in (PLAIN, COMBINED, "all") or set(text.split("+")) <= set(NAMES):
        return text
    raise argparse.ArgumentTypeError(f"no kind {text}")


def main() -> None:
    """Read the options, convert and print."""
    options = _options()
    seed = options.seed if options.seed is not None else random.randrange(10**6)
    print(f"seed {seed}")
    rows = []
    for form in FORMATS if options.format == "all" else (options.format,):
        if not can_make(form):
            print(f"\n== {form}: not measured, its printer (soffice, chromium) is not here")
            continue
        for kind in _kinds(options.kind, form):
            made = documents(form, seed, options.sheets, kind)
            if options.save:
                save(options.save, made)
            tally = measure(made)
            rows.append((form, kind, tally))
            _print(options, form, kind, tally)
    if options.kind != PLAIN:
        table(rows)


def _kinds(wanted: str, form: Format) -> list[str]:
    """The kinds to measure in a format."""
    possible = kinds_for(form)
    known = [PLAIN, *possible, COMBINED] if possible else [PLAIN]
    if wanted == "all":
        return known
    return [wanted] if set(wanted.split("+")) <= set(known) else []


def _print(options: argparse.Namespace, form: Format, kind: str, tally: Tally) -> None:
    if options.kind == PLAIN:
        report(form, tally)
        show(tally.findings, options.show)
    else:
        list_silent(form, kind, tally, options.list)


if __name__ == "__main__":
    main()
