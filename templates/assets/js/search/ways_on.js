"use strict";

/* What to ask instead, each with its true number of hits: other words, fewer conditions, fewer
   words. Nothing of it is mixed into the hits. */

const SearchWaysOn = (() => {
  const MOST = 5; // offers of a kind
  const TRIED = 8; // other words that are looked up for one of the reader's
  const READ = 6; // words of a query, for what is done word by word

  const unique = (offers) => {
    const seen = new Set();
    return offers.filter(({ state }) => {
      const address = SearchState.write(state);
      return !seen.has(address) && seen.add(address);
    });
  };

  const open = (engine, words) => {
    const { table } = engine;

    const hitsOf = async ({ query, chosen }) => {
      const found = await Promise.all(SearchWording.words(query).map(engine.find));
      return SearchAnswer.make(table, chosen, found).hits;
    };

    /** With the reader's conditions or, where that gives nothing, without them. */
    const offer = async (state, label) => {
      const hits = await hitsOf(state);
      if (hits.length || !SearchState.count(state)) return { state, label, hits };
      const free = SearchState.clear(state);
      return { state: free, label, hits: await hitsOf(free), isFree: true };
    };

    const asked = (state, query) => offer({ ...state, query, all: false }, query);

    const withHits = async (promises) =>
      unique(await Promise.all(promises)).filter(({ hits }) => hits.length);

    /** The query with one of its words exchanged. */
    const exchanged = (list, n, text) => list.map((word, i) => (i === n ? text : word)).join(" ");

    /** Other words that find goals which the reader's words do not. */
    const besides = async (state, list, hits) => {
      const known = new Set(hits);
      const queries = list.slice(0, READ).flatMap((word, n) =>
        words.same(word).map(({ text }) => exchanged(list, n, text)),
      );
      const offers = await withHits(queries.slice(0, TRIED).map((query) => asked(state, query)));
      return offers
        .filter(({ hits: own, isFree }) => !isFree && own.some((goal) => !known.has(goal)))
        .sort((a, b) => b.hits.length - a.hits.length)
        .slice(0, MOST);
    };

    /** For one word: exchanged in the query or, where the others forbid it, alone. */
    const exchangeOffer = async (state, list, n, { text, rank }) => {
      const whole = await asked(state, exchanged(list, n, text));
      const own = whole.hits.length ? whole : await asked(state, text);
      return { ...own, rank };
    };

    /** Of the surest kind that has hits; less sure ones are not even looked up. */
    const meantBy = async (state, list, n) => {
      const tried = words.near(list[n]);
      for (const kind of new Set(tried.map(({ rank }) => Math.floor(rank)))) {
        const own = tried.filter(({ rank }) => Math.floor(rank) === kind).slice(0, TRIED);
        const offers = await Promise.all(own.map((one) => exchangeOffer(state, list, n, one)));
        const found = offers.filter(({ hits }) => hits.length);
        if (found.length) return found;
      }
      return [];
    };

    const byRank = (a, b) =>
      Math.floor(a.rank) - Math.floor(b.rank) || b.hits.length - a.hits.length || a.rank - b.rank;

    /** 中央区子育て → 中央区 子育て or, where no goal holds both, each of them. */
    const apart = async (state, list, n) => {
      const parts = words.parts(SearchWording.searchForm(list[n]));
      if (!parts.length) return [];
      const together = await withHits([asked(state, exchanged(list, n, parts.join(" ")))]);
      return together.length ? together : withHits(parts.map((part) => asked(state, part)));
    };

    /** Of several words those that have hits alone; all but one where there are three or more. */
    const fewer = async (state, list) => {
      if (list.length < 2 || list.length > READ) return [];
      const without = (n) => list.filter((_, i) => i !== n).join(" ");
      const shorter = list.length > 2 ? list.map((_, n) => asked(state, without(n))) : [];
      const offers = await withHits([...shorter, ...list.map((word) => asked(state, word))]);
      return offers.slice(0, MOST);
    };

    const labelOf = (name, value) =>
      table.facets[name].find((facet) => facet.value === value)?.label ?? value;

    /** The conditions that stand in the way, each with what there is without it. */
    const freed = async (state) => {
      const single = SearchState.FACETS.flatMap((name) =>
        state.chosen[name].map((value) => ({
          state: SearchState.choose(state, name, value, false),
          label: `${labelOf(name, value)} を外す`,
        })),
      );
      const all = { state: SearchState.clear(state), label: "条件をすべて外す" };
      const tried = single.length > 1 ? [...single, all] : single;
      return withHits(tried.map(async (one) => ({ ...one, hits: await hitsOf(one.state) })));
    };

    /** For words that no goal holds: what sounds or means the same, what they are made of, slips. */
    const meant = async (state, list, unknown) => {
      const sets = await Promise.all(
        unknown.map(async (n) => {
          const offers = await meantBy(state, list, n);
          const sure = offers.filter(({ rank }) => rank < SearchWords.UNSURE);
          if (sure.length) return sure;
          const split = await apart(state, list, n);
          return split.length ? split.map((one) => ({ ...one, rank: SearchWords.UNSURE })) : offers;
        }),
      );
      return unique(sets.flat().sort(byRank)).slice(0, MOST);
    };

    const whereNothing = async (state, list) => {
      const everywhere = SearchState.clear(state);
      const alone = await Promise.all(list.slice(0, READ).map((query) => hitsOf({ ...everywhere, query })));
      const unknown = [...alone.keys()].filter((n) => !alone[n].length);
      const others = unknown.length ? meant(state, list, unknown) : besides(state, list, []);
      return [
        ["もしかして", await others],
        ["条件を外す", SearchState.count(state) ? await freed(state) : []],
        ["言葉を減らす", await fewer(state, list)],
      ];
    };

    /** [title, offers] of each kind that there is; every offer has hits. */
    const find = async (state, hits) => {
      const list = state.query.split(SearchWording.WHITE).filter(SearchWording.searchForm);
      const kinds = hits.length
        ? [["もしかして", list.length ? await besides(state, list, hits) : []]]
        : await whereNothing(state, list);
      return kinds.filter(([, offers]) => offers.length);
    };

    return { find };
  };

  return { open };
})();
