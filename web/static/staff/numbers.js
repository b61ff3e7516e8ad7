// How ticket numbers are looked for, as `ticketing.visits.numbering.meant` has it: a test holds the
// two to the same cases.

const BETWEEN = /[\s.#‐-―-]+/gu;

/**
 * What somebody means who typed this: letters (none: every letter) and figures; null for what is no
 * number. Spaces, hyphens and leading zeros do not count.
 * @param {string} typed
 */
export function typedNumber(typed) {
  const found = /^([A-Z]{0,2})0*(\d{1,6})$/.exec(typed.slice(0, 40).replace(BETWEEN, '').toUpperCase());
  return found && { letters: found[1], figures: found[2] };
}

/** Whether `typed` means this number. @param {string} typed @param {string} number */
export function means(typed, number) {
  const [wanted, one] = [typedNumber(typed), typedNumber(number)];
  return Boolean(wanted && one && wanted.figures === one.figures
    && (!wanted.letters || wanted.letters === one.letters));
}

/**
 * The same while it is being typed: 'C3' may become C003, C031 or C310.
 * @param {string} typed
 * @param {string} number
 */
export function mayMean(typed, number) {
  const [wanted, one] = [typedNumber(typed), typedNumber(number)];
  return Boolean(wanted && one && one.figures.startsWith(wanted.figures === '0' ? '' : wanted.figures)
    && (!wanted.letters || wanted.letters === one.letters));
}
