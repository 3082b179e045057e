"""The small city with a history: what pages and feeds tell of it."""

from __future__ import annotations

from collections.abc import Mapping

from site_builder.content.folder.frame import Frame
from site_builder.content.history.model import Change, ChangeKind
from site_builder.content.sheet.model import Sheet, SheetKey
from site_builder.graph.assemble import build_site
from site_builder.graph.nodes.summary import summarize
from site_builder.graph.site import Site
from tests.graph import small
from tests.render.printing import KEY, SHEETS, made_files, press_of

GONE = SheetKey(2023, "chuo", "somu")
LONG = "とても長い文です。" * 8
ROW = "goals/1/measures/2"
HISTORY: Mapping[SheetKey, tuple[Change, ...]] = {
    KEY: (
        Change("2023-05-01", ChangeKind.NEW),
        Change("2023-06-02", ChangeKind.TARGET, f"{ROW}/target", "80回", "200人以上"),
        Change("2024-04-01", ChangeKind.RESULT, f"{ROW}/result", "", "190人"),
        Change("2024-04-01", ChangeKind.EVALUATION, f"{ROW}/evaluation", "", "○"),
        Change("2024-04-01", ChangeKind.WORDING, f"{ROW}/attainment"),
        Change("2024-04-02", ChangeKind.EVALUATION, f"{ROW}/evaluation", "△", "○"),
        Change("2024-05-03", ChangeKind.CORRECTION, "goals/3/goal", LONG, ""),
        Change("2024-05-03", ChangeKind.DROPPED, "goals/2", "文2。"),
        Change("2024-05-03", ChangeKind.WORDING, "created", "2023-04-01", "2023-04-02"),
    ),
    SheetKey(2025, "chuo", "chiiki"): (Change("2025-05-01", ChangeKind.NEW),),
    GONE: (Change("2023-05-01", ChangeKind.NEW), Change("2024-05-03", ChangeKind.REMOVED)),
}


def told_site(
    history: Mapping[SheetKey, tuple[Change, ...]] = HISTORY,
    frame: Frame = small.FRAME,
    sheets: Mapping[SheetKey, Sheet] = SHEETS,
) -> Site:
    summaries = [summarize(key, one, frame.plan) for key, one in sheets.items()]
    return build_site(frame, summaries, history)


def told_files(
    history: Mapping[SheetKey, tuple[Change, ...]] = HISTORY, frame: Frame = small.FRAME
) -> dict[str, bytes]:
    return made_files(press_of(told_site(history, frame)))
