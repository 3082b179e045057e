"use strict";

/* Above the hits the chosen conditions, and how the words were understood: a button takes one of
   them away, a link all conditions. */

const SearchChosen = (() => {
  /** `on`: what a reader does: drop(name, value) or clear() conditions, search literally(or not). */
  const open = (root, table, on) => {
    const template = root.querySelector("[data-chosen-template]").content.firstElementChild;
    const list = root.querySelector("[data-chosen]");
    const clear = root.querySelector("[data-facets-clear]");
    const title = root.querySelector("[data-hits-title]");

    clear.onclick = (event) => {
      event.preventDefault();
      title.focus(); // the link goes
      on.clear();
    };

    const make = (label, value, drop) => {
      const item = template.cloneNode(true);
      const button = item.querySelector("button");
      button.textContent = `${label} を外す`;
      button.value = value;
      button.addEventListener("click", () => {
        const next = item.nextElementSibling ?? item.previousElementSibling;
        (next?.querySelector("button") ?? title).focus(); // this button goes
        drop();
      });
      return item;
    };

    const makeCondition = (name, value) => {
      const known = table.facets[name].find((facet) => facet.value === value);
      return make(known?.label ?? value, `${name}=${value}`, () => on.drop(name, value));
    };

    const makeReadings = ({ literal }, readings) => {
      if (literal) return [make("ことばどおり", "text=1", () => on.literally(false))];
      return readings.map((reading) =>
        make(`読みかた: ${reading}`, reading, () => on.literally(true)),
      );
    };

    const show = (state, readings) => {
      const focused = list.contains(document.activeElement) && document.activeElement.value;
      list.replaceChildren(
        ...makeReadings(state, readings),
        ...SearchState.FACETS.flatMap((name) =>
          state.chosen[name].map((value) => makeCondition(name, value)),
        ),
      );
      if (focused) [...list.querySelectorAll("button")].find((b) => b.value === focused)?.focus();
      clear.hidden = !SearchState.count(state);
      clear.href = SearchState.write(SearchState.clear(state)) || location.pathname;
    };

    return { show };
  };

  return { open };
})();
