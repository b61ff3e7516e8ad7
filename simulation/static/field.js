// Emulated printers, LED boards, call pads and loudspeakers: what they print, show and say, covers to open, cables to pull, keys to press.
import { alive } from '/static/alive.js';
import { pageData, post, wordsOf } from '/static/api.js';
import { byId, find, findAll } from '/static/dom.js';
import { endAfter } from '/static/patience.js';

/** @typedef {{ board: string, powered: boolean, rows: { text: string, blinks: boolean }[] }} Board */
/** @typedef {{ printer: string, fault: string, quirk: string, slips: { slip: number, url: string }[] }} Printer */
/** @typedef {{ speaker: string, trouble: string, told: { number: string, at: string } | null, played: number | null }} Speaker */
/** @typedef {{ ready?: boolean, speakers: Speaker[], printers: Printer[], lines: { line: string, plugged: boolean, quirk: string }[], boards: Board[], pads: { pad: string, lamp: string }[] }} Hall */

const EVERY_MS = 500;
/** @type {Hall} */
const page = pageData();
const lost = byId('lost');

/** @param {string} kind @param {string} id */
const part = (kind, id) => find(`[data-${kind}="${CSS.escape(id)}"]`);

/** @param {Element | null | undefined} button @param {boolean} out @param {[string, string]} words */
function pulled(button, out, [pull, put]) {
  if (!button) return;
  button.setAttribute('aria-pressed', String(out));
  button.textContent = out ? put : pull;
}

/** @param {Board} board */
function showBoard({ board, powered, rows }) {
  const box = part('board', board);
  const led = box && find('.led', box);
  if (!box || !led) return;
  rows.forEach(({ text, blinks }, i) => {
    const line = led.children[i];
    if (line && line.textContent !== text) line.textContent = text || ' ';
    line?.toggleAttribute('data-blinks', blinks);
  });
  led.setAttribute('aria-label', rows.map(({ text }) => text.trim()).filter(Boolean).join(', ') || 'dark');
  pulled(find('[data-power]', box), !powered, ['Pull its plug', 'Put its plug in']);
}

/** What it is like; not while somebody chooses. @param {HTMLElement} box @param {string} quirk */
function showQuirk(box, quirk) {
  const select = box.querySelector('select');
  if (select && document.activeElement !== select) select.value = quirk;
}

/** What is the matter with it. @param {HTMLElement} box @param {string} fault */
function showFault(box, fault) {
  for (const button of findAll('[data-fault]', box)) {
    button.setAttribute('aria-pressed', String(button.dataset.fault === fault));
  }
}

/** @param {Speaker} speaker */
function showSpeaker({ speaker, trouble, told, played }) {
  const box = part('speaker', speaker);
  const sound = box?.querySelector('audio');
  const word = box?.querySelector('.told b');
  if (!box || !sound || !word) return;
  showFault(box, trouble);
  const says = told ? `${told.number}, ${new Date(told.at).toLocaleTimeString('en-GB')}` : 'nothing today';
  if (word.textContent !== says) word.textContent = says;
  const path = `/demo/speakers/${speaker}/${played}.wav`;
  sound.hidden = played === null;
  if (played === null || !sound.paused || sound.getAttribute('src') === path) return;
  sound.src = path;
}

/** @param {Printer} printer */
function showPrinter({ printer, fault, quirk, slips }) {
  const box = part('printer', printer);
  const slip = box?.querySelector('a');
  if (!box || !slip) return;
  showFault(box, fault);
  showQuirk(box, quirk);
  const [newest] = slips;
  if (!newest || slip.dataset.slip === newest.url) return;
  slip.dataset.slip = newest.url;
  slip.href = newest.url;
  slip.hidden = false;
  const image = slip.querySelector('img');
  if (image) {
    image.src = newest.url;
    image.alt = `Slip ${newest.slip}: open it in its own size`;
  }
}

/** @param {Hall} state */
function show(state) {
  state.printers.forEach(showPrinter);
  state.boards.forEach(showBoard);
  state.speakers.forEach(showSpeaker);
  for (const { pad, lamp } of state.pads) {
    const shown = part('pad', pad)?.querySelector('.lamp');
    shown?.setAttribute('data-lamp', lamp);
    const word = shown?.querySelector('b');
    if (word) word.textContent = lamp;
  }
  for (const { line, plugged, quirk } of state.lines) {
    const box = part('line', line);
    if (!box) continue;
    pulled(find('[data-cable]', box), !plugged, ['Pull the cable', 'Put the cable in']);
    showQuirk(box, quirk);
  }
}

/** @param {HTMLElement} button @param {string} path @param {Record<string, unknown>} body */
async function ask(button, path, body) {
  const said = button.closest('.field-part')?.querySelector('.said');
  try {
    await post(path, body);
    if (said) said.textContent = '';
  } catch (problem) {
    if (said) said.textContent = wordsOf(problem, 'No answer came.');
  }
}

/** Let what is in a box be like what is chosen there. @param {HTMLElement} box @param {string} path */
function quirky(box, path) {
  const select = box.querySelector('select');
  select?.addEventListener('change', () => ask(select, `${path}/quirk`, { quirk: select.value }));
}

for (const box of findAll('[data-printer]')) {
  const path = `/demo/printers/${box.dataset.printer}`;
  quirky(box, path);
  for (const button of findAll('[data-fault]', box)) {
    button.addEventListener('click', () => ask(button, path, { fault: button.dataset.fault }));
  }
}
for (const box of findAll('[data-speaker]')) {
  for (const button of findAll('[data-fault]', box)) {
    button.addEventListener('click', () => ask(button, `/demo/speakers/${box.dataset.speaker}`, { trouble: button.dataset.fault }));
  }
}
for (const led of findAll('.led')) led.style.setProperty('--columns', led.dataset.columns ?? '4');
for (const box of findAll('[data-board]')) {
  const button = find('[data-power]', box);
  button?.addEventListener('click', () => ask(button, `/demo/boards/${box.dataset.board}`, {
    on: button.getAttribute('aria-pressed') === 'true',
  }));
}
for (const box of findAll('[data-line]')) {
  quirky(box, `/demo/lines/${box.dataset.line}`);
  const button = find('[data-cable]', box);
  button?.addEventListener('click', () => ask(button, `/demo/lines/${box.dataset.line}`, {
    on: button.getAttribute('aria-pressed') === 'true',
  }));
}
for (const box of findAll('[data-pad]')) {
  for (const button of findAll('[data-key]', box)) {
    button.addEventListener('click', () => ask(button, `/demo/pads/${box.dataset.pad}`, { key: button.dataset.key }));
  }
}

async function look() {
  try {
    const response = await fetch('/demo/field.json', {
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
