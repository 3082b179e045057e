"use strict";

/* What the keyboard does with the search fields of any page. */

const SearchKeys = (() => {
  const FIELD = "input[name=q]";
  const WRITES = "input, textarea, select, [contenteditable]";

  /** The slash leads to the first search field that can be seen, unless the reader is writing. */
  const leadToField = (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.isComposing || event.target.closest?.(WRITES)) return;
    const field = [...document.querySelectorAll(FIELD)].find((one) => one.getClientRects().length);
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  };

  /** Enter that confirms a conversion must not search yet; Safari tells it by the code 229 only. */
  const confirm = (event) => {
    if (event.key !== "Enter" || !event.target.matches?.(FIELD)) return;
    if (event.isComposing || event.keyCode === 229) event.preventDefault();
  };

  const open = () => {
    document.addEventListener("keydown", leadToField);
    document.addEventListener("keydown", confirm);
  };

  return { open };
})();
