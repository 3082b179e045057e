"use strict";

/* Keeps what is typed at the desk, so that a closed window loses nothing; and takes the reader to
   the place in the document. */

(() => {
  const form = document.querySelector("[data-desk-edit]");
  if (!form) return;

  const PAUSE = 800; // milliseconds without a key
  let waiting = 0;

  const keep = () => {
    const body = new URLSearchParams(new FormData(form));
    fetch("/_desk/draft", { method: "POST", body, keepalive: true }).catch(() => {});
  };

  form.addEventListener("input", ({ target }) => {
    const own = form.querySelector('input[name="choice"][value="text"][type="radio"]');
    if (target.name === "text" && own) own.checked = true;
    if (target.name !== "text" && target.name !== "why") return;
    clearTimeout(waiting);
    waiting = setTimeout(keep, PAUSE);
  });
  form.addEventListener("submit", () => clearTimeout(waiting));

  const mark = document.querySelector(".desk-lines mark");
  const view = document.querySelector(".desk-document");
  const isDrawn = view?.querySelector(".desk-picture");
  if (mark && !isDrawn && view.scrollHeight > view.clientHeight) {
    view.scrollTop = mark.offsetTop - view.offsetTop - view.clientHeight / 3;
  }
})();
