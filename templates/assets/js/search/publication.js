"use strict";

/* What becomes of an open search page when the site is published anew and its index is gone. */

const SearchPublication = (() => {
  /** The page is loaded again with its question, but never twice in a row. */
  const beginAnew = (address) => {
    if (history.state?.begunAnew) return false;
    history.replaceState({ begunAnew: true }, "", address);
    location.reload();
    return true;
  };

  /** There is an answer: the next publication may let the page begin anew again. */
  const settle = () => {
    if (history.state?.begunAnew) history.replaceState(null, "");
  };

  /** No hit and no count stays of an index that cannot be asked. */
  const clear = (root) => {
    root.querySelector("[data-hits]").replaceChildren();
    root.querySelector("[data-hits-more]").hidden = true;
    const counts = root.querySelectorAll("[data-hit-count], [data-facet-count]");
    counts.forEach((count) => (count.textContent = ""));
    root.dispatchEvent(new CustomEvent("search-failed"));
  };

  return { beginAnew, settle, clear };
})();
