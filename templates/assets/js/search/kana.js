"use strict";

/* How a word sounds: katakana, romaji and spellings that sound alike become one key. */

const SearchKana = (() => {
  const SMALL = "ぁぃぅぇぉっゃゅょゎ";
  const LARGE = "あいうえおつやゆよわ";
  const KANA = /^[ぁ-ゖァ-ヺー]+$/u;
  const VOICING = /[\u3099\u309a]/gu;

  const hiragana = (text) =>
    text.replace(/[ァ-ヶ]/gu, (sign) => String.fromCodePoint(sign.codePointAt(0) - 0x60));

  const isKana = (text) => KANA.test(text);

  /** Of kana: エレベータ and えれべーたー have the same. */
  const key = (text) =>
    hiragana(text)
      .replace(/[ぁぃぅぇぉっゃゅょゎ]/gu, (sign) => LARGE[SMALL.indexOf(sign)])
      .replace(/ー/gu, "")
      .replace(/ぢ/gu, "じ")
      .replace(/づ/gu, "ず")
      .replace(/を/gu, "お");

  const unvoiced = (sign) => sign.normalize("NFD").replace(VOICING, "");

  /** か and が, は and ぱ: the same but for voicing, as in 避難しょ for 避難じょ. */
  const isVoicing = (one, other) => unvoiced(one) === unvoiced(other);

  const ROWS = {
    "": "あいうえお",
    k: "かきくけこ",
    s: "さしすせそ",
    t: "たちつてと",
    n: "なにぬねの",
    h: "はひふへほ",
    m: "まみむめも",
    y: "やいゆえよ",
    r: "らりるれろ",
    w: "わうううを",
    g: "がぎぐげご",
    z: "ざじずぜぞ",
    d: "だぢづでど",
    b: "ばびぶべぼ",
    p: "ぱぴぷぺぽ",
  };
  // one sign and a small one: しゃ, ふぁ
  const JOINED = {
    sh: "し",
    sy: "し",
    ch: "ち",
    ty: "ち",
    cy: "ち",
    j: "じ",
    jy: "じ",
    zy: "じ",
    f: "ふ",
    ts: "つ",
    v: "ゔ",
    ky: "き",
    gy: "ぎ",
    ny: "に",
    hy: "ひ",
    by: "び",
    py: "ぴ",
    my: "み",
    ry: "り",
  };
  const OWN_VOWEL = { ふ: "u", つ: "u", ゔ: "u" };
  const SYLLABLE = /nn?(?![aiueoy])'?|([bcdfghjkmnprstvwyz]*)([aiueo])/uy;

  const syllable = (consonants, vowel) => {
    const place = "aiueo".indexOf(vowel);
    const double = /^([^n])\1/u.test(consonants);
    const plain = double ? consonants.slice(1) : consonants;
    const start = double ? "っ" : "";
    if (plain in ROWS) return start + ROWS[plain][place];
    const base = JOINED[plain];
    if (!base) return null;
    const own = OWN_VOWEL[base];
    if (vowel === (own ?? "i")) return start + base;
    return start + base + (own ? "ぁぃぅぇぉ" : "ゃぃゅぇょ")[place];
  };

  /** josetsu → じょせつ; empty where it is no romaji. */
  const fromRomaji = (text) => {
    let kana = "";
    SYLLABLE.lastIndex = 0;
    while (SYLLABLE.lastIndex < text.length) {
      const found = SYLLABLE.exec(text);
      if (!found) return "";
      const sign = found[2] ? syllable(found[1], found[2]) : "ん";
      if (!sign) return "";
      kana += sign;
    }
    return kana;
  };

  return { hiragana, isKana, key, isVoicing, fromRomaji };
})();
