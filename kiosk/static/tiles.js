// Tickets side by side, or one below the other where a label would need a third line.

/**
 * What a tile leaves for its label, and the label's size: px of the canvas.
 * @type {Record<string, { size: number, width: number }>}
 */
const ROOM_FOR_LABEL = {
  portrait: { size: 45, width: 308 },
  'portrait larger': { size: 51, width: 328 },
  landscape: { size: 45, width: 396 },
  'landscape larger': { size: 51, width: 420 },
};
const FONT = '"Atkinson Hyperlegible Next"';

/**
 * How many lines `text` takes in `width`, breaking at spaces and after hyphens.
 * @param {string} text
 * @param {number} width
 * @param {(text: string) => number} measure
 */
export function linesOf(text, width, measure) {
  let lines = 1;
  let line = '';
  // No look-behind, in which each piece would be plainer: Safari before 16.4 refuses the whole file.
  for (const piece of text.match(/[^\s-]*[\s-]|[^\s-]+/g) ?? []) {
    if (line && measure((line + piece).trimEnd()) > width) {
      lines += 1;
      line = piece;
    } else {
      line += piece;
    }
  }
  return lines;
}

/**
 * For each of the four layouts 'tickets' (two columns), or 'rows' when a name in any of the
 * languages would need three lines: the arrangement is the same in every language.
 * @param {Pick<import('../types.js').KioskPage, 'groups' | 'languages'>} page
 * @returns {Record<string, 'tickets' | 'rows'>}
 */
export function measureTiles(page) {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return {}; // then they are tickets
  const names = page.groups.flatMap((group) => page.languages.map(({ code }) => group.name[code] ?? ''));
  /** @param {{ size: number, width: number }} room */
  const fits = ({ size, width }) => {
    context.font = `700 ${size}px ${FONT}, sans-serif`;
    /** @param {string} text */
    const measure = (text) => context.measureText(text).width * 0.99; // the labels' letter-spacing
    return names.every((name) => linesOf(name, width, measure) <= 2);
  };
  return Object.fromEntries(
    Object.entries(ROOM_FOR_LABEL).map(([layout, room]) => [layout, fits(room) ? 'tickets' : 'rows']),
  );
}

/** Which of the layouts is in use. @param {Set<string>} modes */
export const layoutOf = (modes) =>
  (matchMedia('(orientation: landscape)').matches ? 'landscape' : 'portrait')
  + (modes.has('larger') ? ' larger' : '');
