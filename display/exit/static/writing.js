// A complaint at the exit: nobody's half-written words stay on the glass.
import { alive } from '/static/alive.js';
import { find } from '/static/dom.js';
import '/static/unattended.js';

const main = find('[data-back]');
const wait = Number(main?.dataset.seconds ?? 120) * 1000;
let timer = 0;

function again() {
  clearTimeout(timer);
  timer = window.setTimeout(() => location.replace(main?.dataset.back ?? '/'), wait);
}

for (const kind of ['pointerdown', 'keydown', 'input']) addEventListener(kind, again);
again();
alive();
