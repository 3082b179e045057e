"use strict";

/* Keeps what is typed at the desk, so that a closed window loses nothing. */

(() => {
  const form = document.querySelector("[data-desk-edit]");
  if (!form) return;

  const PAUSE = 800; // milliseconds without a key
  let waiting = 0;
  const own = form.querySelector('input[name="choice"][value="text"][type="radio"]');

  const keep = () => {
    const body = new URLSearchParams(new FormData(form));
    fetch("/_desk/draft", { method: "POST", body, keepalive: true }).catch(() => {});
  };

  form.addEventListener("input", ({ target }) => {
    if (target.name === "text" && own) own.checked = true;
    if (target.name !== "text" && target.name !== "why") return;
    clearTimeout(waiting);
    waiting = setTimeout(keep, PAUSE);
  });
  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    const text = form.querySelector('textarea[name="text"]');
    if (text && own && !own.checked) text.disabled = true; // another reading is what is meant
  });
  addEventListener("pageshow", () => {
    const text = form.querySelector('textarea[name="text"]');
    if (text) text.disabled = false;
  });
})();

/* Scrolls the document to what was read for the field. */

(() => {
  const view = document.querySelector(".desk-source");
  const mark = view?.querySelector("[data-own], mark");
  if (!mark || view.querySelector(".desk-picture")) return;
  const [outer, inner] = [view.getBoundingClientRect(), mark.getBoundingClientRect()];
  const middle = (of, size) => Math.max(0, (of - size) / 3);
  view.scrollTop += inner.top - outer.top - middle(outer.height, inner.height);
  view.scrollLeft += inner.left - outer.left - middle(outer.width, inner.width);
})();
