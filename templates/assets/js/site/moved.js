"use strict";

/* A page that has another address now: what follows the # goes along, which a refresh would drop. */

const MovedPage = (() => {
  const follow = () => {
    const link = document.querySelector("[data-moved]");
    if (link && location.hash) location.replace(link.href + location.hash);
  };

  return { follow };
})();
