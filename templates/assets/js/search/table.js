"use strict";

/* The table of goals (site_builder/search/table.py): goals go by their number, from 0, in the
   order in which equal hits stand. A set of goals is one byte a goal: 0 for those outside. */

const SearchTable = (() => {
  // How near to the goal a word stands: in what the whole sheet says, in the goal's other cells,
  // in its sentence or initiative (or in its name: ward, section, year, code, evaluation).
  const SHARED = 1;
  const REMARK = 2;
  const HEADLINE = 3;
  const EVALUATIONS = [
    ["achieved", "○ 達成", "○"],
    ["partly", "△ 一部未達成", "△"],
    ["missed", "× 未達成", "×"],
    ["none", "未評価", ""],
  ];

  /** Of seisaku-7-1-2: seisaku-7, seisaku-7-1 and itself. */
  const withAbove = (id) => {
    const parts = id.split("-");
    return parts.slice(1).map((_, n) => parts.slice(0, n + 2).join("-"));
  };

  /** Facet values that a goal has, by facet: places in that facet's list of values. */
  const facetsOf = (raw) => {
    const place = (values) => new Map(values.map(([value], n) => [String(value), n]));
    const ward = place(raw.wards);
    const year = place(raw.years);
    const section = place(raw.sections);
    const policy = place(raw.policies);
    const sheets = raw.sheets.map(([, where, when]) => ({
      ward: [ward.get(where.split("/")[0])],
      year: [year.get(String(when))],
      section: [section.get(where)],
    }));
    const evaluations = Array.from({ length: 16 }, (_, bits) =>
      EVALUATIONS.map((_, n) => n).filter((n) => bits & (1 << n)),
    );
    const cited = raw.cited.map(([, places]) =>
      places.flatMap((n) => withAbove(raw.policies[n][0])).map((id) => policy.get(id)),
    );
    return {
      ward: (goal) => sheets[raw.goalSheet[goal]].ward,
      year: (goal) => sheets[raw.goalSheet[goal]].year,
      section: (goal) => sheets[raw.goalSheet[goal]].section,
      evaluation: (goal) => evaluations[raw.goalMarks[goal]],
      policy: (goal) => [...new Set(raw.goalCited[goal].flatMap((n) => cited[n]))],
    };
  };

  const read = (raw) => {
    const size = raw.goalSheet.length;
    const of = facetsOf(raw);
    const facets = {
      ward: raw.wards.map(([value, label]) => ({ value, label })),
      year: raw.years.map(([value, label]) => ({ value: String(value), label })),
      evaluation: EVALUATIONS.map(([value, label]) => ({ value, label })),
      section: raw.sections.map(([value, ward, name]) => ({ value, label: `${ward} ${name}` })),
      policy: raw.policies.map(([value, code, name]) => ({
        value,
        label: name ? `${code} ${name}` : code,
      })),
    };
    const headerForms = raw.headers.map(([text]) => SearchWording.searchForm(text));
    const citedForms = raw.cited.map(([text]) => SearchWording.searchForm(text));

    /** The goals that have a word in what they share with others. */
    const find = (word) => {
      const ids = new Set(SearchWording.policyIds(word));
      const inHeader = headerForms.map((form, n) => {
        if (!form.includes(word)) return 0;
        return raw.headers[n][1] ? SHARED : HEADLINE;
      });
      const inSheet = raw.sheets.map(([, , , headers]) =>
        Math.max(...headers.map((n) => inHeader[n])),
      );
      const inCited = raw.cited.map(
        ([, places], n) =>
          citedForms[n].includes(word) || places.some((place) => ids.has(raw.policies[place][0])),
      );
      const bits = EVALUATIONS.reduce((sum, [, , sign], n) => sum + ((sign === word) << n), 0);
      const found = new Uint8Array(size);
      for (let goal = 0; goal < size; goal++) {
        const own = raw.goalMarks[goal] & bits || raw.goalCited[goal].some((n) => inCited[n]);
        found[goal] = own ? HEADLINE : inSheet[raw.goalSheet[goal]];
      }
      return found;
    };

    const shown = (goal) => {
      const [url, , year, headers] = raw.sheets[raw.goalSheet[goal]];
      const [section] = of.section(goal);
      const [, ward, name] = raw.sections[section];
      const number = raw.goalNumber[goal];
      return {
        href: `${url}${raw.fragment}${number}`,
        name: `${ward} ${name} 目標${number}`,
        ward,
        section: name,
        number,
        year: raw.years.find(([value]) => value === year)[1],
        unsure: raw.goalUnsure[goal] > 0,
        evaluations: of.evaluation(goal).map((n) => EVALUATIONS[n][0]),
        shared: [
          ...raw.goalCited[goal].map((n) => [
            "総合計画上の位置づけ",
            raw.cited[n][0],
            raw.cited[n][1].map((place) => raw.policies[place][0]),
          ]),
          ...headers.filter((n) => raw.headers[n][1]).map((n) => [raw.headers[n][1], raw.headers[n][0]]),
        ],
      };
    };

    return { size, raw, facets, of, find, shown };
  };

  return { read, REMARK, HEADLINE };
})();
