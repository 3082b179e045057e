"use strict";

/* Other words than the reader's (site_builder/search/words.py): synonyms, what sounds alike, what
   a keyboard mixes up. Each word has a rank: the lower, the surer that it was meant. */

const SearchWords = (() => {
  const SAME = 0; // a synonym
  const SOUND = 1; // just its reading, or what a citizen's word leads to
  const MIXED = 2; // half in kana: 避なん所
  const ALIKE = 3; // a kanji or kana that sounds alike: 徐雪
  const BEGUN = 4; // the first part of its reading
  const SLIP = 5; // other slips
  const UNSURE = BEGUN; // from here on it is a guess
  const HALF = 0.5; // further: a synonym of such a word
  const PART = 0.4; // of a change, for signs that sound alike

  /** In kana a dash is a long sign. */
  const form = (text) =>
    SearchWording.searchForm(text).replace(/([ぁ-ゖァ-ヺ])[-‑–—―]/gu, "$1ー");

  /** "じょ\t徐除" … → kanji → its readings */
  const soundsOf = (lines) => {
    const sounds = new Map();
    for (const line of lines.split("\n").filter(Boolean)) {
      const [reading, signs] = line.split("\t");
      for (const sign of signs) sounds.set(sign, [...(sounds.get(sign) ?? []), reading]);
    }
    return sounds;
  };

  const termsOf = (lines) =>
    lines
      .split("\n")
      .filter(Boolean)
      .map((line) => {
        const [text, reading] = line.split("\t");
        const own = SearchKana.isKana(text) ? SearchKana.hiragana(text) : "";
        return { text, form: form(text), key: SearchKana.key(reading ?? own) };
      });

  const NEGATING = ["未", "不", "非", "無", "否"];
  const negationOf = (word) => NEGATING.filter((sign) => word.includes(sign)).join("");

  /** Katakana, letters or hiragana that go on beyond a place: ライン is no word of オンライン. */
  const FOREIGN = [/^[ァ-ヺー]$/u, /^[a-z]$/u];
  const RUNS = [...FOREIGN, /^[ぁ-ゖー]$/u];
  const isCut = (word, start, end, runs) =>
    [start, end].some((at) => runs.some((run) => run.test(word[at - 1]) && run.test(word[at])));
  const placeOf = (word, part) => {
    const at = word.indexOf(part);
    return at >= 0 && isCut(word, at, at + part.length, RUNS) ? -1 : at;
  };

  /** Of a word that is half in kana (子そだて) its kanji, and a pattern of its reading: a kanji is
      read as one to three signs. */
  const mixedOf = (word) => {
    const parts = word.match(/[一-鿿々]+|[ぁ-ゖァ-ヺー]+/gu) ?? [];
    if (parts.join("") !== word || parts.length < 2) return null;
    const kanji = parts.filter((part) => !SearchKana.isKana(part)).join("");
    const pattern = parts.map((part) => {
      if (SearchKana.isKana(part)) return SearchKana.key(part);
      return `.{${part.length},${3 * part.length}}`;
    });
    return kanji ? { kanji, pattern: new RegExp(`^${pattern.join("")}$`, "u") } : null;
  };

  const holdsInOrder = (text, signs) => {
    let at = -1;
    for (const sign of signs) {
      at = text.indexOf(sign, at + 1);
      if (at < 0) return false;
    }
    return true;
  };

  const read = (raw) => {
    const terms = termsOf(raw.terms);
    const known = new Set(terms.map((term) => term.form));
    const longest = Math.max(0, ...terms.map((term) => term.form.length));
    const sounds = soundsOf(raw.kanji);
    const groups = raw.groups.map((group) => group.map((text) => ({ text, form: form(text) })));
    const seeAlso = new Map(raw.seeAlso.map(([word, others]) => [form(word), others]));
    const byKey = new Map();
    for (const { text, key } of terms) {
      if (key) byKey.set(key, [...(byKey.get(key) ?? []), text]);
    }

    /** `isHeard(reading)`: whether the term is read so where the sign stands. */
    const soundAlike = (one, other, isHeard) => {
      const own = sounds.get(one) ?? [];
      return (sounds.get(other) ?? []).some((r) => own.includes(r) && isHeard(SearchKana.key(r)));
    };
    const changeIn = (isHeard) => (one, other) =>
      soundAlike(one, other, isHeard) || SearchKana.isVoicing(one, other) ? PART : 1;

    /** A word of citizens or of the sheets: whoever typed it meant it. */
    const isWord = (word) =>
      known.has(word) ||
      seeAlso.has(word) ||
      groups.some((group) => group.some((member) => member.form === word));

    /** Of two signs one must sound in the term as it does here: 空家 is no slip for 空中 (家 and 中
        are both read うち, 空中 is not). */
    const hears = (signs, form, key) => {
      if (signs.length !== 2) return () => true;
      return (reading) => (signs[0] === form[0] ? key.endsWith(reading) : key.startsWith(reading));
    };

    /** The word with one of a group's members in place of another. */
    const synonyms = (word) =>
      groups.flatMap((group) => {
        const held = group.filter((member) => placeOf(word, member.form) >= 0);
        const [longest] = held.sort((a, b) => b.form.length - a.form.length);
        if (!longest) return [];
        return group
          .filter((member) => member !== longest)
          .map((member) => word.replace(longest.form, () => member.text));
      });

    /** Of a word in kana, or in romaji, the terms that are read so. */
    const sounding = (word) => {
      const kana = SearchKana.isKana(word) ? word : SearchKana.fromRomaji(word);
      return kana ? (byKey.get(SearchKana.key(kana)) ?? []) : [];
    };

    const mixed = (word) => {
      const wanted = mixedOf(word);
      if (!wanted) return [];
      return terms
        .filter(({ text, key }) => wanted.pattern.test(key) && holdsInOrder(text, wanted.kanji))
        .map(({ text }) => text);
    };

    const begun = (word) => {
      const key = SearchKana.isKana(word) ? SearchKana.key(word) : "";
      if (key.length < 3) return [];
      return terms.filter((term) => term.key.startsWith(key)).map(({ text }) => text);
    };

    /** Two signs have to sound alike, three may differ in one, five in two. */
    const slips = (word) => {
      if (isWord(word)) return [];
      const most = word.length < 3 ? 2 * PART : word.length < 5 ? 1 : 2;
      const signs = Array.from(word);
      const kana = SearchKana.isKana(word) ? Array.from(SearchKana.key(word)) : null;
      const kanaMost = kana && kana.length < 3 ? 0 : Math.min(most, 1);
      return terms.flatMap(({ text, form, key }) => {
        const change = changeIn(hears(signs, form, key));
        let far = SearchDistance.between(signs, Array.from(form), most, change);
        if (kana && key) {
          far = Math.min(far, SearchDistance.between(kana, Array.from(key), kanaMost, change));
        }
        const isOther = word.includes(form) || negationOf(word) !== negationOf(form);
        if (far === Infinity || isOther) return [];
        return [{ text, rank: far < 1 ? ALIKE + far / 2 : SLIP + far / 4 }];
      });
    };

    const ranked = (texts, rank) => texts.map((text) => ({ text, rank }));

    const further = ({ text, rank }) => {
      const others = [...synonyms(form(text)), ...(seeAlso.get(form(text)) ?? [])];
      return ranked(others, rank + HALF);
    };

    /** Each word once, at its best rank, the surest first. */
    const sorted = (found, asked) => {
      const best = new Map([[SearchWording.searchForm(asked), { rank: -1 }]]);
      for (const one of found.sort((a, b) => a.rank - b.rank)) {
        const key = SearchWording.searchForm(one.text);
        if (!best.has(key)) best.set(key, one);
      }
      return [...best.values()].slice(1);
    };

    /** For a word that is found: only what means or sounds the same. */
    const same = (asked) => {
      const word = form(asked);
      const heard = SearchKana.isKana(word) && word.length > 2 ? sounding(word) : [];
      return sorted([...ranked(synonyms(word), SAME), ...ranked(heard, SOUND)], asked);
    };

    /** For a word that is not found: whatever may have been meant. */
    const near = (asked) => {
      const word = form(asked);
      const found = [
        ...ranked(synonyms(word), SAME),
        ...ranked(seeAlso.get(word) ?? [], SOUND),
        ...ranked(sounding(word), SOUND),
        ...ranked(mixed(word), MIXED),
        ...ranked(begun(word), BEGUN),
        ...slips(word),
      ];
      const sure = found.filter(({ rank }) => rank < UNSURE);
      return sorted([...found, ...sure.flatMap(further)], asked);
    };

    /** 達成 is no part of 未達成. */
    const isPart = (word, start, end) =>
      known.has(word.slice(start, end)) &&
      !isCut(word, start, end, FOREIGN) &&
      !NEGATING.includes(word[start - 1]);

    /** 中央区子育て → 中央区, 子育て: the terms that cover most of it, longest first. */
    const parts = (word) => {
      const found = new Set();
      for (let start = 0; start < word.length; ) {
        let end = Math.min(word.length, start + longest);
        while (end - start > 1 && !isPart(word, start, end)) end--;
        if (end - start > 1) found.add(word.slice(start, end));
        start = Math.max(end, start + 1);
      }
      found.delete(word);
      return [...found];
    };

    return { same, near, parts };
  };

  const NONE = { terms: "", kanji: "", groups: [], seeAlso: [] };

  /** `folder`: where the file lies, as the table says; empty where there are no words. */
  const load = async (base, folder) => {
    const raw = folder ? await SearchData.load("words", `${base}${folder}/words.js`) : NONE;
    return read(raw);
  };

  return { ALIKE, UNSURE, load };
})();
