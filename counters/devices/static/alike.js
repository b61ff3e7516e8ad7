// Like devices that are well are one line: what they are, how many, what the last of them did.

/** From so many on. */
export const MANY_ALIKE = 3;
/** Of where they are, so many are named. */
const PLACES = 3;

/**
 * In the order of the first of each: those of one kind together where there are many, each other
 * alone. `kindOf` gives '' for what always has a line of its own.
 * @template T
 * @param {T[]} ones @param {(one: T) => string} kindOf
 * @returns {T[][]}
 */
export function alike(ones, kindOf) {
  const counts = new Map();
  for (const one of ones) counts.set(kindOf(one), (counts.get(kindOf(one)) ?? 0) + 1);
  const groups = new Map();
  ones.forEach((one, n) => {
    const kind = kindOf(one);
    const key = kind && counts.get(kind) >= MANY_ALIKE ? kind : n;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  });
  return [...groups.values()];
}

/** 'Counter 1, Counter 2, Counter 3 and 4 more'; each once. @param {string[]} every */
export function places(every) {
  const named = [...new Set(every.filter(Boolean))];
  const more = named.length - PLACES;
  return named.slice(0, PLACES).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** The one of them of which something was heard last. @template T @param {T[]} ones @param {(one: T) => string | null | undefined} at */
export const newest = (ones, at) => ones.reduce((best, one) => ((at(one) ?? '') > (at(best) ?? '') ? one : best));
