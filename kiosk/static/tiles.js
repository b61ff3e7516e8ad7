// Tickets side by side, or one below the other where a label would need a third line.

/** What a tile leaves for its label, and the label's size: px of the canvas. */
const ROOM_FOR_LABEL = {
  portrait: { size: 45, width: 308 },
  'portrait larger': { size: 51, width: 328 },
  landscape: { size: 45, width: 396 },
  'landscape larger': { size: 51, width: 420 },
};
const FONT = '"Atkinson Hyperlegible Next"';

/** How many lines `text` takes in `width`, breaking at spaces and after hyphens. */
export function linesOf(text, width, measure) {
  let lines = 1;
  let line = '';
  for (const piece of text.split(/(?<=[\s-])/)) {
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
 */
export function measureTiles(page) {
  const context = document.createElement('canvas').getContext('2d');
  const names = page.groups.flatMap((group) => page.languages.map(({ code }) => group.name[code] ?? ''));
  const fits = ({ size, width }) => {
    context.font = `700 ${size}px ${FONT}, sans-serif`;
    const measure = (text) => context.measureText(text).width * 0.99; // the labels' letter-spacing
    return names.every((name) => linesOf(name, width, measure) <= 2);
  };
  return Object.fromEntries(
    Object.entries(ROOM_FOR_LABEL).map(([layout, room]) => [layout, fits(room) ? 'tickets' : 'rows']),
  );
}

/** Which of the layouts is in use. */
export const layoutOf = (modes) =>
  (matchMedia('(orientation: landscape)').matches ? 'landscape' : 'portrait')
  + (modes.has('larger') ? ' larger' : '');
