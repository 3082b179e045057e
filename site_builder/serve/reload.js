// Reloads the page when the preview has a newer state. Added while previewing only.
(() => {
  const seen = new URL(document.currentScript.src).searchParams.get("seen");
  const stream = new EventSource(`/__reload?seen=${seen}`);
  stream.onmessage = () => {
    stream.close();
    location.reload();
  };
  addEventListener("pagehide", () => stream.close());
  addEventListener("pageshow", (event) => event.persisted && location.reload());
})();
