// The keys on the glass with which visitors write: the letters of their language, which stand among its words.
// Accents need not be typed, but who looks for a letter finds it; Chinese is typed by sound.

/**
 * The keys of a line of letters, in its order. Where they stand apart, what stands together is one key; else each
 * letter is, with its dot beneath.
 * @param {string} line
 * @returns {string[]}
 */
export function lettersOf(line) {
  const text = line.normalize('NFC').trim();
  const apart = /\s/u.test(text);
  return apart ? text.split(/\s+/u) : text.match(/[^\u093c\u09bc\u0a3c\u0abc][\u093c\u09bc\u0a3c\u0abc]?/gu) ?? [];
}

/** As a key shows it: Latin ones as capitals, and what hangs on another sign on a circle. @param {string} letter */
export const shownAs = (letter) => (/\p{M}/u.test(letter[0]) ? `◌${letter}` : letter.toLocaleUpperCase('en'));
