"use strict";

/* The conditions: a box for each value with its true count. Where the panel stands above the hits
   (on a phone) the first facets are open, and a link leads down to the hits. */

const SearchFacets = (() => {
  const FEW = 5; // shown of a long list until all are asked for
  const SHORT = 8; // no list of wards or years is cut
  const OPEN = 2; // facets, on a phone

  /** `onChoose(name, value, on)` is called when a reader chooses. */
  const open = (root, table, onChoose) => {
    const template = root.querySelector("[data-facet-template]");
    const panel = root.querySelector("[data-facets]");
    const isBeside = window.matchMedia("(min-width: 60rem)").matches;
    panel.open = isBeside;

    for (const link of root.querySelectorAll("[data-facets-go]")) {
      link.onclick = (event) => {
        event.preventDefault();
        panel.open = isBeside;
        root.querySelector("[data-hits-title]").focus();
      };
    }

    const makeRow = (name, { value, label }) => {
      const row = template.content.firstElementChild.cloneNode(true);
      const box = row.querySelector("input");
      box.name = name;
      box.value = value;
      row.querySelector("[data-facet-label]").textContent = label;
      box.addEventListener("change", () => onChoose(name, value, box.checked));
      return { row, box, count: row.querySelector("[data-facet-count]"), value };
    };

    const makeFacet = (name) => {
      const set = root.querySelector(`[data-facet="${name}"]`);
      const more = set.querySelector("[data-facet-more]");
      const rows = table.facets[name].map((value) => makeRow(name, value));
      set.querySelector("[data-facet-values]").replaceChildren(...rows.map(({ row }) => row));
      const facet = { name, set, more, rows, whole: rows.length <= SHORT };
      more.onclick = () => {
        facet.whole = true;
        more.hidden = true;
        const [first] = rows.filter(({ row }) => row.hidden);
        rows.forEach(({ row }) => (row.hidden = false));
        first?.box.focus();
      };
      return facet;
    };

    const facets = SearchState.FACETS.map(makeFacet);
    facets.forEach(({ set }, n) => (set.open = isBeside || n < OPEN));

    const showRow = ({ row, box, count, value }, number, chosen) => {
      box.checked = chosen.includes(value);
      // a box that the reader has just used must stay where it is
      box.disabled = !number && !box.checked && document.activeElement !== box;
      row.classList.toggle("is-empty", box.disabled);
      count.textContent = number;
    };

    /** Of a long list the values with most hits, and what is chosen. */
    const fold = ({ rows, more, whole }, counts) => {
      if (whole) return;
      const ranked = rows.map((_, n) => n).sort((a, b) => counts[b] - counts[a] || a - b);
      const first = new Set(ranked.slice(0, FEW));
      rows.forEach(({ row, box }, n) => (row.hidden = !first.has(n) && !box.checked));
      more.hidden = false;
    };

    const show = (state, counts, number) => {
      for (const facet of facets) {
        const numbers = counts[facet.name];
        facet.rows.forEach((row, n) => showRow(row, numbers[n], state.chosen[facet.name]));
        fold(facet, numbers);
      }
      for (const link of root.querySelectorAll("[data-facets-go]")) {
        link.textContent = `${number}件を見る`;
      }
      const chosen = SearchState.count(state);
      root.querySelector("[data-facets-chosen]").textContent = chosen ? `（${chosen}）` : "";
    };

    return { show };
  };

  return { open };
})();
