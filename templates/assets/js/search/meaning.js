"use strict";

/* What a searched word means beyond its letters (benchmarks/search_definition.py): a word of the
   evaluation (一部未達成), or a ward or year before another word (中央区の子育て, R7除雪). */

const SearchMeaning = (() => {
  const VARIATION = /\ufe0f/gu; // ⭕ as a picture
  const NUMBER = /^\d[\d.,]/u; // R7 is no part of R70

  const read = ({ raw, facets, of, size }) => {
    const meanings = new Map(Object.entries(raw.meanings));
    const hints = new Map(Object.entries(raw.hints));
    const scopes = raw.scopes.map(([name, value, spellings]) => {
      const place = facets[name].findIndex((facet) => facet.value === value);
      return { name, value, spellings, place, label: facets[name][place].label };
    });
    const evaluations = new Map(facets.evaluation.map(({ value }, place) => [value, place]));
    const labelOf = (value) => facets.evaluation[evaluations.get(value)].label;

    const goalsWith = (name, place) =>
      Uint8Array.from({ length: size }, (_, goal) =>
        of[name](goal).includes(place) ? SearchTable.HEADLINE : 0,
      );

    /** { value, label } of the evaluation that a word stands for, and the goals that have it. */
    const evaluation = (word) => {
      const value = meanings.get(word.replace(VARIATION, ""));
      if (!value) return null;
      return { value, label: labelOf(value), goals: goalsWith("evaluation", evaluations.get(value)) };
    };

    const restsOf = (word, spelling) => {
      const rest = word.slice(spelling.length);
      return [...new Set([rest, rest.replace(/^の/u, "")])].filter(Boolean);
    };

    /** Each way in which a word is a ward or year and a rest; the shortest rest first. */
    const splits = (word) =>
      scopes
        .flatMap(({ spellings, ...scope }) =>
          spellings
            .filter((one) => word.startsWith(one) && !NUMBER.test(word.slice(one.length - 1)))
            .flatMap((one) => restsOf(word, one))
            .map((rest) => ({ ...scope, rest })),
        )
        .sort((a, b) => a.rest.length - b.rest.length);

    /** The goals of a set that are of a ward or year. */
    const within = (goals, { name, place }) =>
      goals.map((near, goal) => (of[name](goal).includes(place) ? near : 0));

    /** Conditions to offer beside a word that is searched as text: できた, R6. */
    const offers = (word) => {
      const years = scopes.filter((one) => one.name === "year" && one.spellings.includes(word));
      const value = hints.get(word);
      const found = years.map(({ name, value, label }) => ({ name, value, label }));
      return value ? [...found, { name: "evaluation", value, label: labelOf(value) }] : found;
    };

    /** Whether a word is nothing but a ward or a year, or its beginning: 中央. */
    const isScope = (word) =>
      scopes.some(({ spellings }) => spellings.some((one) => one.startsWith(word)));

    return { evaluation, splits, within, offers, isScope };
  };

  return { read };
})();
