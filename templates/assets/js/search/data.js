"use strict";

/* Data that come as scripts: they can be read where fetch cannot, for a security policy or on a
   disk. Each data file is one call of SearchData.receive. */

const SearchData = (() => {
  const received = new Map();
  const loading = new Map();

  const receive = (name, value) => {
    received.set(name, value);
  };

  const run = (url) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = url;
      script.onload = resolve;
      script.onerror = () => reject(new Error(`could not load ${url}`));
      document.head.append(script);
    });

  const fetchOnce = async (name, url) => {
    if (!received.has(name)) await run(url);
    if (!received.has(name)) throw new Error(`${url} does not hold ${name}`);
    return received.get(name);
  };

  /** Each name is loaded once; after a failure it may be tried again. */
  const load = (name, url) => {
    if (!loading.has(name)) {
      const promise = fetchOnce(name, url);
      promise.catch(() => loading.delete(name));
      loading.set(name, promise);
    }
    return loading.get(name);
  };

  const forget = () => {
    received.clear();
    loading.clear();
  };

  return { receive, load, forget };
})();
