// The first run without a hand on the mouse: Ctrl Enter goes on, '/' finds a service. The pages do
// all of it without this script too.

import { byId, find, withEvent } from '/static/dom.js';
import { READS } from '/static/staff/reading.js';
import { logo } from './logo.js';
import { draws } from './real.js';

addEventListener('keydown', (event) => {
  const teal = document.getElementById('teal');
  if (event.key === 'Enter' && event.ctrlKey && teal && !READS) {
    event.preventDefault();
    teal.click();
  }
});

// What is refused is where somebody goes on.
find('[aria-invalid="true"]')?.focus();

const real = document.getElementById('real');
if (real) draws(real);

const brought = document.getElementById('logo');
if (brought) logo(brought);

const field = document.getElementById('find');
if (field instanceof HTMLInputElement) {
  const rows = [...document.querySelectorAll('.services tbody tr:not(.topic)')];
  const bodies = [...document.querySelectorAll('.services tbody')];
  if (field.parentElement) field.parentElement.hidden = false;
  field.addEventListener('input', () => {
    const wanted = plain(field.value);
    let shown = 0;
    for (const row of rows) {
      const hit = plain(`${row.textContent} ${row.parentElement?.querySelector('.topic')?.textContent}`).includes(wanted);
      row.toggleAttribute('hidden', !hit);
      if (hit) shown += 1;
    }
    for (const body of bodies) body.toggleAttribute('hidden', !body.querySelector('tr:not(.topic):not([hidden])'));
    byId('found').textContent = `${shown} of ${rows.length} services`;
  });
  addEventListener('keydown', withEvent((event) => {
    if (!(event instanceof KeyboardEvent) || event.key !== '/' || document.activeElement === field) return;
    event.preventDefault();
    field.focus();
  }));
  byId('step').addEventListener('change', () => {
    byId('chosen').textContent = String(document.querySelectorAll('input[name="service"]:checked').length);
  });
}

/** @param {string} text */
function plain(text) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
