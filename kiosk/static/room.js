// How much of a screen there is room for: tried on the glass itself, from the roomiest arrangement on.
// What gives way, and in which order, is written here; the letters of what is to be read never do.

/** @import { Room } from '../view.js' */
/** @import { Glass } from './glass.js' */

const MOST = 8;
const LARGE = 4; // a page, in large letters one below the other
const PAGES = [8, 6, 5, 4, 3, 2, 1];
/** What stays away at each step (the style sheets say it): first air, then greetings, then hints. */
const STEPS = [0, 1, 2, 3];
const CHOICES = new Set(['home', 'also', 'group', 'also-group', 'settings', 'signs', 'served']);
/** Of what was found, so many rows; then fewer keys a page. */
const FINDS = [3, 2, 1];
const KEYS = [40, 26, 18, 13, 9, 6, 4, 3];

/**
 * The arrangements of a screen, best first. In the last one nothing may be cut: its letters break.
 * @param {string} name
 * @param {Glass} glass
 * @param {{ low: boolean, larger?: boolean }} modes
 * @returns {Room[]}
 */
export function roomsFor(name, { shape, scale }, { low, larger = false }) {
  if (name === 'code') return KEYS.flatMap((each) => STEPS.slice(0, 3).map((tight) => ({ columns: 1, each, tight })));
  if (name === 'search') {
    return [60, ...KEYS].flatMap((each) => [0, 1, 2, 3].flatMap((tight) => FINDS.map((columns) => ({ columns, each, tight }))));
  }
  if (name === 'talk') {
    return [
      ...STEPS.map((tight) => ({ columns: 2, each: 6, tight })), ...STEPS.map((tight) => ({ columns: 3, each: 6, tight })),
      { columns: 4, each: 6, tight: 3 }, { columns: 4, each: 3, tight: 3 }, { columns: 3, each: 2, tight: 3 }, { columns: 2, each: 1, tight: 3 },
      { columns: 1, each: 1, tight: 3 },
    ];
  }
  if (!CHOICES.has(name)) return STEPS.map((tight) => ({ columns: 1, each: MOST, tight }));
  const columns = low ? [4, 3, 2, 1] : name === 'home' || name === 'also' ? [2, 1] : shape === 'rail' ? [1, 2] : [1];
  /** @param {number[]} pages @param {number[]} steps */
  const arranged = (pages, steps) => pages.flatMap((each) => steps.flatMap((tight) =>
    columns.filter((one) => one <= each).map((one) => ({ columns: one, each, tight }))));
  return [
    // Who reads large letters gets them all, the heading's and the waits' too: rather on more pages.
    ...(larger && !low && scale === 'big' ? arranged(PAGES.filter((each) => each <= (shape === 'column' ? LARGE : MOST)), [0, 1]) : []),
    ...arranged(PAGES, [0, 1, 2]),
    { columns: 1, each: 1, tight: 3 },
  ];
}

/** @param {DOMRect} inner @param {DOMRect} outer */
const leaves = (inner, outer) => inner.top < outer.top - 1 || inner.bottom > outer.bottom + 1
  || inner.left < outer.left - 1 || inner.right > outer.right + 1;

/** @param {DOMRect} a @param {DOMRect} b */
const overlap = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;

/**
 * What of the screen that is drawn in `root` is cut, covered, or broken within a word; '' if nothing.
 * `from`: px from the top within which nothing may be that can be pressed; `lines` of a tile's name.
 * @param {Element} root
 * @param {{ from?: number, lines?: number }} [given]
 */
export function cut(root, { from = 0, lines = 2 } = {}) {
  const screen = root.querySelector('.screen');
  if (!screen) return '';
  const glass = screen.getBoundingClientRect();
  for (const part of screen.children) {
    if (!shown(part)) continue;
    const around = part.getBoundingClientRect();
    if (leaves(around, glass)) return `${part.className} leaves the glass`;
    for (const child of part.children) {
      if (shown(child) && leaves(child.getBoundingClientRect(), around)) return `${child.className} leaves ${part.className}`;
    }
  }
  const parts = [...screen.querySelectorAll('.main > *')].filter(shown).map((one) => one.getBoundingClientRect());
  if (parts.some((one, i) => parts.some((other, j) => j < i && overlap(one, other)))) return 'parts of main overlap';
  for (const one of screen.querySelectorAll(PARTS)) {
    const around = one.parentElement?.getBoundingClientRect();
    if (around?.width && shown(one) && leaves(one.getBoundingClientRect(), around)) return `${one.className} leaves its list`;
  }
  for (const button of screen.querySelectorAll('button')) {
    if (!shown(button)) continue; // what an arrangement leaves out is nowhere, not too high
    const at = button.getBoundingClientRect();
    if (from && at.top < from - 1) return `${button.className} is too high`;
    if (isWide(button) && !button.classList.contains('tile')) return `${button.className} is too wide`;
    for (const part of button.querySelectorAll('span:not(.ticket__stub, .pad__go span), strong, small')) {
      if (shown(part) && (isWide(part) || leaves(part.getBoundingClientRect(), at))) return `${part.className} leaves its button`;
    }
  }
  for (const one of screen.querySelectorAll('.card__number, .slot strong, .phone, li > span, h1')) {
    if (isWide(one)) return `${one.className} is too wide`;
  }
  const high = [...screen.querySelectorAll('.tile__label')].find((one) => {
    const line = parseFloat(getComputedStyle(one).lineHeight);
    return line > 0 && one.clientHeight > (lines + 0.5) * line;
  });
  return high ? 'a name needs more lines' : '';
}

const PARTS = '.place__card > *, .place__more > *, .tiles > li, .rows > li, .points > li, .know li, .finds > li, .letters > *, .coming li, .next li, .card > *, .after > *, .after__words > *, .keep > *, .keep li, .pad > *, .doors > *, .ways > *, .languages > *';

/** @param {Element} node */
const isWide = (node) => node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).display !== 'inline';

/** @param {Element} node */
const shown = (node) => !node.classList.contains('visually-hidden') && node.getClientRects().length > 0;
