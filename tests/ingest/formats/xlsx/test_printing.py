from __future__ import annotations

import pytest

from site_builder.ingest.formats.xlsx.printing import areas_of, print_areas


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("'地域課'!$A$1:$K$20", [(1, 1), (20, 11)], [(21, 1), (1, 12)]),
        ("'a, ''b'''!$A$1:$B$2,'c'!$D$4:$E$5", [(2, 2), (4, 5)], [(3, 3)]),
        ("Sheet1!$B:$C", [(1, 2), (900_000, 3)], [(1, 1)]),
        ("$2:$3", [(2, 1), (3, 900)], [(4, 1)]),
        ("A1", [(1, 1)], [(1, 2)]),
    ],
)
def test_cells_of_an_area(
    text: str, inside: list[tuple[int, int]], outside: list[tuple[int, int]]
) -> None:
    areas = print_areas(text)
    assert all(areas.has(*place) for place in inside)
    assert not any(areas.has(*place) for place in outside)


@pytest.mark.parametrize("text", [None, "", "#REF!", "名前", '"○,△,×"'])
def test_what_is_no_area_prints_all(text: str | None) -> None:
    assert not print_areas(text)


def test_only_ranges_of_the_worksheet_count() -> None:
    assert areas_of("a", ["$N$2:$N$4", "b!$O$1", "=a!$P$1", '"○,△"', "INDIRECT(A1)"]).areas == (
        (2, 4, 14, 14),
        (1, 1, 16, 16),
    )
