// The keypad of the sign-on form. The form itself works without this. Where no PIN counts there is
// a field for a password instead, and no keypad.

const form = document.querySelector('form.enter');
const pin = form.elements.pin ?? form.elements.password;
const byPin = pin.name === 'pin';
const name = form.elements.adviser;
const boxes = form.querySelector('.boxes');
const LENGTH = 4;
const REMEMBERED = `nextplease.sign-on.${form.dataset.place}`;

function draw() {
  if (!byPin) return;
  const typed = pin.value.length;
  [...boxes.children].forEach((box, n) => {
    box.classList.toggle('filled', n < typed);
    box.classList.toggle('now', n === Math.min(typed, LENGTH - 1));
  });
}

function type(figure) {
  if (pin.value.length < LENGTH) pin.value += figure;
  boxes.classList.remove('wrong');
  draw();
}

function clear() {
  pin.value = '';
  draw();
}

function keypad() {
  document.documentElement.classList.add('with-pad');
  boxes.classList.toggle('wrong', pin.getAttribute('aria-invalid') === 'true');

  form.addEventListener('click', ({ target }) => {
    const button = target.closest('button');
    if (button?.dataset.figure) type(button.dataset.figure);
    if (button && 'clear' in button.dataset) clear();
  });

  pin.addEventListener('input', () => {
    pin.value = pin.value.replace(/[^0-9]/g, '').slice(0, LENGTH);
    boxes.classList.remove('wrong');
    draw();
  });

  // Figures typed anywhere belong to the PIN, except in the list of names, which they search.
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target === pin) return;
    if (event.key === 'Escape') clear();
    if (event.target === name || !/^[0-9]$/.test(event.key) || event.repeat) return;
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
  localStorage.setItem(REMEMBERED, name.value);
});
addEventListener('pageshow', () => { sent = false; draw(); });

if (!name.value) name.value = localStorage.getItem(REMEMBERED) ?? '';
if (!name.value) name.value = '';
(name.value ? pin : name).focus();
draw();
