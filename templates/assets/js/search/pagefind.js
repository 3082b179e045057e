"use strict";

/* The engine with Pagefind's index: a word is searched as the phrase of its characters, each told
   as four letters or digits as in site_builder/search/shadow.py. */

const SearchPagefind = (() => {
  /** A compiled module without content: fails where a security policy forbids WebAssembly. */
  const probe = () =>
    new WebAssembly.Module(new Uint8Array([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]));

  const wordOf = (character) => character.codePointAt(0).toString(36).padStart(4, "0");

  const phraseOf = (word) => `"${Array.from(word, wordOf).join(" ")}"`;

  /** Pagefind takes a part of the index that could not be loaded for an empty one: find out. */
  const watchFetch = (base) => {
    const plain = window.fetch;
    const watch = { failed: false };
    window.fetch = async (input, init) => {
      const ours = new URL(input.url ?? input, document.baseURI).href.startsWith(base);
      try {
        const response = await plain.call(window, input, init);
        if (ours && !response.ok) watch.failed = true;
        return response;
      } catch (error) {
        if (ours) watch.failed = true;
        throw error;
      }
    };
    return watch;
  };

  const open = async (raw, base) => {
    const { createInstance } = await import(`${base}pagefind.js`);
    const options = { exactDiacritics: true, metaCacheTag: raw.folder };
    const pagefind = createInstance({ ...options, basePath: base, noWorker: true });
    await pagefind.search(phraseOf("a")); // fails if it cannot run
    return pagefind;
  };

  const goalsByPage = (raw) => new Map(raw.goalPage.map((name, goal) => [name, goal]));

  const start = async (table, base) => {
    probe();
    const watch = watchFetch(base);
    const { raw } = table;
    const pagefind = await open(raw, base);
    const goals = goalsByPage(raw);

    const find = async (word) => {
      const { results } = await pagefind.search(phraseOf(word));
      if (watch.failed) throw new Error("a part of the index could not be loaded");
      const found = new Uint8Array(table.size);
      for (const { id, words } of results) {
        const goal = goals.get(id);
        // the first place of the phrase; the headline's words come first
        const headline = Math.min(...words) < raw.goalHeadline[goal];
        found[goal] = headline ? SearchTable.HEADLINE : SearchTable.REMARK;
      }
      return found;
    };

    return { find };
  };

  return { start };
})();
