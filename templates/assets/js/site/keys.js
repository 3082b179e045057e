"use strict";

/* What the keyboard does with the search fields of any page. */

const SearchKeys = (() => {
  const FIELD = "input[name=q]";
  const WRITES = "input, textarea, select, [contenteditable]";
  const OFF = "slash-key-off";

  /** Whether the reader has switched the slash off, on this device; some keep no such notes. */
  const isOff = () => {
    try {
      return localStorage.getItem(OFF) !== null;
    } catch {
      return switchedOff;
    }
  };
  let switchedOff = false;

  const switchOff = (off) => {
    switchedOff = off;
    try {
      if (off) localStorage.setItem(OFF, "");
      else localStorage.removeItem(OFF);
    } catch {
      // then it holds for this page alone
    }
  };

  /** The slash leads to the first search field that can be seen, unless the reader is writing. */
  const leadToField = (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.isComposing || event.target.closest?.(WRITES) || isOff()) return;
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

  /** One who speaks to the device may say a slash without meaning it: it can be switched off. */
  const offerSwitch = (part) => {
    const box = part.querySelector("input");
    box.checked = !isOff();
    box.disabled = false; // without scripts there is no such key
    box.addEventListener("change", () => switchOff(!box.checked));
  };

  const open = () => {
    document.addEventListener("keydown", leadToField);
    document.addEventListener("keydown", confirm);
    document.querySelectorAll("[data-slash-switch]").forEach(offerSwitch);
  };

  return { open };
})();
