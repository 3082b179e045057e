"use strict";

/* The index (site_builder/search/index.py): for each pair of neighbouring characters its places in
   the texts of all goals. A word stands where its pairs stand side by side. */

const SearchIndex = (() => {
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUES = new Uint8Array(128);
  Array.from(DIGITS, (digit, value) => (VALUES[digit.charCodeAt(0)] = value));

  /** Places, each written as its distance from the one before. */
  const unpack = (text, back) => {
    const places = new Uint32Array(text.length);
    let size = 0;
    let place = -back;
    let number = 0;
    let bits = 0;
    for (let n = 0; n < text.length; n++) {
      const value = VALUES[text.charCodeAt(n)];
      number += (value & 31) * 2 ** bits;
      bits += 5;
      if (value > 31) continue;
      place += number;
      if (place >= 0) places[size++] = place;
      number = 0;
      bits = 0;
    }
    return places.subarray(0, size);
  };

  /** What two rising lists share. */
  const both = (one, other) => {
    let size = 0;
    for (let i = 0, j = 0; i < one.length && j < other.length; ) {
      if (one[i] < other[j]) i++;
      else if (one[i] > other[j]) j++;
      else {
        one[size++] = one[i++];
        j++;
      }
    }
    return one.subarray(0, size);
  };

  /** The pairs that cover a word, each with its distance from the word's start. */
  const pairsOf = (signs) => {
    const starts = [];
    for (let n = 0; n < signs.length - 2; n += 2) starts.push(n);
    starts.push(signs.length - 2);
    return starts.map((n) => [signs[n] + signs[n + 1], n]);
  };

  /** The last of the rising `starts` that is not above a value. */
  const lastUpTo = (starts, value) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= value) low = middle;
      else high = middle;
    }
    return low;
  };

  /** The first place of each goal, and the end of them all. */
  const startsOf = (lengths) => {
    const starts = new Uint32Array(lengths.length + 1);
    lengths.forEach((length, goal) => (starts[goal + 1] = starts[goal] + length));
    return starts;
  };

  const open = (raw, base) => {
    const parts = raw.indexStarts;
    const goals = startsOf(raw.goalLength);

    const load = (n) => SearchData.load(`index-${n}`, `${base}${raw.folder}/index-${n}.js`);

    const placesOf = async ([pair, back]) => {
      const part = await load(lastUpTo(parts, pair));
      return unpack(part[pair] ?? "", back);
    };

    const ofWord = async (signs) => {
      const lists = await Promise.all(pairsOf(signs).map(placesOf));
      return [lists.sort((a, b) => a.length - b.length).reduce(both)];
    };

    const ofSign = async (sign) => {
      let n = lastUpTo(parts, sign);
      const wanted = [n];
      while (parts[++n]?.startsWith(sign)) wanted.push(n);
      const loaded = await Promise.all(wanted.map(load));
      return loaded.flatMap((part) =>
        Object.keys(part)
          .filter((pair) => pair.startsWith(sign))
          .map((pair) => unpack(part[pair], 0)),
      );
    };

    const note = (found, places) => {
      let goal = 0;
      for (const place of places) {
        if (place >= goals[goal + 1]) goal = lastUpTo(goals, place);
        const headline = place < goals[goal] + raw.goalHeadline[goal];
        found[goal] = Math.max(
          found[goal],
          headline ? SearchTable.HEADLINE : SearchTable.REMARK,
        );
      }
    };

    /** For each goal how near to it a word stands in its texts, 0 where it does not. */
    const find = async (word) => {
      const found = new Uint8Array(raw.goalLength.length);
      if (!parts.length) return found;
      const signs = Array.from(word);
      const lists = await (signs.length > 1 ? ofWord(signs) : ofSign(word));
      for (const places of lists) note(found, places);
      return found;
    };

    return { find };
  };

  return { open };
})();
