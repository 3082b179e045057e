"""Sentences of made-up sheets: goal, indicator, initiative and summary of one subject."""

import random
from dataclasses import dataclass

from benchmarks.forms.vocabulary import Topic


@dataclass(frozen=True)
class Subject:
    """What one row is about; rows of one goal share the topic, not always the rest."""

    ward: str
    topic: Topic
    aim: str
    thing: str
    people: str
    event: str


def make_subject(rng: random.Random, ward: str, topic: Topic) -> Subject:
    """A subject drawn from a topic."""
    nouns = (topic.aims, topic.things, topic.people, topic.events)
    return Subject(ward, topic, *(rng.choice(kind) for kind in nouns))


_GOALS = (
    "{aim}に向け、{people}と連携し、{thing}に取り組みます。",
    "{aim}を図るため、{thing}を進めます。",
    "{people}をはじめ多様な主体との協働により、{thing}を進め、{aim}を目指します。",
    "人口減少や高齢化が進む中、{thing}について{people}と課題を共有し、{aim}につなげます。",
    "{thing}を推進します。また、{event}などを通じて{aim}に努めます。",
    "{aim}を推進します。",
    "{thing}の充実に努めるとともに、「{event}」の内容を見直し、{people}の参画を促します。",
    "誰もが安心して暮らせる{ward}を目指し、{aim}に取り組みます。",
    "{topic}に対する関心を高めるため、デジタル技術を活用しながら{thing}を進めます。\n①安全の確保\n②持続性の確保",
    "市民の信頼と期待に応えられるよう、{topic}に係る事務の見直しと{aim}に努めます。",
)
_SENTENCES = (
    "{people}と協力し、{event}を実施します。",
    "{thing}について、現状の課題を整理し、効果的な手法を検討します。",
    "{event}の開催により、{aim}を図ります。",
    "{people}に対し、{thing}に関する情報を提供するほか、必要な経費の一部を補助します。",
    "年{few}回の{event}を通じ、{topic}への理解を深めていただきます。",
    "区だよりやSNS、ホームページなどで{topic}の取組を周知します。",
    "{thing}の状況を毎月確認し、遅れが生じた場合は原因を究明します。",
    "{ward}内の{many}地区を対象に、{people}が中心となって{event}を行います。",
    "関係課や{people}と情報を共有し、{aim}につなげます。",
)
_ITEMS = (
    "{event}の開催",
    "{event}の周知",
    "{people}との意見交換",
    "{thing}に向けた調査",
    "{topic}に関する広報",
    "{people}への支援",
    "{topic}に係る研修への参加",
    "{event}の内容の見直し",
)
_TITLES = (
    "{event}の開催",
    "{topic}推進事業",
    "{event}の実施",
    "みんなで{topic}プロジェクト",
    "{thing}推進事業",
    "{topic}支援事業（特色ある区づくり事業）",
    "{event}開催事業",
    "「{ward}の{topic}」魅力発信事業",
    "{thing}",
)
_NOTES = (
    "※前年度実績による。",
    "※区ビジョンまちづくり計画に掲げる取組です。",
    "※対象者には別途通知します。",
)


def fill(rng: random.Random, pattern: str, subject: Subject) -> str:
    """A pattern with the subject's nouns and chance numbers in its gaps."""
    return pattern.format(
        ward=subject.ward,
        topic=subject.topic.name,
        aim=subject.aim,
        thing=subject.thing,
        people=subject.people,
        event=subject.event,
        few=rng.randint(1, 6),
        many=rng.randint(2, 13),
    )


def make_goal(rng: random.Random, subject: Subject, *, vision: bool) -> str:
    """A goal: one or two sentences; some wards add the place in an older vision."""
    text = fill(rng, rng.choice(_GOALS), subject)
    if vision:
        text += f"（{rng.choice('ⅠⅡⅢⅣ')}-{rng.randint(1, 3)}-({rng.randint(1, 4)})）"
    return text


def make_initiative(rng: random.Random, subject: Subject) -> str:
    """One title, a bulleted list, or titles on lines of their own."""
    kind = rng.random()
    if kind < 0.55:
        return fill(rng, rng.choice(_TITLES), subject)
    count = rng.randint(2, 4)
    items = [fill(rng, pattern, subject) for pattern in rng.sample(_ITEMS, count)]
    if kind < 0.9:
        return "\n".join(f"・{item}" for item in items) + rng.choice(["", "", "\u3000等"])
    return "\n".join(items)


def make_summary(rng: random.Random, subject: Subject) -> str:
    """One to four sentences in a row or as bullets, sometimes with a note."""
    count = rng.choices([1, 2, 3, 4], weights=[40, 35, 17, 8])[0]
    sentences = [fill(rng, pattern, subject) for pattern in rng.sample(_SENTENCES, count)]
    if count > 1 and rng.random() < 0.35:
        text = "\n".join(f"・{sentence}" for sentence in sentences)
    else:
        text = rng.choice(["", "", "\n"]).join(sentences)
    return text + (f"\n{rng.choice(_NOTES)}" if rng.random() < 0.1 else "")
