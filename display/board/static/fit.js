// Keeps long numbers and places inside the picture. A ticket number of the usual four characters
// and a name like 'Counter 3' stand at full size; only what is longer steps down: of a place its
// word, for the figure is what is read from the last row. `site check` reckons with the same steps.

const STEPS = [1, 0.9, 0.8, 0.7, 0.6, 0.5];
const SMALLER = [...STEPS, 0.4, 0.3]; // the other language: what is large says the same

/** The box of everything inside, also of what is placed absolutely. @param {Element} element */
function box(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range.getBoundingClientRect();
}

/** Set --fit on what may be too wide, so that nothing leaves its place and nothing touches another. @param {HTMLElement} root */
export function fit(root) {
  card(root);
  for (const list of root.querySelectorAll('.also ol, .earlier ol')) rows(list);
  for (const names of root.querySelectorAll('.waits__names')) waited(names);
  for (const band of root.querySelectorAll('.band')) room(band);
  for (const part of root.querySelectorAll('.everybody__title, .everybody__answers li div, .media__page, .media__words')) told(part);
  for (const part of root.querySelectorAll('.alone__number, .alone__place .stack')) within(part);
}

/** Where a script or a notice takes more room, the earlier calls give way first, then the last waits. @param {Element} band */
function room(band) {
  if (!(band instanceof HTMLElement)) return;
  const now = `${band.textContent} ${band.clientWidth} ${band.clientHeight} ${document.fonts?.status}`;
  if (band.dataset.fitted === now) return;
  band.dataset.fitted = now;
  const gives = [...band.querySelectorAll('.calls .earlier'), ...[...band.querySelectorAll('.waits--lines li')].slice(1).reverse()];
  for (const one of gives) one.toggleAttribute('hidden', false);
  for (const one of gives) {
    const end = band.getBoundingClientRect().bottom + 1;
    if (![...band.querySelectorAll('li, p')].some((part) => part.getBoundingClientRect().bottom > end)) return;
    one.toggleAttribute('hidden', true);
  }
}

/** The words of a message step down until all of them are seen. @param {Element} part */
function told(part) {
  if (!(part instanceof HTMLElement)) return;
  const now = `${part.textContent} ${part.clientWidth} ${part.clientHeight} ${document.fonts?.status}`;
  if (part.dataset.fitted === now) return;
  part.dataset.fitted = now;
  settle(part, () => part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1, SMALLER);
}

/** A part steps down until it stands within what is around it. @param {Element} part */
function within(part) {
  const around = part.parentElement;
  if (!(part instanceof HTMLElement) || !around) return;
  const now = `${part.textContent} ${around.clientWidth} ${around.clientHeight} ${document.fonts?.status}`;
  if (part.dataset.fitted === now) return;
  part.dataset.fitted = now;
  const { left, right } = around.getBoundingClientRect();
  const air = (right - left) / 30;
  settle(part, (b) => b.left < left + air || b.right > right - air, SMALLER);
}

/** What is waited for steps down until its longest name stands whole. @param {Element} names */
function waited(names) {
  if (!(names instanceof HTMLElement)) return;
  const now = `${names.textContent} ${names.clientWidth} ${innerHeight} ${document.fonts?.status}`;
  if (names.dataset.fitted === now) return;
  names.dataset.fitted = now;
  settle(names, () => [...names.children].some((one) => one.scrollWidth > one.clientWidth));
}

/** The calls below the card: the name of a place steps down, or all of what is earlier. @param {Element} list */
function rows(list) {
  const within = list.parentElement?.clientWidth;
  const now = `${list.textContent} ${within} ${document.fonts?.status}`;
  if (!(list instanceof HTMLElement) || list.dataset.fitted === now) return;
  list.dataset.fitted = now;
  const edge = (list.parentElement?.getBoundingClientRect().right ?? 0) - innerWidth / 120;
  const places = list.querySelectorAll('.also__place');
  if (!places.length) settle(list, (b) => b.right > edge);
  for (const place of places) settle(place, (b) => b.right > edge);
}

/** @param {HTMLElement} root */
function card(root) {
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
  const label = frame.querySelector('.card__label');
  /** @param {Element} near */
  const edge = (near) => (upright ? near.getBoundingClientRect() : box(near)).right;
  /** @param {DOMRect} b */
  const outside = (b) => b.right > width - gap || b.left < gap;

  settle(number, (b) => outside(b) || (!upright && label !== null && b.right + gap > box(label).left));
  settle(place, outside);
  settle(frame.querySelector('.card__way'), outside);
  settle(beside, (b) => outside(b) || (neighbour !== null && edge(neighbour) + gap > b.left), SMALLER);
}

/** @param {Element | null} element @param {(box: DOMRect) => boolean} bad */
function settle(element, bad, steps = STEPS) {
  if (!(element instanceof HTMLElement)) return;
  for (const step of steps) {
    element.style.setProperty('--fit', String(step));
    if (!bad(box(element))) return;
  }
}
