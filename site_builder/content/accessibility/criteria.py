"""The success criteria that the site wants to meet, and what it takes to know that it does.

Levels A and AA of JIS X 8341-3:2016 (WCAG 2.0), and those that WCAG 2.1 and 2.2 have added. A
machine's check alone settles few of them: what it cannot see stays open until people have looked.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

CHECKS = {
    "axe": "axe-core の決まり（名前・構造・役割・色など）。折りたたみを開いたときと閉じたとき",
    "colours": "文字と地の色の差。明るい色・暗い色・強制カラーで",
    "fits": "幅320・360・640・1280ピクセルで、横に動かさずに読めること、文字が16ピクセル以上、"
    "押すところが縦横24ピクセル以上であること（1280ピクセルの200％の拡大は、幅640にあたります）",
    "letters": "行や字のあいだを広げたときと、文字を2倍にしたときに、切れないこと",
    "keyboard": "Tab キーだけで、すべてのリンク・ボタン・欄に、見た目の順に届き、いまの場所が見え、"
    "かくれず、閉じこめられず、それだけではページが変わらないこと",
    "ring": "キーボードのいまの場所を示す線が、画面に描かれること",
    "folded": "折りたたみが、Enter とスペースで開き、閉じること",
    "skip": "最初の「本文へ移動」で、本文へ進めること",
    "made": "見出しの順、領域とその名前、言語の指定、HTML の文法",
    "still": "動画・音声・画像の文字・動き・時間の制限・入力の制限がなく、なぞる・振るなどの"
    "操作を求めないこと",
    "pointer": "マウスを重ねたときだけ出る説明がなく、画面の向きを決めていないこと",
    "help": "案内・検索・ヘルプが、どのページでも同じ順にあること",
    "slash": "一文字だけのキーの操作を切れること",
    "titles": "どのページにも、ほかと重ならない題があること",
}
"""What the browser tests look at (those marked `covers`), in the site's words"""


class Person(StrEnum):
    """Who has to look, where no machine can tell."""

    LISTEN = "screen-reader"
    EYES = "eyes"
    WORDS = "words"
    PHONES = "phones"
    CITIZENS = "citizens"
    POLICY = "policy"


PEOPLE = {
    Person.LISTEN: "画面を読み上げるソフトで、種類ごとに一つのページを、はじめから終わりまで聞く",
    Person.EYES: "図・印・色を、白黒の画面や強い拡大でも見て、意味が伝わるか確かめる",
    Person.WORDS: "作った人ではない人が、題・見出し・リンク・欄の名前を読み、分かるか確かめる",
    Person.PHONES: "本物のスマートフォン（iOS と Android）で、文字を大きくし、縦と横で使う",
    Person.CITIZENS: "高齢の方や障害のある方に使ってもらい、困ったところを聞く",
    Person.POLICY: "発行者が、この方針を決めて公開する",
}


@dataclass(frozen=True, slots=True)
class Criterion:
    number: str
    name: str
    level: str
    since: str
    """The edition of WCAG that brought it; those of 2.0 are the ones of the JIS"""
    checks: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    """Empty: the checks settle it"""
    absent: str = ""
    """Why it does not apply, where the checks have passed"""

    @property
    def in_jis(self) -> bool:
        return self.since == "2.0"


_MEDIA = "動画や音声はありません"
_FORMS = "まちがえて入力できる欄はありません"
_GESTURES = "なぞる・振る・引きずる操作はありません"
_LISTEN, _EYES, _WORDS, _PHONES = Person.LISTEN, Person.EYES, Person.WORDS, Person.PHONES


def _absent(number: str, name: str, level: str, why: str, since: str = "2.0") -> Criterion:
    return Criterion(number, name, level, since, ("still",), absent=why)


CRITERIA = (
    Criterion("1.1.1", "非テキストコンテンツ", "A", "2.0", ("axe",), (_LISTEN, _EYES)),
    _absent("1.2.1", "音声だけ及び映像だけ（収録済み）", "A", _MEDIA),
    _absent("1.2.2", "キャプション（収録済み）", "A", _MEDIA),
    _absent("1.2.3", "音声解説又はメディアに対する代替コンテンツ（収録済み）", "A", _MEDIA),
    _absent("1.2.4", "キャプション（ライブ）", "AA", _MEDIA),
    _absent("1.2.5", "音声解説（収録済み）", "AA", _MEDIA),
    Criterion("1.3.1", "情報及び関係性", "A", "2.0", ("axe", "made"), (_LISTEN,)),
    Criterion("1.3.2", "意味のあるシーケンス", "A", "2.0", (), (_LISTEN,)),
    Criterion("1.3.3", "感覚的な特徴", "A", "2.0", (), (_WORDS,)),
    Criterion("1.3.4", "表示の向き", "AA", "2.1", ("pointer",), (_PHONES,)),
    _absent("1.3.5", "入力目的の特定", "AA", "名前や住所などを書く欄はありません", "2.1"),
    Criterion("1.4.1", "色の使用", "A", "2.0", ("axe",), (_EYES,)),
    _absent("1.4.2", "音声の制御", "A", _MEDIA),
    Criterion("1.4.3", "コントラスト（最低限レベル）", "AA", "2.0", ("axe", "colours"), (_EYES,)),
    Criterion("1.4.4", "テキストのサイズ変更", "AA", "2.0", ("fits", "letters")),
    _absent("1.4.5", "文字画像", "AA", "文字を絵にしたものはありません"),
    Criterion("1.4.10", "リフロー", "AA", "2.1", ("fits",)),
    Criterion("1.4.11", "非テキストのコントラスト", "AA", "2.1", (), (_EYES,)),
    Criterion("1.4.12", "テキストの間隔", "AA", "2.1", ("letters",)),
    Criterion(
        "1.4.13",
        "ホバー又はフォーカスで表示されるコンテンツ",
        "AA",
        "2.1",
        ("pointer", "keyboard"),
        (_EYES,),
    ),
    Criterion("2.1.1", "キーボード", "A", "2.0", ("keyboard", "folded", "still")),
    Criterion("2.1.2", "キーボードトラップなし", "A", "2.0", ("keyboard",)),
    Criterion("2.1.4", "文字キーのショートカット", "A", "2.1", ("slash",)),
    _absent("2.2.1", "タイミング調整可能", "A", "時間の制限はありません"),
    _absent("2.2.2", "一時停止、停止及び非表示", "A", "動くものはありません"),
    _absent("2.3.1", "3回のせん光、又はいき値以下", "A", "動くものはありません"),
    Criterion("2.4.1", "ブロックスキップ", "A", "2.0", ("skip", "made")),
    Criterion("2.4.2", "ページタイトル", "A", "2.0", ("titles",), (_WORDS,)),
    Criterion("2.4.3", "フォーカス順序", "A", "2.0", ("keyboard",), (_LISTEN,)),
    Criterion("2.4.4", "リンクの目的（コンテキスト内）", "A", "2.0", ("axe",), (_WORDS,)),
    Criterion("2.4.5", "複数の手段", "AA", "2.0", ("help",)),
    Criterion("2.4.6", "見出し及びラベル", "AA", "2.0", ("axe",), (_WORDS,)),
    Criterion("2.4.7", "フォーカスの可視化", "AA", "2.0", ("keyboard", "ring")),
    Criterion("2.4.11", "隠されないフォーカス（最低限）", "AA", "2.2", ("keyboard",)),
    _absent("2.5.1", "ポインタのジェスチャ", "A", _GESTURES, "2.1"),
    Criterion("2.5.2", "ポインタのキャンセル", "A", "2.1", ("still",)),
    Criterion("2.5.3", "名前（name）のラベル", "A", "2.1", ("axe",), (_LISTEN,)),
    _absent("2.5.4", "動きによる起動", "A", _GESTURES, "2.1"),
    _absent("2.5.7", "ドラッグ動作", "AA", _GESTURES, "2.2"),
    Criterion("2.5.8", "ターゲットのサイズ（最低限）", "AA", "2.2", ("fits",)),
    Criterion("3.1.1", "ページの言語", "A", "2.0", ("made",)),
    Criterion("3.1.2", "一部分の言語", "AA", "2.0", ("made",), (_LISTEN,)),
    Criterion("3.2.1", "フォーカス時", "A", "2.0", ("keyboard",)),
    Criterion("3.2.2", "入力時", "A", "2.0", (), (_LISTEN,)),
    Criterion("3.2.3", "一貫したナビゲーション", "AA", "2.0", ("help",)),
    Criterion("3.2.4", "一貫した識別性", "AA", "2.0", (), (_WORDS,)),
    Criterion("3.2.6", "一貫したヘルプ", "A", "2.2", ("help",)),
    _absent("3.3.1", "エラーの特定", "A", _FORMS),
    Criterion("3.3.2", "ラベル又は説明", "A", "2.0", ("axe",), (_WORDS,)),
    _absent("3.3.3", "エラー修正の提案", "AA", _FORMS),
    _absent("3.3.4", "エラー回避（法的、金融及びデータ）", "AA", _FORMS),
    _absent("3.3.7", "冗長な入力", "A", "同じことを二度入れる欄はありません", "2.2"),
    _absent("3.3.8", "アクセシブルな認証（最低限）", "AA", "会員の登録や認証はありません", "2.2"),
    Criterion("4.1.1", "構文解析", "A", "2.0", ("made",)),
    Criterion(
        "4.1.2", "名前（name）、役割（role）及び値（value）", "A", "2.0", ("axe",), (_LISTEN,)
    ),
    Criterion("4.1.3", "ステータスメッセージ", "AA", "2.1", (), (_LISTEN,)),
)
