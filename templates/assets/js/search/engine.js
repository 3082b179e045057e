"use strict";

/* One word → the goals that hold it: what goals share from the table, what a single one says from
   the index. */

const SearchEngine = (() => {
  const either = (one, other) => one.map((value, goal) => Math.max(value, other[goal]));

  /** `base`: address of the search page's folder. `fresh`: past every cache. */
  const open = async (base, fresh) => {
    if (fresh) SearchData.forget();
    const again = fresh ? `?${Date.now()}` : "";
    const table = SearchTable.read(await SearchData.load("goals", `${base}goals.js${again}`));
    const texts = SearchTexts.open(table.raw, base);
    const index = SearchIndex.open(table.raw, base);
    const answers = new Map();

    const find = (word) => {
      if (!answers.has(word)) {
        const answer = index.find(word).then((own) => either(own, table.find(word)));
        answer.catch(() => answers.delete(word));
        answers.set(word, answer);
      }
      return answers.get(word);
    };

    return { table, texts, find };
  };

  return { open };
})();
