"use strict";

/* In the preview of a sheet: a link from each cell to the form that puts it right. */

(() => {
  const sheet = document.querySelector("[data-desk-sheet]")?.dataset.deskSheet;
  if (!sheet) return;

  const CELLS = {
    "c-lead": { indicator: "指標", target: "目標の値", policies: "位置づけ" },
    "c-result": { result: "結果" },
    "c-main": { initiative: "取組名称", summary: "概要" },
    "c-evaluation": { evaluation: "評価" },
    "c-attainment": { attainment: "達成状況" },
    "c-next_steps": { next_steps: "今後の方針" },
  };

  const link = (field, words, where) => {
    const made = document.createElement("a");
    made.href = `${sheet}?field=${field}#edit`;
    made.textContent = `${words}を直す`;
    made.setAttribute("aria-label", `${where}の${words}を直す`);
    return made;
  };

  const add = (cell, links) => {
    const made = document.createElement("span");
    made.className = "preview-cell";
    made.append(...links);
    cell.classList.add("preview-own");
    cell.append(made);
  };

  for (const goal of document.querySelectorAll("tbody[data-goal]")) {
    const { goal: number } = goal.dataset;
    const path = `goals/${number}`;
    const head = goal.querySelector(".goal-head")?.parentElement;
    if (head) add(head, [link(`${path}/goal`, "組織目標", `目標${number}`)]);
    goal.querySelectorAll("tr.measure").forEach((row, place) => {
      for (const [name, fields] of Object.entries(CELLS)) {
        const cell = row.querySelector(`td.${name}`);
        if (!cell) continue;
        const where = `目標${number} ${place + 1}行目`;
        const measure = `${path}/measures/${place + 1}`;
        const links = Object.entries(fields);
        add(cell, links.map(([field, words]) => link(`${measure}/${field}`, words, where)));
      }
    });
  }
})();
