"""Indicators with the targets and results that fit them, and the reports after the year."""

import random
from dataclasses import dataclass

from benchmarks.forms.phrases import Subject, fill


@dataclass(frozen=True)
class Aim:
    """What is counted, and the number or words that are wanted and reached."""

    indicator: str
    target: str
    result: str


_DONE = (
    ("{event}の内容の見直し", "実施", "実施"),
    ("{thing}に係る工事の完成", "年度内供用開始", "供用開始"),
    ("{event}への参加状況", "増加", "増加"),
    ("{topic}に関する相談への対応", "対象者に対しての全数", "対象者に対しての全数"),
    ("{thing}に関する調査", "実施に向けて検証", "検証済み"),
    ("{topic}に係る業務のデジタル化", "試行開始", "一部試行"),
    ("{thing}に関する計画の策定", "素案の作成", "素案を作成"),
    ("{people}との協議の場の設置", "設置", "設置"),
)
_EVENT_COUNTS = (
    ("実施回数", "回"),
    ("参加者数", "人"),
    ("開催回数", "回"),
    ("満足度", "%"),
    ("参加団体数", "団体"),
)
_VAGUE = (
    ("参加者アンケートの満足度", "%"),
    ("参加者数", "人"),
    ("研修の実施回数", "回"),
    ("アンケートの平均点", "点"),
    ("改善件数", "件"),
)


def make_aim(rng: random.Random, subject: Subject, year: int) -> Aim:
    """One indicator with target and result, of any kind seen in the sheets."""
    kind = rng.random()
    if kind < 0.14:
        words = rng.choice(_DONE)
        return Aim(*(fill(rng, word, subject) for word in words))
    if kind < 0.22:
        return _numbered_aim(rng, subject)
    noun, unit = _counted(rng, subject)
    target, result = _amounts(rng, unit, year)
    bullet = "・" if rng.random() < 0.07 else ""
    return Aim(bullet + noun + _unit_label(rng, unit), target, result)


def _counted(rng: random.Random, subject: Subject) -> tuple[str, str]:
    kind = rng.random()
    if kind < 0.4:
        noun, unit = rng.choice(subject.topic.stocks).split(":")
        return noun, unit
    if kind < 0.88:
        word, unit = rng.choice(_EVENT_COUNTS)
        return f"{subject.event}の{word}", unit
    # As in real sheets, some indicators share no word with their goal.
    return rng.choice(_VAGUE)


def _unit_label(rng: random.Random, unit: str) -> str:
    style = rng.random()
    if style < 0.35:
        return f"（{unit}）"
    return f"({unit})" if style < 0.5 else ""


def _numbered_aim(rng: random.Random, subject: Subject) -> Aim:
    nouns = [
        f"{subject.event}の参加人数",
        "参加者アンケートの満足度",
        f"{subject.people}との協議回数",
    ]
    units = ("人", "%", "回")
    count = rng.randint(2, 3)
    pairs = [_numbers(rng, unit) for unit in units[:count]]
    lines = [
        (noun, f"{wanted}{unit}以上", f"{reached}{unit}")
        for noun, unit, (wanted, reached) in zip(nouns, units, pairs, strict=False)
    ]
    if rng.random() < 0.15:
        # Paragraphs of one cell, parted by an empty line.
        return Aim(*("\n\n".join(line[part] for line in lines) for part in range(3)))
    return Aim(
        *(
            "\n".join(f"{'①②③'[place]}{line[part]}" for place, line in enumerate(lines))
            for part in range(3)
        )
    )


def _numbers(rng: random.Random, unit: str) -> tuple[str, str]:
    if unit in ("%", "点"):
        return _decimals(rng, 100 if unit == "%" else 5)
    most = {"回": 60, "件": 300, "日": 90, "か所": 150, "団体": 60, "円": 900000, "校": 12}.get(
        unit, 60000
    )
    wanted = max(1, round(most ** rng.uniform(0.1, 1)))
    reached = max(0, round(wanted * rng.uniform(0.8, 1.3)))
    return f"{wanted:,}", f"{reached:,}"


def _decimals(rng: random.Random, most: int) -> tuple[str, str]:
    digits = rng.choice([0, 0, 1, 2]) if most == 100 else rng.choice([1, 2])
    wanted = most * rng.uniform(0.3, 0.95)
    reached = min(float(most), wanted * rng.uniform(0.9, 1.1))
    return f"{wanted:.{digits}f}", f"{reached:.{digits}f}"


def _amounts(rng: random.Random, unit: str, year: int) -> tuple[str, str]:
    wanted, reached = _numbers(rng, unit)
    before, _ = _numbers(rng, unit)
    shapes = (
        (42, f"{wanted}{unit}", f"{reached}{unit}"),
        (16, wanted, reached),
        (15, f"{wanted}{unit}以上", f"{reached}{unit}"),
        (5, f"{wanted}{unit}以内", f"{reached}{unit}"),
        (4, f"{wanted}{unit}\n(R{year - 1}:{before}{unit})", f"{reached}{unit}"),
        (4, f"現状値維持（令和{year - 1}年度：{before}{unit}）", f"{reached}{unit}"),
        (4, f"{wanted}{unit}\n（累計{before}{unit}）", f"{reached}{unit}\n（累計{before}{unit}）"),
        (4, f"年間{wanted}{unit}", f"年間{reached}{unit}"),
        (3, f"前年比{rng.randint(1, 20)}%増", f"前年比{rng.randint(1, 30)}%増"),
        (
            3,
            f"・{_short_word(rng)}{wanted}{unit}\n・{_short_word(rng)}{before}{unit}",
            f"・{reached}{unit}\n・{before}{unit}",
        ),
    )
    _, target, result = rng.choices(shapes, weights=[shape[0] for shape in shapes])[0]
    return target, result


def _short_word(rng: random.Random) -> str:
    """A short word before a number: 委員会2回."""
    return rng.choice(["委員会", "座談会", "東地区", "西地区", "前期", "後期"])


_REPORTS = (
    "{event}を{few}回開催し、延べ{many}0人が参加しました。",
    "{people}と連携して{event}を実施し、目標を上回りました。",
    "{thing}について、{many}地区で協議を行いました。",
    "天候の影響により{event}を1回中止しましたが、参加者からは好評を得ました。",
    "{people}と意見交換を行い、{thing}の課題を共有しました。",
    "{topic}の周知を図った結果、問い合わせが{many}件ありました。",
)
_PLANS = (
    "引き続き、{people}と連携し、{thing}に取り組みます。",
    "次年度も{event}を継続し、内容の充実を図ります。",
    "今後は{thing}について、より効果的な手法を検討していきます。",
    "参加者の意見を踏まえ、{event}の開催時期を見直します。",
    "{aim}に向けて、周知方法を工夫し、参加者の増加に努めます。",
    "{topic}の取組を他地区へ広げていきます。",
)


def make_attainment(rng: random.Random, subject: Subject) -> str:
    """A report in the past tense."""
    return _told(rng, _REPORTS, subject)


def make_next_steps(rng: random.Random, subject: Subject) -> str:
    """What comes next, in the present or future."""
    return _told(rng, _PLANS, subject)


def _told(rng: random.Random, patterns: tuple[str, ...], subject: Subject) -> str:
    count = rng.choices([1, 2, 3], weights=[50, 35, 15])[0]
    lines = [fill(rng, pattern, subject) for pattern in rng.sample(patterns, count)]
    if rng.random() < 0.3:
        return "\n".join(f"・{line}" for line in lines)
    return rng.choice(["", "\n"]).join(lines)
