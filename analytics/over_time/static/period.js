// The page of a period: definitions that open below the heads, and a link that copies itself.
import { alive } from '/static/alive.js';
import { pageData } from '/static/api.js';
import { byId, findAll } from '/static/dom.js';

/** @import { PeriodKnown } from '../types.js' */

/** @type {PeriodKnown} */
const { definitions } = pageData();
/** The definition that stands open. @type {{ button: HTMLElement, box: HTMLElement } | null} */
let open = null;

function close(focus = false) {
  if (!open) return;
  open.button.setAttribute('aria-expanded', 'false');
  open.box.remove();
  if (focus) open.button.focus();
  open = null;
}

/** @param {string} figure */
function words(figure) {
  const shut = document.createElement('button');
  shut.type = 'button';
  shut.className = 'textlink definition-close';
  shut.textContent = 'Close (Esc)';
  shut.addEventListener('click', () => close(true));
  return [definitions[figure], ' ', shut];
}

/** Below the heads of a table; below the head of a section. @param {HTMLElement} button */
function place(button) {
  const head = button.closest('thead');
  const box = document.createElement(head ? 'tr' : 'p');
  box.className = head ? 'definition' : 'note';
  if (!head) {
    button.closest('.section-head')?.after(box);
    box.append(...words(button.dataset.figure ?? ''));
    return box;
  }
  const cell = document.createElement('td');
  const last = head.rows[head.rows.length - 1];
  cell.colSpan = [...last.cells].reduce((sum, each) => sum + each.colSpan, 0);
  cell.append(...words(button.dataset.figure ?? ''));
  box.append(cell);
  head.append(box);
  return box;
}

for (const button of findAll('.defined')) {
  button.addEventListener('click', () => {
    const same = open?.button === button;
    close();
    if (same) return;
    open = { button, box: place(button) };
    button.setAttribute('aria-expanded', 'true');
  });
}

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') close(true);
});

const link = document.getElementById('copy-link');
if (link instanceof HTMLAnchorElement) link.addEventListener('click', async (event) => {
  if (!navigator.clipboard) return; // plain http in an office network: the link is the page itself
  event.preventDefault();
  await navigator.clipboard.writeText(link.href);
  byId('said').textContent = 'The link is copied.';
  if (link.lastChild) link.lastChild.textContent = ' Link copied';
});
alive();
