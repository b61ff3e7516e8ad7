// Boxes with letters that nobody has been sent yet: what the server says anew is not drawn over them.

import { noChange } from '/static/vendor/lit-html/lit-html.js';

/** @type {WeakSet<Element>} */
const typed = new WeakSet();

addEventListener('input', ({ target }) => {
  if (target instanceof Element) typed.add(target);
});
// A box by itself is sent when it is left; one of a form with its form.
addEventListener('change', ({ target }) => {
  if (target instanceof Element && !target.closest('form')) typed.delete(target);
});
for (const sent of ['submit', 'reset']) {
  addEventListener(sent, ({ target }) => {
    if (target instanceof HTMLFormElement) for (const one of target.elements) typed.delete(one);
  });
}

/** Whether this has letters that are not sent. @param {Element | null} box */
export const unsent = (box) => box !== null && typed.has(box);

/** What a box is to show: `shown`, or what is typed in it and not sent. @param {string} id @param {string} shown */
export const under = (id, shown) => (unsent(document.getElementById(id)) ? noChange : shown);
