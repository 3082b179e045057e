"use strict";

/* What is asked for, and its form in the address bar. */

const SearchState = (() => {
  const FACETS = ["ward", "year", "evaluation", "section", "policy"];

  const read = (query) => {
    const given = new URLSearchParams(query);
    const chosen = FACETS.map((name) => [name, [...new Set(given.getAll(name).filter(Boolean))]]);
    return {
      query: given.get("q") ?? "",
      chosen: Object.fromEntries(chosen),
      literal: given.get("text") === "1",
      all: given.get("all") === "1",
    };
  };

  /** Empty for nothing at all. `literal`: the words mean nothing but their letters. */
  const write = ({ query, chosen, literal, all }) => {
    const given = new URLSearchParams();
    if (query) given.set("q", query);
    for (const name of FACETS) for (const value of chosen[name]) given.append(name, value);
    if (literal) given.set("text", "1");
    if (all) given.set("all", "1");
    const text = given.toString();
    return text ? `?${text}` : "";
  };

  const choose = (state, name, value, on) => {
    const others = state.chosen[name].filter((one) => one !== value);
    const chosen = { ...state.chosen, [name]: on ? [...others, value] : others };
    return { ...state, chosen, all: false };
  };

  const clear = (state) => ({ ...state, chosen: read("").chosen, all: false });

  const count = (state) => FACETS.reduce((sum, name) => sum + state.chosen[name].length, 0);

  return { FACETS, read, write, choose, clear, count };
})();
