// Keeps long numbers and places inside the picture. A ticket number of the usual four characters
// and every place that `site check` lets pass stand at full size; only what is longer steps down.

const STEPS = [1, 0.9, 0.8, 0.7, 0.6, 0.5];

/** The box of everything inside, also of what is placed absolutely. @param {Element} element */
function box(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range.getBoundingClientRect();
}

/** Set --fit on each part of the card so that none leaves it and none touches another. @param {HTMLElement} root */
export function fit(root) {
  const frame = root.querySelector('.card');
  if (!(frame instanceof HTMLElement)) return;
  const now = `${frame.innerText} ${frame.clientWidth} ${document.fonts?.status}`;
  if (frame.dataset.fitted === now) return;
  frame.dataset.fitted = now;
  const width = frame.clientWidth;
  const gap = width / 60;
  const number = frame.querySelector('.card__number');
  const place = frame.querySelector('.card__place');
  const beside = frame.querySelector('.card__companion, .card__tag');
  // Lying, the other language shares its line with the number; upright, with the place's digit.
  const upright = matchMedia('(orientation: portrait)').matches;
  const neighbour = upright ? frame.querySelector('.card__place .place__digit') : number;
  /** @param {DOMRect} b */
  const outside = (b) => b.right > width - gap || b.left < gap;

  settle(number, outside);
  settle(place, outside);
  settle(beside, (b) => outside(b) || (neighbour !== null && box(neighbour).right + gap > b.left));
}

/** @param {Element | null} element @param {(box: DOMRect) => boolean} bad */
function settle(element, bad) {
  if (!(element instanceof HTMLElement)) return;
  for (const step of STEPS) {
    element.style.setProperty('--fit', String(step));
    if (!bad(box(element))) return;
  }
}
