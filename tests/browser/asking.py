"""Questions about what a page is made of; each answers with what should not be there."""

from __future__ import annotations

# What moves, sounds, waits, is a picture of words, or asks for more than a word to search for.
MEDIA = """() => [
  ...document.querySelectorAll("audio, video, canvas, iframe, object, embed, img, picture, "
    + "marquee, blink, map, svg text, svg image, meta[http-equiv=refresh], [autoplay], "
    + "input:not([type=search], [type=checkbox]), select, textarea, [contenteditable], "
    + "[required], [pattern], [minlength], [draggable=true]"),
  ...document.getAnimations().map(({effect}) => effect.target),
  ...[...document.querySelectorAll("*")].filter((e) =>
    getComputedStyle(e).backgroundImage.includes("url(")),
].map((e) => e.outerHTML.slice(0, 80))"""

# What a page listens for and what it waits for, from its first line on.
LISTENING = """() => {
  window.heard = new Set();
  window.timed = 0;
  const listen = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    const native = !(this instanceof Element) || this.matches("a, button, input, summary, form");
    heard.add(native || type.startsWith("search-") ? type : `${type} on ${this.tagName}`);
    return listen.call(this, type, ...rest);
  };
  const every = window.setInterval;
  window.setInterval = (...rest) => { timed++; return every(...rest); };
}"""
HEARD = "() => [...heard].sort()"
TIMED = "() => timed"
PLAIN_EVENTS = {
    *("change", "click", "compositionend", "input", "keydown", "popstate", "submit"),
    *("search-answer", "search-failed"),  # the search's own
}
"""Each comes of the keyboard as of a pointer; none of a path, a shake or a point that is held"""

# Rules for what a pointer hovers over that do more than colour and underline it.
HOVER = """() => {
  const harmless = /^(text-decoration|color|background-color|border|outline)/;
  const rules = [...document.styleSheets].flatMap((s) => [...s.cssRules]);
  const flat = (rule) => rule.cssRules?.length ? [rule, ...[...rule.cssRules].flatMap(flat)] : rule;
  return rules.flatMap(flat).filter((rule) => rule.selectorText?.includes(":hover"))
    .filter((rule) => ![...rule.style].every((name) => harmless.test(name)))
    .map((rule) => rule.cssText)
    .concat([...document.querySelectorAll("body [title]")].map((e) => e.outerHTML.slice(0, 80)));
}"""

# Rules that hold a page to one way of holding the screen.
ORIENTATION = """() => {
  const flat = (rule) => rule.cssRules?.length ? [rule, ...[...rule.cssRules].flatMap(flat)] : rule;
  return [...document.styleSheets].flatMap((s) => [...s.cssRules]).flatMap(flat)
    .filter((rule) => rule.media?.mediaText.includes("orientation")).map((rule) => rule.cssText);
}"""

# Words that are said to be of another language than their letters.
LANGUAGE = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const wrong = [];
  while (walker.nextNode()) {
    const {data, parentElement} = walker.currentNode;
    if (parentElement.closest("script, template, noscript")) continue;
    const lang = parentElement.closest("[lang]")?.lang ?? "";
    const japanese = /[\\u3041-\\u30ff\\u4e00-\\u9fff]/.test(data);
    const foreign = /[A-Za-z]{3,}\\s+[A-Za-z]{3,}\\s+[A-Za-z]{3,}\\s+[A-Za-z]{2,}/.test(data);
    if (lang === "ja" ? foreign : japanese) wrong.push([lang, data.trim().slice(0, 40)]);
  }
  return wrong;
}"""

# Headings in their order, regions, and what they are called.
STRUCTURE = """() => {
  const shown = (e) => e.checkVisibility({visibilityProperty: true});
  const headings = [...document.querySelectorAll("h1,h2,h3,h4,h5,h6,[role=heading]")].filter(shown);
  const levels = headings.map((h) => Number(h.ariaLevel ?? h.tagName[1]));
  const skipped = levels.filter((level, n) => level > (levels[n - 1] ?? 0) + 1);
  const named = (e) => e.ariaLabel || (e.getAttribute("aria-labelledby") ?? "").split(" ")
    .map((id) => document.getElementById(id)?.textContent ?? "").join(" ").trim();
  const navs = [...document.querySelectorAll("nav, [role=search], section[aria-labelledby]")]
    .filter(shown);
  const kinds = navs.map((e) => `${e.tagName} ${named(e)}`);
  return {
    first: levels[0], one: levels.filter((level) => level === 1).length, skipped,
    empty: headings.filter((h) => !h.textContent.trim()).length,
    nameless: navs.filter((e) => !named(e)).map((e) => e.outerHTML.slice(0, 80)),
    twice: kinds.filter((kind, n) => kinds.indexOf(kind) !== n),
    regions: ["header", "main", "footer"].map((name) =>
      document.querySelectorAll(`body > ${name}`).length),
    lang: document.documentElement.lang,
    title: document.title,
    skip: document.querySelector("a")?.getAttribute("href"),
  };
}"""

# What is the same on every page, in its order.
FRAME = """() => {
  const words = (selector) => [...document.querySelectorAll(selector)]
    .map((e) => e.textContent.replace(/（[ぁ-ゖー]+）/g, "").trim()); // without readings
  return {
    areas: words(".site-nav a"),
    wards: words(".site-foot nav:first-of-type a"),
    help: words(".site-foot nav:last-of-type a"),
    mistakes: words(".mistakes summary"),
    order: [...document.querySelectorAll(".site-nav, main, .mistakes, .site-foot")]
      .map((e) => e.className || e.tagName),
  };
}"""

# What a key could change: where one is, what one sees, what is open.
STATE = """() => [
  location.href, scrollX, scrollY, document.activeElement.outerHTML.slice(0, 80),
  document.body.textContent, document.querySelectorAll("details[open]").length,
]"""
