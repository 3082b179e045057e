"use strict";

/* One word → the goals that it holds in: what goals share from the table, what a single one says
   from the index of pairs, which answers first on a slow line (benchmarks/README.md), or where a
   part of it cannot be had from Pagefind's index. Both give the same answer. */

const SearchEngine = (() => {
  const either = (one, other) => one.map((value, goal) => Math.max(value, other[goal]));

  /** `base`: address of the search page's folder. `fresh`: past every cache. */
  const open = async (base, fresh) => {
    if (fresh) SearchData.forget();
    const again = fresh ? `?${Date.now()}` : "";
    const table = SearchTable.read(await SearchData.load("goals", `${base}goals.js${again}`));
    const texts = SearchTexts.open(table.raw, base);
    const meaning = SearchMeaning.read(table);
    const answers = new Map();
    let index = SearchIndex.open(table.raw, base);

    const ask = async (word) => {
      try {
        return await index.find(word);
      } catch (error) {
        if (!table.raw.goalPage.length) throw error;
        index = await SearchPagefind.start(table, `${base}${table.raw.folder}/pagefind/`);
        return index.find(word);
      }
    };

    /** The goals that have a word in a text or cite the policy that it names. */
    const inTexts = async (word) => either(await ask(word), table.find(word));

    const inTextsOrMarks = async (word) => {
      const meant = meaning.evaluation(word);
      const found = await inTexts(word);
      return meant ? either(found, meant.goals) : found;
    };

    /** A ward or year before the word counts where the whole word is found nowhere. */
    const afterScope = async (word) => {
      const tried = meaning.splits(word).map(async (split) => {
        const goals = meaning.within(await inTextsOrMarks(split.rest), split);
        return { ...split, goals };
      });
      return (await Promise.all(tried)).filter(({ goals }) => goals.some(Boolean));
    };

    const understood = async (word) => {
      const goals = await inTextsOrMarks(word);
      const meant = meaning.evaluation(word);
      const plain = { goals, marked: [word], reading: meant ? `評価が ${meant.label}` : "" };
      if (goals.some(Boolean)) return plain;
      const parts = await afterScope(word);
      if (!parts.length) return { ...plain, reading: "" };
      return {
        goals: parts.map((part) => part.goals).reduce(either),
        marked: parts.map(({ rest }) => rest),
        reading: `${parts[0].label}の「${parts[0].rest}」`,
      };
    };

    const literal = async (word) => ({ goals: await inTexts(word), marked: [word], reading: "" });

    /** { goals, marked, reading }: the goals, the words to mark in them, and what was understood
        beyond the letters, if anything; `literally`: nothing is. */
    const find = (word, literally) => {
      const key = `${literally ? "=" : "~"}${word}`;
      if (!answers.has(key)) {
        const answer = literally ? literal(word) : understood(word);
        answer.catch(() => answers.delete(key));
        answers.set(key, answer);
      }
      return answers.get(key);
    };

    return { table, texts, meaning, find };
  };

  return { open };
})();
