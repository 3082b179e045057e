"""What a cell's text looks like, and how much that speaks for each column of the form.

The weights are rough logarithms of odds: 0 says nothing, 3 is twenty to one. They rest on what
the form's columns hold by their nature (a goal is a sentence, a target mostly a number), never
on words of single documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from site_builder.content.wording import CIRCLED, squash, width
from site_builder.ingest.form.fields import FIELDS, PROSE
from site_builder.ingest.form.labels import evaluation_mark
from site_builder.ingest.form.measures import MEASURE, UNIT_LABEL, is_amount
from site_builder.ingest.form.policies import is_policies

_PHRASES = ("indicator", "initiative")
_VALUES = ("target", "result")

_NUMBER = re.compile(rf"(?:No\.?|\()?[1-9]\d?(?:\.0|[.)])?|[{CIRCLED}]")
_PROJECT = re.compile(
    r"(?:事業|プロジェクト|プラン|講座|講習会?|研修|教室|イベント|フェスタ|フェア|まつり|キャンペーン|訓練|相談会|検討会)$"
)
_ACTIVITY = re.compile(
    r"(?:推進|開催|実施|支援|強化|充実|整備|運営|管理|取組み?|活動|訪問|会議|啓発|周知|発信|普及|作成|活用|改善|"
    r"運行|など|等)$"
)
_STATE = re.compile(
    r"(?:増加|減少|全て|すべて|全数|全員|開始|済み?|維持|達成|上昇|向上|供用|中|以上|以下|以内|未満|程度|増|減|"
    r"なし|未定)(?:[(（].*[)）])?$"
)
_ACT = re.compile(
    r".{0,4}(?:実施|収集|完成|設置|検証|作成|策定|継続|完了|着手|検討|決定|改善|公表|配布|開催|試行)(?:[(（].*[)）])?"
)
_PAST = re.compile(
    r"(?:ました|でした|ませんでした|[いきしちりれえけめせたっんん]た|だった)(?:[。、)）]|$|が、|ため|もの)"
)
_POLITE = re.compile(r"(?:ます|です)(?:[。()（）\d]|$)")
LATER = "引き?続き|今後|次年度|来年度|翌年度"
"""Words of what comes after the year"""
_FUTURE = re.compile(
    rf"{LATER}|次回|継続|いきます|予定|検討し?ます|見直し|目指し|令和\d+年度(?:は|も|に)|R\d+年?度?(?:は|も)"
)
_NEXT = re.compile(rf"{LATER}|ていき(?:ます|たい)")
_AIM = re.compile(
    r"(?:推進|図り|努め|目指|強化|取り組|促進|つなげ|高め)[^。]{0,5}。?(?:[(][^)]*[)])?$"
)
_TOLD_ON = re.compile(r"。.*。")
_ITEM = re.compile(rf"^[・{CIRCLED}※【]")
_ITEMS = re.compile(r"^・.*・")
_COUNTED = re.compile(rf"[{CIRCLED}]")

Weights = Mapping[str, float]


def _all(weight: float, **exceptions: float) -> Weights:
    return {name: exceptions.get(name, weight) for name in FIELDS}


_OF_NUMBER = _all(-8, number=4, target=2, result=2)
_OF_CODES = _all(-7, policies=6)
_OF_MARK = _all(-7, evaluation=6)
_OF_AMOUNT = _all(
    -8, target=3, result=3, indicator=-3, initiative=-3, summary=-4, attainment=-2, next_steps=-4
)
_OF_STATE = _all(
    -8,
    target=1.5,
    result=1.5,
    indicator=-0.5,
    initiative=-0.5,
    summary=-2,
    attainment=-1,
    next_steps=-2,
)
_OF_PHRASE = _all(
    -8,
    indicator=1,
    initiative=1,
    target=-1.5,
    result=-1.5,
    goal=-3,
    summary=-0.5,
    attainment=0,
    next_steps=-1,
)
_OF_SENTENCE = _all(
    -8,
    goal=1.5,
    summary=1.5,
    attainment=1,
    next_steps=1,
    indicator=-3,
    initiative=-4,
    target=-5,
    result=-4,
)
_OF_ITEMS: Weights = {"goal": -2, "initiative": 0.5, "summary": 0.5, "attainment": 0.5}
_OF_PHRASES: tuple[tuple[re.Pattern[str], Weights], ...] = (
    (MEASURE, {"indicator": 1.5, "initiative": -3, "target": -0.5, "result": -0.5}),
    (UNIT_LABEL, {"indicator": 1.5, "initiative": -1.5}),
    (_PROJECT, {"initiative": 1.5, "indicator": -2, "summary": -1}),
    (_ACTIVITY, {"initiative": 0.7, "indicator": -0.5}),
    (_ITEMS, {"initiative": 0.5, "indicator": -1.5}),
    (_COUNTED, {"indicator": 0.5, "initiative": -1}),
    (_ITEM, _OF_ITEMS),
)
"""Indicators that end with what is counted are three of four, initiatives none of 172"""
_OF_SENTENCES: tuple[tuple[re.Pattern[str], Weights], ...] = (
    (_FUTURE, {"next_steps": 1.5, "goal": -0.5}),
    (_NEXT, {"next_steps": 0.5, "goal": -2.5, "summary": -2}),
    (_AIM, {"goal": 0.6, "summary": -0.2}),
    (_TOLD_ON, {"goal": -1.2}),
    (_ITEM, _OF_ITEMS),
)
"""A goal is one sentence, and is hardly told on"""
_OF_PAST: Weights = {"attainment": 3, "goal": -5, "summary": -4}
_OF_PRESENT: Weights = {"attainment": -2.5, "goal": 0.5, "summary": 0.5, "next_steps": 1}
_OF_PAST_AT_LAST: Weights = {"next_steps": -2}
_OF_PRESENT_AT_LAST: Weights = {"attainment": -1}


@lru_cache(maxsize=65536)  # alignments ask for the same texts again and again
def likeness(text: str) -> Weights:
    """For each field how much the text looks like its column's."""
    bare = squash(text)
    scores = dict(_kind(bare))
    for weights in (*_told(bare), _of_length(width(bare))):
        for name, weight in weights.items():
            scores[name] += weight
    return scores


def _told(bare: str) -> Iterator[Weights]:
    """What single words tell, and in a sentence its tense."""
    sentence = is_sentence(bare)
    if sentence:
        yield _OF_PAST if _PAST.search(bare) else _OF_PRESENT
        yield _OF_PAST_AT_LAST if _PAST.search(bare[-8:]) else _OF_PRESENT_AT_LAST
    for pattern, weights in _OF_SENTENCES if sentence else _OF_PHRASES:
        if pattern.search(bare):
            yield weights


def _kind(bare: str) -> Weights:
    if _NUMBER.fullmatch(bare):
        return _OF_NUMBER
    if is_policies(bare):
        return _OF_CODES
    if evaluation_mark(bare):
        return _OF_MARK
    if is_amount(bare):
        return _OF_AMOUNT
    if is_sentence(bare):
        return _OF_SENTENCE
    return _OF_STATE if is_state(bare) else _OF_PHRASE


def is_state(bare: str) -> bool:
    """What a target without figures says: 実施, 増加, 対象者の全て."""
    items = [item for item in re.split(rf"[・{CIRCLED}]", bare) if item]
    acts = bool(items) and all(map(_ACT.fullmatch, items))
    return acts or (width(bare) <= 16 and bool(_STATE.search(bare)))


def is_sentence(bare: str) -> bool:
    return "。" in bare or bool(_POLITE.search(bare)) or bool(_PAST.search(bare[-4:]))


def is_report(text: str) -> bool:
    """Sentences that tell what was done."""
    return bool(re.search(r"(?:ました|でした)。", squash(text)))


def _of_length(columns: float) -> Weights:
    """Targets are short, sentences long."""
    if columns > 40:
        return dict.fromkeys(_PHRASES, -1.0) | dict.fromkeys(_VALUES, -3.0)
    if columns > 22:
        return dict.fromkeys(_PHRASES, -0.4) | dict.fromkeys(_VALUES, -2.0)
    if columns <= 6:
        return dict.fromkeys(PROSE, -1.0)
    return {}
