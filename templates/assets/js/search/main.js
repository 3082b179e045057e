"use strict";

/* The search page: what the address bar asks for is what the page shows. [data-search-ready] is
   there exactly while hits and count are final for it. Each final answer is told to whatever helps
   beside the hits, by the event "search-answer": { query, words, chosen, literal, readings,
   hits, engine }. */

(() => {
  const root = document.querySelector("[data-search]");
  if (!root) return;

  const STEP = 20; // hits at a time
  const TYPING = 150; // milliseconds without a key
  const PATIENCE = 300; // milliseconds before the page says that it is searching

  const form = root.querySelector("[data-search-form]");
  const field = form.elements.namedItem("q");
  const message = root.querySelector("[data-search-message]");
  const count = root.querySelector("[data-hit-count]");
  const more = root.querySelector("[data-hits-more]");
  const base = new URL("./", document.baseURI).href;

  let state = SearchState.read(location.search);
  let shown = STEP;
  let turn = 0; // which question is the newest
  let opened = null;

  const open = (fresh) => {
    opened ??= SearchEngine.open(base, fresh).then((engine) => ({
      engine,
      facets: SearchFacets.open(root, engine.table, choose),
      chosen: SearchChosen.open(root, engine.table, { drop, clear, literally }),
      hits: SearchHits.open(root, engine),
    }));
    opened.catch(() => (opened = null));
    return opened;
  };

  const said = ({ query }, number, readings) => {
    const words = query.trim();
    if (!words && !SearchState.count(state)) {
      return "ことばを入れるか、条件からえらんでください。下にすべての目標を、新しい年度から並べています。";
    }
    const holding = readings.length ? "の" : "を含む";
    const what = words ? `「${words}」${holding}目標` : "えらんだ条件の目標";
    if (number) {
      const isPlain = words && !readings.length;
      const order = isPlain ? "目標の文に含むものから、新しい年度の順です。" : "新しい年度の順です。";
      return `${what}が${number}件あります。${order}`;
    }
    return `${what}は見つかりませんでした。`;
  };

  /** What helps where nothing was found. */
  const wayOn = (without) => {
    if (without) return `条件を外すと${without}件あります。`;
    return "短いことばや別の言い方でも、おためしください。";
  };

  const tell = (answer, without, readings) => {
    count.textContent = String(answer.hits.length);
    const text = said(state, answer.hits.length, readings);
    message.textContent = answer.hits.length ? text : `${text} ${wayOn(without)}`;
  };

  const answerNow = async ({ engine, facets, chosen, hits }, mine) => {
    const words = SearchWording.words(state.query);
    const asked = await Promise.all(words.map((word) => engine.find(word, state.literal)));
    const found = asked.map(({ goals }) => goals);
    const readings = asked.map(({ reading }) => reading).filter(Boolean);
    const answer = SearchAnswer.make(engine.table, state.chosen, found);
    const none = SearchState.clear(state).chosen;
    const without = answer.hits.length
      ? 0
      : SearchAnswer.make(engine.table, none, found).hits.length;
    const marked = asked.flatMap((one) => one.marked);
    const wanted = state.all ? answer.hits.length : shown;
    const items = await hits.prepare(answer.hits, wanted, marked);
    if (mine !== turn) return;
    facets.show(state, answer.counts, answer.hits.length);
    chosen.show(state, readings);
    hits.show(items);
    tell(answer, without, readings);
    more.hidden = answer.hits.length <= wanted;
    SearchPublication.settle();
    root.setAttribute("data-search-ready", "");
    const { query, chosen: conditions, literal } = state;
    const asking = { query, words, chosen: conditions, literal };
    const detail = { ...asking, readings, hits: answer.hits, engine };
    root.dispatchEvent(new CustomEvent("search-answer", { detail }));
  };

  /** The table, from a cache or from before a new publication, may name files that are gone: then
      the page begins anew or, where it just has, asks once more. */
  const answerFresh = async (mine, folder) => {
    if (mine !== turn) return;
    opened = null;
    const fresh = await open(true);
    const isGone = folder && fresh.engine.table.raw.folder !== folder;
    if (isGone && SearchPublication.beginAnew(address())) return;
    await answerNow(fresh, mine);
  };

  const update = async () => {
    const mine = ++turn;
    root.removeAttribute("data-search-ready");
    const patience = setTimeout(() => {
      message.textContent = "さがしています…";
    }, PATIENCE);
    let folder = "";
    try {
      await open(false)
        .then((parts) => {
          ({ folder } = parts.engine.table.raw);
          return answerNow(parts, mine);
        })
        .catch(() => answerFresh(mine, folder));
    } catch {
      if (mine === turn) {
        SearchPublication.clear(root);
        message.textContent =
          "検索のデータを読みこめませんでした。少し待ってから、もう一度さがしてください。";
      }
    } finally {
      clearTimeout(patience);
    }
  };

  const address = () => `${location.pathname}${SearchState.write(state)}`;

  /** `keep`: a step back leads to the question before this one. */
  const go = (next, keep) => {
    state = next;
    shown = STEP;
    if (address() !== `${location.pathname}${location.search}`) {
      root.removeAttribute("data-search-ready");
      history[keep ? "pushState" : "replaceState"](null, "", address());
    }
    update();
  };

  const choose = (name, value, on) => go(SearchState.choose(state, name, value, on), true);
  const drop = (name, value) => choose(name, value, false);
  const clear = () => go(SearchState.clear(state), true);
  const literally = (literal) => go({ ...state, literal, all: false }, true);

  let typing = 0;
  let settled = Boolean(state.query); // what is typed next is a question of its own
  const typed = () => {
    clearTimeout(typing);
    if (field.value === state.query) return;
    go({ ...state, query: field.value, literal: false, all: false }, settled);
    settled = false;
  };
  const settle = () => {
    typed();
    settled = true;
  };

  field.addEventListener("input", (event) => {
    clearTimeout(typing);
    if (!event.isComposing) typing = setTimeout(typed, TYPING);
  });
  field.addEventListener("compositionend", () => {
    clearTimeout(typing);
    typing = setTimeout(typed, TYPING);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    settle();
  });
  field.addEventListener("change", settle);
  more.addEventListener("click", async () => {
    const first = shown;
    shown += STEP;
    await update();
    root.querySelectorAll("[data-hit] a")[first]?.focus();
  });
  addEventListener("popstate", () => {
    state = SearchState.read(location.search);
    field.value = state.query;
    settled = true;
    shown = STEP;
    update();
  });

  form.querySelector("[data-search-columns]").hidden = false;
  field.value = state.query;
  update();
})();
