"use strict";

/* What to ask instead, each with its true number of hits: conditions that a word stands for, other
   words, fewer conditions, fewer words. Nothing of it is mixed into the hits. */

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
    const { table, meaning } = engine;

    const hitsOf = async ({ query, chosen, literal }) => {
      const words = SearchWording.words(query);
      const found = await Promise.all(words.map((word) => engine.find(word, literal)));
      return SearchAnswer.make(table, chosen, found.map(({ goals }) => goals)).hits;
    };

    /** Whether a question is for all that a ward or a year has. */
    const isWide = ({ query }) => SearchWording.words(query).every(meaning.isScope);

    /** With the reader's conditions or, where that gives nothing, without them. */
    const offer = async (state, label) => {
      const hits = await hitsOf(state);
      if (hits.length || !SearchState.count(state)) return { state, label, hits };
      const free = SearchState.clear(state);
      return { state: free, label, hits: await hitsOf(free), isFree: true };
    };

    const asked = (state, query) =>
      offer({ ...state, query, literal: false, all: false }, query);

    const withHits = async (promises) =>
      unique(await Promise.all(promises)).filter(({ hits }) => hits.length);

    /** The query with one of its words exchanged. */
    const exchanged = (list, n, text) => list.map((word, i) => (i === n ? text : word)).join(" ");

    const without = (list, n) => list.filter((_, i) => i !== n).join(" ");

    /** A condition in place of one of the words. */
    const conditionOffer = async (state, list, n, { name, value, label }) => {
      const query = without(list, n);
      const chosen = SearchState.choose({ ...state, query, literal: false }, name, value, true);
      const words = query ? `${query} ` : "";
      return { state: chosen, label: `${words}${label}`, hits: await hitsOf(chosen) };
    };

    /** 達成, R6: the goals of that evaluation or year, where the text of goals does not tell. */
    const conditions = async (state, list, hits) => {
      const known = new Set(hits);
      const tried = list.slice(0, READ).flatMap((word, n) =>
        meaning
          .offers(SearchWording.searchForm(word))
          .filter(({ name, value }) => !state.chosen[name].includes(value))
          .map((one) => conditionOffer(state, list, n, one)),
      );
      const offers = await withHits(tried);
      return offers.filter(({ hits: own }) => own.some((goal) => !known.has(goal)));
    };

    /** For an evaluation that no goal has, its neighbour: △ for ×, never the opposite ○. */
    const neighbour = async (state, list, n, value) => {
      const other = { missed: "partly", partly: "missed" }[value];
      if (!other) return [];
      const { label } = table.facets.evaluation.find((facet) => facet.value === other);
      return [await conditionOffer(state, list, n, { name: "evaluation", value: other, label })];
    };

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
        const found = offers.filter(({ hits, state: asked, rank }) => {
          const isSlip = rank >= SearchWords.ALIKE;
          return hits.length && !(isSlip && isWide(asked));
        });
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
      const alone = () => withHits(parts.map((part) => asked(state, part)));
      return (together.length ? together : await alone()).filter(({ state }) => !isWide(state));
    };

    /** Of several words those that have hits alone; all but one where there are three or more. */
    const fewer = async (state, list) => {
      if (list.length < 2 || list.length > READ) return [];
      const shorter = list.length > 2 ? list.map((_, n) => asked(state, without(list, n))) : [];
      const offers = await withHits([...shorter, ...list.map((word) => asked(state, word))]);
      return offers.filter(({ state }) => !isWide(state)).slice(0, MOST);
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
          const evaluation = meaning.evaluation(SearchWording.searchForm(list[n]));
          if (evaluation) return withHits(await neighbour(state, list, n, evaluation.value));
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
      const single = list.slice(0, READ).map((query) => ({ ...everywhere, query }));
      const alone = await Promise.all(single.map(hitsOf));
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
      kinds.unshift(["条件でえらぶ", await conditions(state, list, hits)]);
      return kinds.filter(([, offers]) => offers.length);
    };

    return { find };
  };

  return { open };
})();
