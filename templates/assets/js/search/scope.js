"use strict";

/* What an answer with no hits, or few, does not say: which sheets are here at all, and that the
   other wards' sheets do not hold the words. */

const SearchScope = (() => {
  const FEW = 3;

  const wardsOf = (table, goals) => [...new Set(goals.flatMap(table.of.ward))];

  /** Empty where hits are in several wards, or where the question itself names a ward. */
  const oneWard = (table, { query, chosen }, hits) => {
    const found = wardsOf(table, hits);
    if (!query.trim() || chosen.ward.length || chosen.section.length) return "";
    if (found.length !== 1) return "";
    const held = wardsOf(table, [...Array(table.size).keys()]);
    const name = (ward) => table.facets.ward[ward].label;
    const others = held.filter((ward) => ward !== found[0]).map(name);
    if (!others.length) return "";
    const where = SearchState.count({ chosen }) ? "えらんだ条件のシート" : "シート";
    const rest = `ほかの区（${others.join("、")}）の${where}には、このことばはありません。`;
    return `見つかったのは${name(found[0])}だけです。${rest}`;
  };

  /** `readings`: what was understood beyond the words' letters; it may name a ward itself. */
  const show = (root, table, state, hits, readings) => {
    const said = root.querySelector("[data-hits-one-ward]");
    said.textContent = readings.length ? "" : oneWard(table, state, hits);
    said.hidden = !said.textContent;
    root.querySelector("[data-search-scope]").hidden = !state.query.trim() || hits.length > FEW;
  };

  return { show };
})();
