"use strict";

/* Words and facets → the hits in order, and a true count for every facet value. */

const SearchAnswer = (() => {
  /** For each facet the goals that have one of the chosen values; null where none is chosen. */
  const passing = (table, chosen) =>
    SearchState.FACETS.map((name) => {
      if (!chosen[name].length) return null;
      const wanted = new Set(
        table.facets[name].flatMap(({ value }, n) => (chosen[name].includes(value) ? [n] : [])),
      );
      return (goal) => table.of[name](goal).some((n) => wanted.has(n));
    });

  /** `found`: for each word the goals that hold it. A count leaves out its own facet's choice. */
  const make = (table, chosen, found) => {
    const tests = passing(table, chosen);
    const counts = SearchState.FACETS.map((name) => new Uint32Array(table.facets[name].length));
    const hits = [];
    for (let goal = 0; goal < table.size; goal++) {
      if (!found.every((word) => word[goal])) continue;
      const failed = tests.flatMap((test, n) => (test && !test(goal) ? [n] : []));
      if (!failed.length) hits.push(goal);
      if (failed.length > 1) continue;
      const counted = failed.length ? failed : counts.keys();
      for (const n of counted) {
        for (const value of table.of[SearchState.FACETS[n]](goal)) counts[n][value]++;
      }
    }
    const nearness = (goal) => found.reduce((sum, word) => sum + word[goal], 0);
    const near = new Map(hits.map((goal) => [goal, nearness(goal)]));
    hits.sort((a, b) => near.get(b) - near.get(a) || a - b);
    return {
      hits,
      counts: Object.fromEntries(SearchState.FACETS.map((name, n) => [name, counts[n]])),
    };
  };

  return { make };
})();
