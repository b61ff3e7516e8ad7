// The council's logo, chosen from a file: it is sent as it is chosen, and counts at once. Without this
// script it is brought in on the page of looks.

import { Problem, wordsOf } from '/static/api.js';
import { byId, find } from '/static/dom.js';
import { upload } from '/static/staff/upload.js';

const MOST = 1_000_000; // bytes, as the server has it

/** @param {HTMLElement} field what is shown with a script alone; it knows where the file is sent */
export function logo(field) {
  const [file, shown, bad, said] = ['logo-file', 'logo-shown', 'logo-bad', 'logo-said'].map(byId);
  if (!(file instanceof HTMLInputElement) || !(shown instanceof HTMLImageElement)) return;
  field.hidden = false;
  byId('logo-else').hidden = true;
  file.addEventListener('change', async () => {
    const chosen = file.files?.[0];
    if (!chosen) return;
    if (chosen.size > MOST) { // a line would break before the server could say so
      tell(`This file has ${(chosen.size / 1_000_000).toFixed(1)} MB; a logo has at most 1 MB. Save it smaller.`, '');
      file.value = '';
      return;
    }
    file.disabled = true;
    said.textContent = 'It is looked at.';
    try {
      const given = await upload(field.dataset.url ?? '', await chosen.arrayBuffer());
      shown.src = given.logo;
      shown.hidden = false;
      const seen = find('input[name="seen"]');
      if (seen instanceof HTMLInputElement) seen.value = String(given.version);
      tell('', 'The logo stands on kiosk, displays, phones and slips.');
      byId('step').dispatchEvent(new Event('input'));
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      tell(wordsOf(problem, 'No answer came. Choose the file once more.'), '');
    }
    file.disabled = false;
    file.value = '';
    file.focus();
  });

  /** @param {string} wrong @param {string} words */
  function tell(wrong, words) {
    bad.hidden = !wrong;
    if (bad.lastElementChild) bad.lastElementChild.textContent = wrong;
    file.toggleAttribute('aria-invalid', false);
    if (wrong) file.setAttribute('aria-invalid', 'true');
    said.textContent = words;
  }
}
