// The wall of screens: scales each frame to its place, shows new slips, a phone, the desk.
import { alive } from '/static/alive.js';
import { pageData, post, wordsOf } from '/static/api.js';
import { byId, find, findAll } from '/static/dom.js';
import { endAfter } from '/static/patience.js';

/** A printer with its newest slips. @typedef {{ printer: string, fault: string, slips: Array<{ slip: number, url: string }> }} Printer */
/** What the wall shows besides the screens. @typedef {{ ready?: boolean, printers: Printer[], phone: string | null, desk: string | null }} Wall */

const EVERY_MS = 1000;
/** @type {Wall & { desk_url: string }} */
const page = pageData();
/** @type {Map<string, HTMLIFrameElement>} */
const frames = new Map();
for (const frame of findAll('iframe[data-frame]')) {
  if (frame instanceof HTMLIFrameElement) frames.set(frame.dataset.frame ?? '', frame);
}
const lost = byId('lost');
let phone = page.phone ?? '';

const fit = new ResizeObserver((entries) => {
  for (const { target, contentRect } of entries) {
    const frame = find('iframe', target);
    if (frame && target instanceof HTMLElement) target.style.setProperty('--scale', String(contentRect.width / frame.offsetWidth));
  }
});
for (const { parentElement } of frames.values()) if (parentElement) fit.observe(parentElement);

// ------------------------------------------------------------------ paper

/** @param {Printer} printer */
function showPrinter({ printer, fault, slips }) {
  const box = find(`[data-printer="${CSS.escape(printer)}"]`);
  const select = box?.querySelector('select');
  const slip = box?.querySelector('a');
  if (!box || !select || !slip) return;
  if (!box.dataset.busy) {
    box.dataset.fault = fault;
    if (document.activeElement !== select) select.value = fault;
  }
  const [newest] = slips;
  find('[data-none]', box)?.toggleAttribute('hidden', Boolean(newest));
  slip.hidden = !newest;
  if (!newest || slip.dataset.slip === String(newest.slip)) return;
  const image = new Image();
  image.onload = () => {
    image.alt = `Slip ${newest.slip}: open it in its own size`;
    slip.toggleAttribute('data-new', slip.dataset.slip !== '');
    slip.replaceChildren(image);
  };
  image.src = newest.url;
  slip.href = newest.url;
  slip.dataset.slip = String(newest.slip);
}

for (const box of findAll('[data-printer]')) {
  const select = box.querySelector('select');
  const told = find('[role="status"]', box);
  if (select && told) select.addEventListener('change', async () => {
    box.dataset.busy = 'yes';
    const words = select.selectedOptions[0].textContent;
    try {
      await post(`/demo/printers/${box.dataset.printer}`, { fault: select.value });
      box.dataset.fault = select.value;
      told.textContent = words;
    } catch (problem) {
      select.value = box.dataset.fault ?? '';
      told.textContent = wordsOf(problem, 'No answer came.');
    } finally {
      delete box.dataset.busy;
    }
  });
}

// ------------------------------------------------------------------ phone and desk

/** @param {string | null} next */
function showPhone(next) {
  find('[data-empty]')?.toggleAttribute('hidden', Boolean(next ?? phone));
  if (!next || next === phone) return;
  phone = next;
  frames.get('phone')?.setAttribute('src', `/t/${phone}`);
  find('[data-open="phone"]')?.setAttribute('href', `/t/${phone}`);
}

/** Whoever comes back from a break has their desk again, unless somebody is typing a PIN there. @param {string | null} adviser */
function showDesk(adviser) {
  const desk = frames.get('desk');
  const words = desk?.closest('.screen')?.querySelector('h2 > span:not(.visually-hidden)');
  if (words) words.textContent = adviser ? `${adviser}’s desk` : '';
  const form = desk?.contentDocument?.querySelector('form[data-place]');
  // Of another document: it is no element of this one's kinds.
  const pin = /** @type {HTMLInputElement | null | undefined} */ (form?.querySelector('[name="pin"]'));
  if (!desk || !adviser || !form || pin?.value) return;
  desk.src = page.desk_url;
}

/** @param {Wall} state */
function show(state) {
  state.printers.forEach(showPrinter);
  showPhone(state.phone);
  showDesk(state.desk);
}

async function look() {
  try {
    const response = await fetch(`/demo/state.json?phone=${phone}`, {
      headers: { Accept: 'application/json' }, signal: endAfter(8000),
    });
    const state = await response.json();
    lost.hidden = response.ok && state.ready;
    if (state.ready) show(state);
  } catch {
    lost.hidden = false;
  }
  setTimeout(look, EVERY_MS);
}

show(page);
look();
alive();
