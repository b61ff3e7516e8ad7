// Keeps long numbers and places inside the picture. A ticket number of the usual four characters
// and every place that `site check` lets pass stand at full size; only what is longer steps down.

const STEPS = [1, 0.9, 0.8, 0.7, 0.6, 0.5];

const hits = (a, b, gap) =>
  a && b && a.right + gap > b.left && b.right + gap > a.left && a.bottom > b.top && b.bottom > a.top;

const box = (element) => element?.getBoundingClientRect();

/** Set --fit on each part of the card so that none leaves it and none touches another. */
export function fit(root) {
  const frame = root.querySelector('.card');
  if (!frame) return;
  const now = `${frame.innerText} ${frame.clientWidth} ${document.fonts?.status}`;
  if (frame.dataset.fitted === now) return;
  frame.dataset.fitted = now;
  const width = frame.clientWidth;
  const gap = width / 60;
  const [number, place, beside] = ['.card__number', '.card__place', '.card__companion, .card__tag']
    .map((name) => frame.querySelector(name));
  const settle = (element, bad) => {
    if (!element) return;
    for (const step of STEPS) {
      element.style.setProperty('--fit', step);
      if (!bad(box(element))) return;
    }
  };
  const outside = (b) => b.right > width - gap || b.left < gap;
  settle(number, outside);
  settle(place, outside);
  // Against ink, not line boxes: large lines leave air above and below their letters.
  settle(beside, (b) => outside(b) || hits(box(number), b, gap) || overlapsPlace(b, place, gap));
}

function overlapsPlace(b, place, gap) {
  const other = box(place);
  if (!other) return false;
  const air = other.height * 0.2;
  return b.bottom > other.top + air && b.top < other.bottom && b.left < other.right + gap;
}
