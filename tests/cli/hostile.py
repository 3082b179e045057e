"""A content folder in which every text that may be any text is the same hostile one."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

DOCUMENT = "a'\"<xss-x>&.txt"
"""As far as the name of a file can be hostile: one has no /"""
SHEET = "sheets/2025/kita/chiiki.yaml"
OTHER_WARDS = ("higashi", "chuo", "konan", "akiha", "minami", "nishi", "nishikan")

# § stands for the hostile text, in quotes as YAML and JSON have them.
FILES = {
    "site.yaml": """
title: §
subtitle: §
description: §
publisher: §
licence: §
contact: §
base_url: https://example.org/goals/
""",
    "organization.yaml": """
wards:
  - id: kita
    name: §
    kana: §
    english: §
    code: §
    contact: {phone: 025-228-1000, email: a@example.org, page: "https://example.org/"}
    sections:
      - {id: chiiki, name: §, parent: §, aliases: [あ], renamed_from: §}
""",
    "policies.yaml": """
name: §
start: 2023
end: 2030
names_source: §
names: {政策1: §, 政策1-1: §, 政策1-1-①: §}
aliases: {§: 政策1-1-①}
periods: [{start: 2023, end: 2030, name: §, names: {政策1-1-①: §}, names_source: §}]
""",
    "glossary.yaml": """
terms:
  - {term: §, kana: あ, kind: word, plain: §, aliases: [い§]}
""",
    "search/synonyms.yaml": """
groups: [[§, 意味]]
see_also: {言葉: [§]}
readings: {§: あ}
""",
    "search/vocabulary.yaml": """
made_by: §
source: §
written: §
terms: {§: あ}
""",
    "accessibility/signed.yaml": """
deadline: 2030-01-01
signatures:
  - {check: eyes, who: §, date: 2025-01-01, tool: §, findings: [§]}
""",
    "accessibility/tested.yaml": """
date: 2025-01-01
site: §
tools: {§: §}
pages: [§]
checks: [{check: axe, pages: 1, findings: [§]}]
""",
    "redirects.yaml": """
redirects:
  - {from: /wards/kita/old/, to: /wards/kita/chiiki/, since: 2026-04-01, why: §}
  - {from: /wards/kita/closed/, gone: true, since: 2026-04-01, why: §}
""",
    "acknowledged.yaml": """
acknowledged: [{code: §, where: §, hash: §, reason: §}]
""",
    "documents.yaml": f"""
documents: [{{sha256: {"ab12" * 16}, about: §, withheld: §}}]
""",
    "lineage.yaml": """
links: [{section: kita/chiiki, from: 2024 目標1, to: 2025 目標1, note: §}]
""",
    "pages/about.md": """---
wards: §
---
# 題‡

‡

- ‡

| ‡ |
|---|
| ‡ |

[‡](/wards/)
""",
    "history/2025/kita/chiiki.yaml": """
recorded: §
changes:
  - {date: 2025-04-01, kind: new}
  - {date: 2025-05-01, kind: target, field: goals/1/measures/1/target, was: §, now: §}
  - {date: 2025-05-02, kind: wording, field: §, was: §, now: §}
""",
    SHEET: """
fiscal_year: 2025
ward: §
section: §
parent_section: §
department: §
created: 2025-04-01
evaluated: 2026-03-31
policy_indicators: [§]
goals:
  - number: 1
    goal: §
    easy: {text: §, reviewer: §, reviewed: 2025-04-01}
    measures:
      - policies: [政策1-1-①, §]
        indicator: §
        target: §
        result: §
        initiative: §
        summary: §
        evaluation: ○
        attainment: §
        next_steps: §
notes: [§]
unplaced: [{raw: §, line: 1, reason: §}]
review: [{field: goals/1/measures/1/result, reason: §, raw: §, other: [§]}]
corrections: [{field: goals/1/measures/1/target, was: §, now: §, why: §}]
source: {document: ¶, sha256: DIGEST, kind: recognised, lines: §, converted: §}
""",
    "provenance/2025/kita/chiiki.json": """{
"version": 1, "document": ¶, "sha256": "DIGEST", "converted": §, "encoding": "utf-8",
"fields": {"goals/1/goal": [[1,1,3,§,§]], "notes/1": [[1,1,3]]}}
""",
    f"sources/{DOCUMENT}": "‡\n",
}


def _quoted(text: str) -> str:
    """On one line, for YAML too"""
    quoted = json.dumps(text, ensure_ascii=False)
    return quoted.replace("\u2028", "\\u2028").replace("\x85", "\\u0085")


def write_hostile(folder: Path, text: str) -> None:
    quoted, name = _quoted(text), json.dumps(DOCUMENT)
    digest = sha256(f"{text}\n".encode()).hexdigest()
    wards = "".join(f"  - {{id: {one}, name: {one}}}\n" for one in OTHER_WARDS)
    files = {**FILES, "organization.yaml": FILES["organization.yaml"] + wards}
    former = files[SHEET].replace("2025", "2024").replace("2026", "2025")
    withheld = former.replace("document: ¶, sha256: DIGEST", "withheld: §, sha256: ab12")
    files[SHEET.replace("2025", "2024")] = withheld
    for path, content in files.items():
        made = content.replace("い§", _quoted(f"い{text}"))
        made = made.replace("§", quoted).replace("‡", text).replace("¶", name)
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(made.replace("DIGEST", digest).lstrip("\n"), "utf-8", newline="\n")
