"use strict";

/* One word → the goals that hold it: what goals share from the table, what a single one says from
   Pagefind's index or, where that cannot run or the site is too large for it, from the index of
   pairs. Both give the same answer. */

const SearchEngine = (() => {
  const either = (one, other) => one.map((value, goal) => Math.max(value, other[goal]));

  /** `base`: address of the search page's folder. `fresh`: past every cache. */
  const open = async (base, fresh) => {
    if (fresh) SearchData.forget();
    const again = fresh ? `?${Date.now()}` : "";
    const table = SearchTable.read(await SearchData.load("goals", `${base}goals.js${again}`));
    const texts = SearchTexts.open(table.raw, base);
    const pairs = () => SearchIndex.open(table.raw, base);
    const answers = new Map();
    let engine = null;

    const start = async () => {
      if (!table.raw.goalPage.length) return pairs();
      try {
        return await SearchPagefind.start(table, `${base}${table.raw.folder}/pagefind/`);
      } catch {
        return pairs();
      }
    };

    const ask = async (word) => {
      engine ??= start();
      try {
        return await (await engine).find(word);
      } catch {
        engine = Promise.resolve(pairs());
        return (await engine).find(word);
      }
    };

    const find = (word) => {
      if (!answers.has(word)) {
        const answer = ask(word).then((own) => either(own, table.find(word)));
        answer.catch(() => answers.delete(word));
        answers.set(word, answer);
      }
      return answers.get(word);
    };

    return { table, texts, find };
  };

  return { open };
})();
