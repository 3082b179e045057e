"""A decision comes into lineage.yaml; what a person wrote there stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.folder.store import DEFAULTS
from site_builder.content.lineage.model import Decision, GoalRef, decision_id, parse_decision_id
from site_builder.content.lineage.write import add_decision, load_lineage
from site_builder.content.sheet.model import SheetKey
from tests.content.sheets import SIGNS

TEXT = """\
# 頭の注
links:
  # --- 総務課
  - section: kita/somu   # あ
    from: 2023 目標1

    to:
      - 2025 目標1
      - 2025 目標2
  # --- 地域課
  - {section: kita/chiiki, from: 2023 目標1, to: 2025 なし}

# 断ったもの
rejected: []   # まだない
# おわり
"""


def ref(year: int, number: int, section: str = "somu") -> GoalRef:
    return GoalRef(SheetKey(year, "kita", section), number)


def decision(one: GoalRef, other: GoalRef, note: str = "") -> Decision:
    return Decision("kita", other.key.section, (one,), (other,), note)


NEW = decision(ref(2023, 2), ref(2025, 3), "訳: # 注ではない")


def test_it_stands_after_the_last_of_its_section_and_all_else_stays() -> None:
    text, problems = add_decision("l", TEXT, "links", NEW)
    assert problems == ()
    entry = (
        "  - section: kita/somu\n    from: 2023 目標2\n    to: 2025 目標3\n"
        '    note: "訳: # 注ではない"\n'
    )
    assert text == TEXT.replace("  # --- 地域課\n", f"{entry}  # --- 地域課\n")


def test_a_new_section_comes_last() -> None:
    other = decision(ref(2023, 1, "kensetsu"), ref(2025, 1, "kensetsu"))
    text, _ = add_decision("l", TEXT, "links", other)
    lines = text.split("\n")
    assert lines.index("  - section: kita/kensetsu") == TEXT.split("\n").index("# 断ったもの") - 1


def test_an_empty_list_is_opened_and_its_comment_stays() -> None:
    text, _ = add_decision("l", TEXT, "rejected", NEW)
    assert "rejected:   # まだない\n  - section: kita/somu\n" in text
    lineage, _ = load_lineage("l", text)
    assert lineage and lineage.rejected == (NEW,)
    assert text.endswith("# おわり\n")


def test_the_file_that_comes_with_the_package_takes_decisions() -> None:
    text = (DEFAULTS / "lineage.yaml").read_text("utf-8")
    for name in ("links", "rejected"):
        one = decision(ref(2023, len(name)), ref(2025, len(name)))
        text, problems = add_decision("l", text, name, one)
        assert problems == ()
    lineage, _ = load_lineage("l", text)
    assert lineage and (len(lineage.links), len(lineage.rejected)) == (1, 1)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (TEXT.replace("2023 目標1\n\n", "2023 目標2\n\n"), "double-successor"),
        ("links:\n  - {section: x, from: 1, to: 2}\n", "bad-section"),
    ],
)
def test_what_cannot_be_added_leaves_the_text_and_says_why(text: str, code: str) -> None:
    after, problems = add_decision("l", text, "links", NEW)
    assert after == text
    assert code in {problem.code for problem in problems}


def test_a_list_on_one_line_is_written_anew() -> None:
    text = "# 注\nlinks: [{section: kita/somu, from: 2023 目標5, to: [2025 目標5, 2025 目標6]}]\n"
    after, problems = add_decision("l", text, "links", NEW)
    assert problems == ()
    assert after == (
        "# 注\nlinks:\n  - section: kita/somu\n    from: 2023 目標5\n"
        "    to: [2025 目標5, 2025 目標6]\n  - section: kita/somu\n    from: 2023 目標2\n"
        '    to: 2025 目標3\n    note: "訳: # 注ではない"\nrejected: []\n'
    )


SECTIONS = st.sampled_from(["somu", "chiiki", "kensetsu"])
NUMBERS = st.lists(st.integers(1, 99), min_size=1, max_size=3, unique=True)


@given(
    st.lists(st.tuples(SECTIONS, st.booleans(), st.text(SIGNS, max_size=8)), max_size=6),
)
def test_many_decisions_one_after_the_other_are_all_there(
    many: list[tuple[str, bool, str]],
) -> None:
    text = TEXT
    made = []
    for number, (section, accepted, note) in enumerate(many, 10):
        one = decision(ref(2023, number, section), ref(2025, number, section), note)
        text, problems = add_decision("l", text, "links" if accepted else "rejected", one)
        assert problems == ()
        made.append(one)
    lineage, _ = load_lineage("l", text)
    assert lineage is not None
    assert {*made} <= {*lineage.links, *lineage.rejected}
    own = [line for line in TEXT.split("\n") if not line.startswith("rejected")]
    assert [line for line in text.split("\n") if line in own] == own


@given(NUMBERS, NUMBERS, SECTIONS)
def test_an_id_means_its_decision(earlier: list[int], later: list[int], former: str) -> None:
    one = Decision(
        "kita",
        "somu",
        tuple(sorted(ref(2023, n, former) for n in earlier)),
        tuple(sorted(ref(2025, n) for n in later)),
    )
    assert parse_decision_id(decision_id(one)) == one


@pytest.mark.parametrize(
    "text",
    ["", "kita/somu", "kita/somu:2023:2025-1", "kita/somu:2023-1:2025-1:x", "a/b:2023-1+:2025-1"],
)
def test_other_texts_are_no_ids(text: str) -> None:
    assert parse_decision_id(text) is None
