"use strict";

/* Where the words of a query stand in a text as it was printed. */

const SearchMarks = (() => {
  // What normalises together: a sign with the marks that follow it (ｶﾞ, か + combining mark).
  const CLUSTER = /[\s\S][\p{M}\uff9e\uff9f]*/gu;

  /** The search form of a text, and for each of its places the place in the text. */
  const formOf = (text) => {
    let form = "";
    const starts = [];
    for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
      const piece = SearchWording.searchForm(cluster);
      for (let i = 0; i < piece.length; i++) starts.push(index, index + cluster.length);
      form += piece;
    }
    return { form, starts };
  };

  const merge = (ranges) => {
    const merged = [];
    for (const [start, end] of ranges.sort((a, b) => a[0] - b[0])) {
      const last = merged[merged.length - 1];
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else merged.push([start, end]);
    }
    return merged;
  };

  /** [start, end] of every place of every word, in order and apart from each other. */
  const find = (text, words) => {
    const { form, starts } = formOf(text);
    const ranges = [];
    for (const word of words) {
      for (let at = form.indexOf(word); at >= 0; at = form.indexOf(word, at + word.length)) {
        ranges.push([starts[2 * at], starts[2 * (at + word.length - 1) + 1]]);
      }
    }
    return merge(ranges);
  };

  /** The text as nodes, the words in <mark>. */
  const nodes = (text, words) => {
    const parts = document.createDocumentFragment();
    let done = 0;
    for (const [start, end] of find(text, words)) {
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, end);
      parts.append(text.slice(done, start), mark);
      done = end;
    }
    parts.append(text.slice(done));
    return parts;
  };

  return { find, nodes };
})();
