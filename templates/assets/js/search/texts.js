"use strict";

/* The printed cells of goals (site_builder/search/files.py): files of goals that follow each
   other. */

const SearchTexts = (() => {
  const FEW = 4; // files: all are asked for ahead, beside the index

  const open = (raw, base) => {
    const starts = raw.textStarts;
    const fileOf = (goal) => {
      let n = starts.length - 1;
      while (starts[n] > goal) n--;
      return n;
    };
    const load = (n) => SearchData.load(`texts-${n}`, `${base}${raw.folder}/texts-${n}.js`);
    if (starts.length <= FEW) for (const n of starts.keys()) load(n).catch(() => {}); // tried anew

    const unpack = (flat) => {
      const cells = [];
      for (let i = 0; i < flat.length; i += 2) cells.push([flat[i], flat[i + 1]]);
      return cells;
    };

    /** Goal → its cells as [place of the field, text], for a few goals; one request a file. */
    const some = async (goals) => {
      const files = [...new Set(goals.map(fileOf))];
      const loaded = new Map(await Promise.all(files.map(async (n) => [n, await load(n)])));
      return new Map(
        goals.map((goal) => {
          const n = fileOf(goal);
          return [goal, unpack(loaded.get(n)[goal - starts[n]])];
        }),
      );
    };

    return { some };
  };

  return { open };
})();
