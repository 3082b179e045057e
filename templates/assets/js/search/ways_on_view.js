"use strict";

/* Shows the ways on, and where was searched, beside each answer of the search page once it is
   painted; [data-ways-ready] is there while they are those of the answer. */

(() => {
  const open = (root) => {
    const place = root.querySelector("[data-ways]");
    const lists = root.querySelector("[data-ways-lists]");
    const template = root.querySelector("[data-ways-template]").content.firstElementChild;
    const base = new URL("./", document.baseURI).href;
    let turn = 0;
    let known = null; // the engine whose words are loaded
    let loaded = null;

    /** Without the file of words there are still conditions and words to leave out. */
    const wordsOf = (engine) => {
      if (known !== engine) loaded = SearchWords.load(base, engine.table.raw.words);
      known = engine;
      return loaded.catch(() => {
        known = null;
        return SearchWords.load(base, "");
      });
    };

    /** To the question of a link, as if the reader had come back to it. */
    const follow = (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      history.pushState(null, "", event.currentTarget.href);
      dispatchEvent(new PopStateEvent("popstate"));
      root.querySelector("[data-hits-title]").focus();
    };

    const makeLink = (item, { state, label, hits, isFree }) => {
      const own = item.cloneNode(true);
      const link = own.querySelector("a");
      link.href = SearchState.write(state) || location.pathname;
      link.addEventListener("click", follow);
      own.querySelector("[data-way-label]").textContent = label;
      const number = `${hits.length}件`;
      own.querySelector("[data-way-number]").textContent = isFree ? `条件なしで${number}` : number;
      return own;
    };

    const makeRow = ([title, offers]) => {
      const row = template.cloneNode(true);
      row.querySelector("[data-ways-title]").textContent = title;
      const list = row.querySelector("ul");
      const item = list.firstElementChild;
      list.replaceChildren(...offers.map((offer) => makeLink(item, offer)));
      return row;
    };

    const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

    const show = async ({ query, chosen, literal, readings, hits, engine }) => {
      const mine = ++turn;
      root.removeAttribute("data-ways-ready");
      const state = { query, chosen, literal, all: false };
      await painted();
      const words = await (query.trim() ? wordsOf(engine) : SearchWords.load(base, ""));
      const kinds = await SearchWaysOn.open(engine, words).find(state, hits);
      if (mine !== turn) return;
      place.replaceChildren(...kinds.map(makeRow));
      lists.hidden = hits.length > 0;
      SearchScope.show(root, engine.table, state, hits, readings);
      root.setAttribute("data-ways-ready", "");
    };

    root.addEventListener("search-failed", () => {
      turn++;
      place.replaceChildren();
    });
    root.addEventListener("search-answer", ({ detail }) => {
      show(detail).catch(() => place.replaceChildren());
    });
  };

  const root = document.querySelector("[data-search]");
  if (root) open(root);
})();
