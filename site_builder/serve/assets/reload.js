// Reloads the page when the preview has a newer state, and shows what was found of it meanwhile.
// Added while previewing only.
(() => {
  const block = document.querySelector("[data-preview]");
  const stream = new EventSource(`/__preview/changes?seen=${block.dataset.preview}`);
  const startsAtTop = "top" in document.body.dataset;
  if (startsAtTop) history.scrollRestoration = "manual";
  stream.onmessage = () => {
    stream.close();
    location.reload();
  };
  stream.addEventListener("note", (event) => {
    if (startsAtTop) stream.onmessage();
    else block.querySelector("[data-preview-note]").innerHTML = JSON.parse(event.data);
  });
  addEventListener("pagehide", () => stream.close());
  addEventListener("pageshow", (event) => event.persisted && location.reload());
})();
