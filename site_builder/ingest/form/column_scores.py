"""What a cell's text looks like, and how much that speaks for each column of the form.

The weights are rough logarithms of odds: 0 says nothing, 3 is twenty to one. They rest on what
the form's columns hold by their nature (a goal is a sentence, a target mostly a number), never
on words of single documents.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from site_builder.content.wording import CIRCLED, squash, width
from site_builder.ingest.form.fields import FIELDS
from site_builder.ingest.form.labels import evaluation_mark
from site_builder.ingest.form.policies import is_policies

_SENTENCES = ("goal", "summary", "attainment", "next_steps")
_PHRASES = ("indicator", "initiative")
_VALUES = ("target", "result")

_NUMBER = re.compile(rf"(?:No\.?|\()?[1-9]\d?(?:\.0|[.)])?|[{CIRCLED}]")
_UNIT = (
    r"(?:%|割|人|名|者|回|件|団体|か所|箇所|ヶ所|カ所|校|園|日|点|円|千円|万円|億円|時間|分|組|世帯|地区|"
    r"コミ協|避難所|事業者?|企画|本|台|基|冊|部|種類?|社|店舗?|戸|棟|km|m|ha|㎡|t|kg|g|歳|年|か月|位|倍|以[上下内]|未満|超)"
)
_AMOUNT = re.compile(rf"\d[\d,.]*{_UNIT}?")
_METRIC = re.compile(
    r"(?:数|率|割合|度|額|量|高|点|日|時間|面積|距離|状況|平均|実績|指数|延べ|のべ)(?:等)?(?:[(\[【][^)\]】]*[)\]】])?$"
)
_NAMED = re.compile(rf"\D+(?:数|率|割合|度|額|量|点)[(\[【](?:単位:)?{_UNIT}[)\]】]")
"""累計登録者数(人): an indicator with its unit, whatever figures follow"""
_UNIT_LABEL = re.compile(rf"[(\[【](?:単位:)?(?:{_UNIT}|回数|件数|人数|割合|点数)[)\]】]$")
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
_FUTURE = re.compile(
    r"引き?続き|今後|次年度|来年度|翌年度|次回|継続|いきます|予定|検討し?ます|見直し|目指し|令和\d+年度(?:は|も|に)|R\d+年?度?(?:は|も)"
)
_NEXT = re.compile(r"引き?続き|今後|次年度|来年度|翌年度|ていき(?:ます|たい)")
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
_MORE: tuple[tuple[re.Pattern[str], Weights], ...] = (
    (_METRIC, {"indicator": 1.5, "initiative": -3, "target": -0.5, "result": -0.5}),
    (_UNIT_LABEL, {"indicator": 1.5, "initiative": -1.5}),
    (_PROJECT, {"initiative": 1.5, "indicator": -2, "summary": -1}),
    (_ACTIVITY, {"initiative": 0.7, "indicator": -0.5}),
    (_ITEMS, {"initiative": 0.5, "indicator": -1.5}),
    (_COUNTED, {"indicator": 0.5, "initiative": -1}),
)
"""Indicators that end with what is counted are three of four, initiatives none of 172"""
_OF_PAST: Weights = {"attainment": 3, "goal": -5, "summary": -4}
_OF_PAST_TO_THE_END: Weights = {"next_steps": -2}
_OF_PRESENT: Weights = {"attainment": -2.5, "goal": 0.5, "summary": 0.5, "next_steps": 1}
_OF_FUTURE: Weights = {"next_steps": 1.5, "goal": -0.5}
_OF_NEXT: Weights = {"next_steps": 0.5, "goal": -2.5, "summary": -2}
_OF_AIM: Weights = {"goal": 0.6, "summary": -0.2}
_OF_SEVERAL: Weights = {"goal": -1.2}
"""A goal is one sentence"""
_OF_PRESENT_AT_LAST: Weights = {"attainment": -1}
_OF_ITEMS: Weights = {"goal": -2, "initiative": 0.5, "summary": 0.5, "attainment": 0.5}
_SENTENCES_SAY = (
    (_FUTURE, _OF_FUTURE),
    (_NEXT, _OF_NEXT),
    (_AIM, _OF_AIM),
    (_TOLD_ON, _OF_SEVERAL),
)


@lru_cache(maxsize=65536)  # alignments ask for the same texts again and again
def likeness(text: str) -> Weights:
    """For each field how much the text looks like its column's."""
    bare = squash(text)
    scores = dict(_kind(bare))
    for extra in _extras(bare):
        for name, weight in extra.items():
            scores[name] += weight
    for name, weight in _of_length(width(bare)).items():
        scores[name] += weight
    return scores


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


def is_amount(bare: str) -> bool:
    """Mostly figures with their units: ①13,000人②80%以上, ・委員会2回, 90%(R6:91.0%)."""
    amounts = _AMOUNT.findall(bare)
    if not amounts or "。" in bare or _NAMED.match(bare):
        return False
    rest = len(
        re.sub(
            r"[・:()\[\]※~\-/、,.]|以上|以内|以下|未満|程度|年間|延べ|約|累計",
            "",
            _AMOUNT.sub("", bare),
        )
    )
    return rest <= 6 * len(amounts) and rest < 2.5 * sum(map(len, amounts)) + 2


def _extras(bare: str) -> list[Weights]:
    if is_sentence(bare):
        found = [_OF_PAST] if _PAST.search(bare) else [_OF_PRESENT]
        found += [_OF_PAST_TO_THE_END if _PAST.search(bare[-8:]) else _OF_PRESENT_AT_LAST]
        for pattern, weights in _SENTENCES_SAY:
            found += [weights] if pattern.search(bare) else []
    else:
        found = [weights for pattern, weights in _MORE if pattern.search(bare)]
    return [*found, _OF_ITEMS] if _ITEM.match(bare) else found


def _of_length(columns: float) -> Weights:
    """Targets are short, sentences long."""
    if columns > 40:
        return dict.fromkeys(_PHRASES, -1.0) | dict.fromkeys(_VALUES, -3.0)
    if columns > 22:
        return dict.fromkeys(_PHRASES, -0.4) | dict.fromkeys(_VALUES, -2.0)
    if columns <= 6:
        return dict.fromkeys(_SENTENCES, -1.0)
    return {}
