// The wall of screens: scales each frame to its place, shows new slips, a phone, the desk.
import { pageData, post } from '/static/api.js';

const EVERY_MS = 1000;
const page = pageData();
const frames = Object.fromEntries(
  [...document.querySelectorAll('iframe[data-frame]')].map((frame) => [frame.dataset.frame, frame]),
);
const lost = document.getElementById('lost');
let phone = page.phone ?? '';

const fit = new ResizeObserver((entries) => {
  for (const { target, contentRect } of entries) {
    const frame = target.querySelector('iframe');
    target.style.setProperty('--scale', contentRect.width / frame.offsetWidth);
  }
});
for (const frame of Object.values(frames)) fit.observe(frame.parentElement);

// ------------------------------------------------------------------ paper

function showPrinter({ printer, fault, slips }) {
  const box = document.querySelector(`[data-printer="${CSS.escape(printer)}"]`);
  if (!box) return;
  const select = box.querySelector('select');
  if (!box.dataset.busy) {
    box.dataset.fault = fault;
    if (document.activeElement !== select) select.value = fault;
  }
  const slip = box.querySelector('[data-slip]');
  const [newest] = slips;
  box.querySelector('[data-none]').hidden = Boolean(newest);
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
  slip.dataset.slip = newest.slip;
}

for (const box of document.querySelectorAll('[data-printer]')) {
  const select = box.querySelector('select');
  const told = box.querySelector('[role="status"]');
  select.addEventListener('change', async () => {
    box.dataset.busy = 'yes';
    const words = select.selectedOptions[0].textContent;
    try {
      await post(`/demo/printers/${box.dataset.printer}`, { fault: select.value });
      box.dataset.fault = select.value;
      told.textContent = words;
    } catch (problem) {
      select.value = box.dataset.fault;
      told.textContent = problem.detail || problem.title;
    } finally {
      delete box.dataset.busy;
    }
  });
}

// ------------------------------------------------------------------ phone and desk

function showPhone(next) {
  document.querySelector('[data-empty]').hidden = Boolean(next ?? phone);
  if (!next || next === phone) return;
  phone = next;
  frames.phone.src = `/t/${phone}`;
  document.querySelector('[data-open="phone"]').href = `/t/${phone}`;
}

/** Whoever comes back from a break has their desk again, unless somebody is typing a PIN there. */
function showDesk(adviser) {
  const words = frames.desk.closest('.screen').querySelector('h2 > span:not(.visually-hidden)');
  if (words) words.textContent = adviser ? `${adviser}’s desk` : '';
  const form = frames.desk.contentDocument?.querySelector('form[data-place]');
  if (!adviser || !form || form.elements.pin.value) return;
  frames.desk.src = page.desk_url;
}

function show(state) {
  state.printers.forEach(showPrinter);
  showPhone(state.phone);
  showDesk(state.desk);
}

async function look() {
  try {
    const response = await fetch(`/demo/state.json?phone=${phone}`, {
      headers: { Accept: 'application/json' }, signal: AbortSignal.timeout(8000),
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
