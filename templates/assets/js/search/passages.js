"use strict";

/* What of a goal's texts shows why it is a hit. */

const SearchPassages = (() => {
  const BEFORE = 30;
  const AFTER = 50;
  const MOST = 2;
  const GOAL = 0; // places in the table's fields
  const INITIATIVE = 1;

  const holds = (text, word) => SearchWording.searchForm(text).includes(word);

  /** Whether a cell is a reason for a word: it holds it, or cites the policy that it names. */
  const tells = ([, text, policies = []], word) =>
    holds(text, word) || SearchWording.policyIds(word).some((id) => policies.includes(id));

  /** About thirty characters before the first word, fifty after it. */
  const cut = (text, words) => {
    const [place] = SearchMarks.find(text, words);
    if (!place) return text;
    const letters = Array.from(text.slice(0, place[0]));
    const start = letters.slice(-BEFORE).join("");
    const rest = Array.from(text.slice(place[1]));
    const end = rest.slice(0, AFTER).join("");
    const before = letters.length > BEFORE ? "…" : "";
    const after = rest.length > AFTER ? "…" : "";
    return `${before}${start}${text.slice(...place)}${end}${after}`;
  };

  /** The cells that tell of words that no cell before has told of. */
  const pick = (cells, words) => {
    const picked = [];
    let open = words;
    for (const cell of cells) {
      if (picked.length === MOST || !open.length) break;
      if (!open.some((word) => tells(cell, word))) continue;
      picked.push(cell);
      open = open.filter((word) => !tells(cell, word));
    }
    return picked;
  };

  /** The sentence, and [label, passage] of the cells that hold words the sentence does not. */
  const choose = (cells, shared, fields, words) => {
    const sentence = cells.find(([field]) => field === GOAL)?.[1] ?? "";
    const own = cells
      .filter(([field]) => field !== GOAL)
      .map(([field, text]) => [fields[field], text]);
    const missing = words.filter((word) => !holds(sentence, word));
    const initiatives = own.filter(([label]) => label === fields[INITIATIVE]);
    const picked = missing.length
      ? pick([...own, ...shared], missing)
      : pick(initiatives, words).slice(0, 1);
    return { sentence, passages: picked.map(([label, text]) => [label, cut(text, words)]) };
  };

  return { choose };
})();
