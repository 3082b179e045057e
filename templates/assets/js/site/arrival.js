"use strict";

/* A reader who comes from the search finds the searched words marked in every goal of the page.
   The words are those in the address of the page that led here: links stay plain permalinks.
   A disk does not tell which page that was: there a link takes the words along when it is followed,
   in the address of the page that it leads to. */

const SearchArrival = (() => {
  const CELLS = ".sentence, .item, .amount b, .initiative, .summary, .entry, td";

  const onDisk = location.protocol === "file:";

  const cameFromSearch = () => {
    const form = document.querySelector("form[role=search]");
    if (!form || !document.referrer) return false;
    const from = new URL(document.referrer);
    const search = new URL(form.action);
    return from.origin === search.origin && from.pathname === search.pathname;
  };

  const queryIn = (address) => new URL(address).searchParams.get("q") ?? "";

  const SCOPE = /^(?:.{1,4}区(?:役所)?|(?:令和|平成|r|h)(?:元|\d+)年?度?|\d{4}年?度?)の?(?=.)/u;

  /** A word that the page does not hold was found without the ward or year before it. */
  const withoutScope = (word) => {
    const isHere = SearchWording.searchForm(document.body.textContent).includes(word);
    return isHere || SearchWording.policyIds(word).length ? word : word.replace(SCOPE, "");
  };

  const searchedWords = () => {
    const from = onDisk ? location.href : cameFromSearch() && document.referrer;
    return from ? SearchWording.words(queryIn(from)).map(withoutScope) : [];
  };

  const takeAlong = ({ target }) => {
    const link = target.closest("a[href]");
    const query = queryIn(location.href);
    if (!link || !query) return;
    const address = new URL(link.href);
    address.search = new URLSearchParams({ q: query });
    link.href = address;
  };

  /** The links of a list of hits, however they are followed. */
  const prepare = (list) => {
    if (!onDisk) return;
    for (const way of ["click", "auxclick", "contextmenu"]) list.addEventListener(way, takeAlong);
  };

  /** The cell that a piece of text stands in as printed; none for our own words beside it. */
  const cellOf = ({ parentElement }) => {
    const cell = parentElement.matches(".t, .entry a") ? parentElement.parentElement : parentElement;
    return cell.matches(CELLS) ? cell : null;
  };

  /** The pieces of text of each cell. */
  const cellsOf = (goal) => {
    const cells = new Map();
    const walker = document.createTreeWalker(goal, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const piece = walker.currentNode;
      const cell = cellOf(piece);
      if (cell) cells.set(cell, [...(cells.get(cell) ?? []), piece]);
    }
    return cells;
  };

  const wrap = (node) => {
    const mark = document.createElement("mark");
    node.replaceWith(mark);
    mark.append(node);
  };

  /** A word may go on from one piece into the next. */
  const markCell = (pieces, words) => {
    const ranges = SearchMarks.find(pieces.map(({ data }) => data).join(""), words);
    let from = 0;
    for (const piece of pieces) {
      const { length } = piece.data;
      for (const [start, end] of ranges.slice().reverse()) {
        const first = Math.max(start - from, 0);
        const last = Math.min(Math.max(end - from, 0), length);
        if (!piece.data.slice(first, last).trim()) continue;
        const marked = piece.splitText(first);
        marked.splitText(last - first);
        wrap(marked);
      }
      from += length;
    }
  };

  /** A searched code is marked in any spelling. */
  const markCodes = (goal, words) => {
    const ids = words.flatMap(SearchWording.policyIds);
    for (const link of goal.querySelectorAll(".entry a")) {
      const place = link.pathname.replace(/index\.html$/u, "");
      const named = ids.some((id) => place.endsWith(`/${id}/`));
      if (named && !link.querySelector("mark")) wrap(link.firstChild);
    }
  };

  const show = () => {
    const goals = document.querySelectorAll("[data-goal]");
    const words = goals.length ? searchedWords() : [];
    if (!words.length) return;
    for (const goal of goals) {
      for (const pieces of cellsOf(goal).values()) markCell(pieces, words);
      markCodes(goal, words);
    }
  };

  return { prepare, show };
})();
