"use strict";

/* All hits of the answer that is shown, as a CSV file: the same form as the site's other CSVs
   (site_builder/export/csv_text.py), made in the browser. */

(() => {
  const FILE = "検索結果.csv";
  const HEAD = ["区", "課", "年度", "目標番号", "組織目標", "評価", "ページ"];
  const FAILED = "保存できませんでした。少し待ってから、もう一度おためしください。";
  const GOAL = 0; // place in the table's fields
  const BYTE_ORDER_MARK = "\ufeff";
  const FORMULA = /^[=+\-@＝＋－＠\t\r\n\0']/u; // what a spreadsheet would calculate
  const KEPT = 60_000; // milliseconds that a browser has to take the file

  const field = (value) => {
    if (typeof value === "number") return String(value);
    const text = FORMULA.test(value) ? `'${value}` : value;
    return `"${text.replaceAll('"', '""')}"`;
  };

  const csv = (records) =>
    [HEAD, ...records].map((record) => `${record.map(field).join(",")}\r\n`).join("");

  const record = (table, goal, cells) => {
    const { ward, section, number, year, href } = table.shown(goal);
    const evaluations = table.of.evaluation(goal).map((n) => table.facets.evaluation[n].label);
    const sentence = cells.find(([place]) => place === GOAL)?.[1] ?? "";
    const page = new URL(href, document.baseURI).href;
    return [ward, section, year, number, sentence, evaluations.join("、"), page];
  };

  const give = (text) => {
    const url = URL.createObjectURL(new Blob([BYTE_ORDER_MARK, text], { type: "text/csv" }));
    Object.assign(document.createElement("a"), { href: url, download: FILE }).click();
    setTimeout(() => URL.revokeObjectURL(url), KEPT);
  };

  const save = async ({ hits, engine: { table, texts } }) => {
    const cells = await texts.some(hits);
    give(csv(hits.map((goal) => record(table, goal, cells.get(goal)))));
  };

  const open = (root) => {
    const button = root.querySelector("[data-hits-save]");
    const said = root.querySelector("[data-hits-save-said]");
    let answer = null;

    const show = (newest) => {
      answer = newest;
      said.textContent = "";
      button.hidden = !answer?.hits.length;
    };

    root.addEventListener("search-answer", ({ detail }) => show(detail));
    root.addEventListener("search-failed", () => show(null));
    button.addEventListener("click", () => {
      said.textContent = "";
      save(answer).catch(() => (said.textContent = FAILED));
    });
  };

  const root = document.querySelector("[data-search]");
  if (root) open(root);
})();
