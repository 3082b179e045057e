"use strict";

/* The hits, each as it was printed, with the searched words marked. */

const SearchHits = (() => {
  const open = (root, { table, texts }) => {
    const template = root.querySelector("[data-hit-template]").content.firstElementChild;
    const list = root.querySelector("[data-hits]");
    SearchArrival.prepare(list);

    const mark = (id) =>
      root.querySelector(`[data-mark-template="${id}"]`).content.cloneNode(true);

    const showPassages = (hit, passages, words) => {
      const one = hit.querySelector("[data-hit-passage]");
      for (const [label, text] of passages) {
        const row = one.cloneNode(true);
        row.querySelector("[data-hit-field]").textContent = label;
        row.querySelector("[data-hit-text]").append(SearchMarks.nodes(text, words));
        one.before(row);
      }
      one.remove();
    };

    const make = (goal, cells, words) => {
      const hit = template.cloneNode(true);
      const { href, name, year, evaluations, unsure, shared } = table.shown(goal);
      const { sentence, passages } = SearchPassages.choose(cells, shared, table.raw.fields, words);
      const link = hit.querySelector("a");
      link.href = href;
      link.textContent = name;
      hit.querySelector("[data-hit-year]").textContent = year;
      hit.querySelector("[data-hit-evaluations]").append(...evaluations.map(mark));
      if (!unsure) hit.querySelector("[data-hit-unsure]").remove();
      const goalText = sentence || "（組織目標の欄は空欄です）";
      hit.querySelector("[data-hit-goal]").append(SearchMarks.nodes(goalText, words));
      showPassages(hit, passages, words);
      return hit;
    };

    /** The first `count` of the goals; null where something newer is asked for meanwhile. */
    const prepare = async (goals, count, words) => {
      const shown = goals.slice(0, count);
      const cells = await texts.some(shown);
      return shown.map((goal) => make(goal, cells.get(goal), words));
    };

    const show = (items) => list.replaceChildren(...items);

    return { prepare, show };
  };

  return { open };
})();
