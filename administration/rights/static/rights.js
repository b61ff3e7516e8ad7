// The keys of administration, on the page of rights: it goes without, by its forms.
import { alive } from '/static/alive.js';
import { find } from '/static/dom.js';

/** By its button: not every browser has requestSubmit. @param {string} id */
const send = (id) => find(`#${id} .button, .button[form="${id}"]`)?.click();
const STOPS = ['.rail a[aria-current]', '#sentence', '#role', '.foot .button'];

addEventListener('keydown', (event) => {
  if (event.ctrlKey && event.key === 'Enter') send('give');
  else if (event.ctrlKey && !event.shiftKey && event.key.toLowerCase() === 'z') {
    event.preventDefault();
    send('undo');
  } else if (event.key === 'F6') {
    event.preventDefault();
    const at = STOPS.findIndex((one) => document.activeElement?.matches(one));
    find(STOPS[(at + (event.shiftKey ? STOPS.length - 1 : 1)) % STOPS.length])?.focus();
  }
});
alive();
