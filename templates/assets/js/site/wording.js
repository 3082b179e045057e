"use strict";

/* The form in which texts and queries meet: the same rules as site_builder/content/wording.py,
   held together by tests/browser/test_search_wording.py. */

const SearchWording = (() => {
  const CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";
  const NOT_CIRCLED = /[^①-⑳]+/gu;
  // Python's white space; \s would take in U+FEFF and leave out U+001C to U+001F and U+0085.
  const WHITE =
    /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/gu;
  const KINDS = { 政策: ["seisaku"], 行財: ["gyozai"], "": ["seisaku", "gyozai"] };
  const CODE = /^(政策|行財)?-?(\d{1,2})-(\d{1,2})-([①-⑳]|\d{1,2})$/u;

  const fold = (text) => text.replace(NOT_CIRCLED, (part) => part.normalize("NFKC"));

  const searchForm = (text) =>
    fold(text).toLowerCase().replace(/[‐−–]/gu, "-").replace(/〜/gu, "~").replace(WHITE, "");

  /** The words of a query, each once: a goal is a hit if it holds every one of them. */
  const words = (query) => [...new Set(query.split(WHITE).map(searchForm).filter(Boolean))];

  const number = (sign) => CIRCLED.indexOf(sign) + 1 || Number(sign);

  /** The ids of the policies that a word is as a whole: 政策7-1-②, 行財１－１－1, 7-1-2. */
  const policyIds = (word) => {
    const plain = fold(word)
      .replace(WHITE, "")
      .replace(/[‐‑‒–—―−ー]/gu, "-")
      .replace(/^[([]+(.*?)[)\]]+$/u, "$1");
    const code = CODE.exec(plain);
    if (!code) return [];
    const levels = [Number(code[2]), Number(code[3]), number(code[4])].join("-");
    return KINDS[code[1] ?? ""].map((kind) => `${kind}-${levels}`);
  };

  return { WHITE, searchForm, words, policyIds };
})();
