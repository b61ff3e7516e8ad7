// The keypad of the sign-on form. The form itself works without this. Where no PIN counts there is
// a field for a password instead, and no keypad.

import { alive } from '/static/alive.js';
import { around } from '/static/dom.js';

/** The form that the page has, and its parts. */
function found() {
  const form = document.querySelector('form.enter');
  if (!(form instanceof HTMLFormElement)) throw new Error('this page has no form to sign on');
  const pin = form.elements.namedItem('pin') ?? form.elements.namedItem('password');
  const name = form.elements.namedItem('adviser');
  if (!(pin instanceof HTMLInputElement)) throw new Error('the form has no field for a PIN or a password');
  // A list where names are shown; a field elsewhere, in which figures are a name's own.
  if (!(name instanceof HTMLSelectElement || name instanceof HTMLInputElement)) {
    throw new Error('the form has no name');
  }
  return { form, pin, name, boxes: form.querySelector('.boxes') };
}

const { form, pin, name, boxes } = found();
const listed = name instanceof HTMLSelectElement; // a name that was typed is not kept for the next
const byPin = pin.name === 'pin';
const LENGTH = 4;
const REMEMBERED = `nextplease.sign-on.${form.dataset.place}`;

function draw() {
  if (!byPin) return;
  const typed = pin.value.length;
  [...boxes?.children ?? []].forEach((box, n) => {
    box.classList.toggle('filled', n < typed);
    box.classList.toggle('now', n === Math.min(typed, LENGTH - 1));
  });
}

/** @param {string} figure */
function type(figure) {
  if (pin.value.length < LENGTH) pin.value += figure;
  boxes?.classList.remove('wrong');
  draw();
}

function clear() {
  pin.value = '';
  draw();
}

function keypad() {
  document.documentElement.classList.add('with-pad');
  boxes?.classList.toggle('wrong', pin.getAttribute('aria-invalid') === 'true');

  form.addEventListener('click', (event) => {
    const button = around(event, 'button');
    if (button?.dataset.figure) type(button.dataset.figure);
    if (button && 'clear' in button.dataset) clear();
  });

  pin.addEventListener('input', () => {
    pin.value = pin.value.replace(/[^0-9]/g, '').slice(0, LENGTH);
    boxes?.classList.remove('wrong');
    draw();
  });

  // A name that was chosen is followed by its PIN. By arrow keys names go by, so that the list keeps the
  // focus; there, and anywhere else, figures belong to the PIN: no name in a list begins with one.
  let walked = false;
  if (listed) {
    name.addEventListener('keydown', (event) => { walked = event.key !== 'Enter'; });
    name.addEventListener('pointerdown', () => { walked = false; });
    name.addEventListener('change', () => { if (!walked && name.value) pin.focus(); });
  }
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target === pin) return;
    if (event.key === 'Escape') clear();
    if ((event.target === name && !(listed && name.value)) || around(event, 'input') || !/^[0-9]$/.test(event.key) || event.repeat) return;
    event.preventDefault();
    type(event.key);
    pin.focus();
  });
}

if (byPin) keypad();

let sent = false;
form.addEventListener('submit', (event) => {
  if (sent) { event.preventDefault(); return; } // a second press signs nobody on twice
  sent = true;
  if (listed) localStorage.setItem(REMEMBERED, name.value);
});
addEventListener('pageshow', () => { sent = false; draw(); });

if (listed && !name.value) name.value = localStorage.getItem(REMEMBERED) ?? '';
if (!name.value) name.value = '';
(name.value ? pin : name).focus();
draw();
alive();
