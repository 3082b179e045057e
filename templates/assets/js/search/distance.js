"use strict";

/* How far two short words are apart: signs left out, put in, exchanged or put in another order. */

const SearchDistance = (() => {
  /** `change(a, b)`: what it costs that one sign stands for the other. Infinity above `most`. */
  const between = (one, other, most, change) => {
    if (Math.abs(one.length - other.length) > most) return Infinity;
    let before = [];
    let last = Array.from({ length: other.length + 1 }, (_, j) => j);
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      for (let j = 1; j <= other.length; j++) {
        const same = one[i - 1] === other[j - 1];
        const changed = last[j - 1] + (same ? 0 : change(one[i - 1], other[j - 1]));
        row[j] = Math.min(changed, last[j] + 1, row[j - 1] + 1);
        const swapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
        if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > most) return Infinity;
      before = last;
      last = row;
    }
    const distance = last[other.length];
    return distance > most ? Infinity : distance;
  };

  return { between };
})();
