"""Why a reading is in doubt: one plain sentence for each reason code of content/'s review."""

from __future__ import annotations

SENTENCES = {
    "cell": "もとの資料の文字の並びからは、どの欄のものかがはっきりしません。",
    "code": "もとの資料の書き方のままでは、総合計画のどの番号のことかがはっきりしません。",
    "column": "もとの資料では列がずれていて、どの欄のものかがはっきりしません。",
    "cut": "もとの資料が、この欄の途中で切れているかもしれません。",
    "header": "もとの資料では、シートの表書きのどの欄のものかがはっきりしません。",
    "melted": "もとの資料ではとなりの欄と文字がつながっていて、分かれ目がはっきりしません。",
    "number": "もとの資料では、目標の番号がはっきりしません。",
    "pairing": "もとの資料の並びからは、どの目標や指標の行のものかがはっきりしません。",
    "row": "もとの資料では、どの行のものかがはっきりしません。",
    "span": "もとの資料では、この欄がいくつの指標に共通なのかがはっきりしません。",
    "year": "もとの資料では、年度がはっきりしません。",
}
_ANY = "もとの資料からは、この欄の読み方がはっきりしません。"


def sentence(reason: str) -> str:
    return SENTENCES.get(reason, _ANY)
