// Answers that were begun stay while another complaint is closed, and when the page is loaded anew.
// The forms work without this.

import { alive } from '/static/alive.js';
import { Drafts } from '/static/staff/drafts.js';

const root = document.querySelector('.complaints');
const drafts = new Drafts(sessionStorage, `complaints of ${root instanceof HTMLElement ? root.dataset.whose : ''}`);

for (const field of document.querySelectorAll('.complaints textarea')) {
  if (!(field instanceof HTMLTextAreaElement)) continue;
  // What is there already was sent and refused, or is the browser's own: it is newer.
  if (field.value) drafts.keep(field.id, field.value);
  else field.value = drafts.of(field.id, []);
  field.addEventListener('input', () => drafts.keep(field.id, field.value));
}
const opened = new Set([...document.querySelectorAll('.complaints textarea')].map((field) => field.id));
// One that was closed is answered; whoever opens it again begins anew.
for (const id of Object.keys(drafts.all())) if (!opened.has(id)) drafts.keep(id, '');
alive();
