"use strict";

/* One word → the goals that hold it: what goals share from the table, the rest from Pagefind's
   index or, where that cannot run, from a scan of all texts. Both give the same answer. */

const SearchEngine = (() => {
  /** A table from a cache may name files that a new publication has replaced: ask once more. */
  const loadTable = async (base, fresh) => {
    if (fresh) SearchData.forget("goals");
    const again = fresh ? `?${Date.now()}` : "";
    return SearchTable.read(await SearchData.load("goals", `${base}goals.js${again}`));
  };

  const withTexts = async (base) => {
    let table = await loadTable(base, false);
    let texts = SearchTexts.open(table.raw, base);
    try {
      if (table.size) await texts.some([0]);
    } catch {
      table = await loadTable(base, true);
      texts = SearchTexts.open(table.raw, base);
    }
    return { table, texts };
  };

  const either = (one, other) => one.map((value, goal) => Math.max(value, other[goal]));

  /** `base`: address of the search page's folder, `root`: of the site's. */
  const open = async (base, root) => {
    const { table, texts } = await withTexts(base);
    const index = new URL(`pagefind/${table.raw.folder}/`, root).href;
    const scan = () => SearchScan.start(table, texts);
    const answers = new Map();
    let engine = null;

    const start = () => SearchPagefind.start(table, index).catch(scan);

    const ask = async (word) => {
      engine ??= start();
      try {
        return await (await engine).find(word);
      } catch {
        engine = scan();
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
