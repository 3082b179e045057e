"use strict";

/* The engine without an index: reads every text. It needs neither WebAssembly nor fetch. */

const SearchScan = (() => {
  const HEADLINE_FIELDS = 2; // 組織目標 and 取組名称 come first in the table's fields

  const start = async (table, texts) => {
    const forms = (await texts.all()).map((cells) =>
      cells.map(([field, text]) => [field < HEADLINE_FIELDS, SearchWording.searchForm(text)]),
    );

    const find = async (word) => {
      const found = new Uint8Array(table.size);
      forms.forEach((cells, goal) => {
        for (const [headline, form] of cells) {
          if (!form.includes(word)) continue;
          found[goal] = Math.max(
            found[goal],
            headline ? SearchTable.HEADLINE : SearchTable.REMARK,
          );
        }
      });
      return found;
    };

    return { find };
  };

  return { start };
})();
