"use strict";

/* The chosen conditions above the hits: a button takes one away, a link all of them. */

const SearchChosen = (() => {
  /** `onDrop(name, value)` and `onClear()` are called when a reader takes conditions away. */
  const open = (root, table, onDrop, onClear) => {
    const template = root.querySelector("[data-chosen-template]").content.firstElementChild;
    const list = root.querySelector("[data-chosen]");
    const clear = root.querySelector("[data-facets-clear]");
    const title = root.querySelector("[data-hits-title]");

    clear.onclick = (event) => {
      event.preventDefault();
      title.focus(); // the link goes
      onClear();
    };

    const make = (name, value) => {
      const item = template.cloneNode(true);
      const button = item.querySelector("button");
      const known = table.facets[name].find((facet) => facet.value === value);
      button.textContent = `${known?.label ?? value} を外す`;
      button.value = `${name}=${value}`;
      button.addEventListener("click", () => {
        const next = item.nextElementSibling ?? item.previousElementSibling;
        (next?.querySelector("button") ?? title).focus(); // this button goes
        onDrop(name, value);
      });
      return item;
    };

    const show = (state) => {
      const focused = list.contains(document.activeElement) && document.activeElement.value;
      list.replaceChildren(
        ...SearchState.FACETS.flatMap((name) =>
          state.chosen[name].map((value) => make(name, value)),
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
