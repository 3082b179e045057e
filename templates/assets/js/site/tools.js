"use strict";

/* The buttons of a sheet: its address to somebody else or to the clipboard, and the printer. */

const PageTools = (() => {
  const COPIED = "アドレスをコピーしました。";
  const FAILED = "コピーできませんでした。ブラウザーのアドレス欄からコピーしてください。";

  const share = () =>
    navigator.share({ title: document.title, url: location.href }).catch(() => {
      // the reader has thought better of it
    });

  const copy = (say) =>
    navigator.clipboard.writeText(location.href).then(
      () => say(COPIED),
      () => say(FAILED),
    );

  /** Each with whether this browser can do it: some only where the page came by HTTPS. */
  const TOOLS = [
    ["share", Boolean(navigator.share), share],
    ["copy", Boolean(navigator.clipboard?.writeText), copy],
    ["print", Boolean(window.print), () => window.print()],
  ];

  const offer = (part) => {
    const said = part.querySelector("[data-tool-said]");
    const say = (words) => {
      said.textContent = words;
    };
    for (const [name, can, act] of TOOLS) {
      const button = part.querySelector(`[data-tool=${name}]`);
      button.hidden = !can;
      button.addEventListener("click", () => act(say));
    }
  };

  const open = () => document.querySelectorAll("[data-page-tools]").forEach(offer);

  return { open };
})();
