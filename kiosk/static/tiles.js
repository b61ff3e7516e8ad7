// Tickets side by side, or one below the other where a label would need a third line.

const LABEL = 45; // px of the canvas
const WIDTH = 308; // what a tile leaves for its label
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

/** 'tickets' (two columns), or 'rows' when a name in any of the languages needs three lines. */
export function measureTiles(page) {
  const context = document.createElement('canvas').getContext('2d');
  context.font = `700 ${LABEL}px ${FONT}, sans-serif`;
  const measure = (text) => context.measureText(text).width * 0.99;
  const names = page.groups.flatMap((group) => page.languages.map(({ code }) => group.name[code] ?? ''));
  return names.some((name) => linesOf(name, WIDTH, measure) > 2) ? 'rows' : 'tickets';
}
