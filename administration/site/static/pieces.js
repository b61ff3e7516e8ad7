// What something is put together of: which pieces, and in which order, by touch or by keys.

import { html } from '/static/vendor/lit-html/lit-html.js';
import { find, withEvent } from '/static/dom.js';
import { shifted } from './model.js';

/** @import { Part } from '../view.js' */

/** @param {Part} part */
export function pieces({ id, field, value, say, about }) {
  const all = field.choices.map((one) => String(one.value));
  /** @param {string[] | null} there */
  const of = (there) => there ?? all;
  const now = of(value);
  /** All of them in their usual order is what holds without a word. @param {string[]} anew */
  const kept = (anew) => (anew.join() === all.join() ? null : anew);
  /** @param {string} one @param {number} by */
  const move = (one, by) => {
    say((then) => kept(shifted(of(then), one, by)));
    find(`#${id}-${one}`)?.focus();
  };
  return html`<ol class="rows pieces" aria-describedby=${about}>${[...now, ...all.filter((one) => !now.includes(one))].map((one) => {
    const words = field.choices.find((choice) => choice.value === one)?.words ?? one;
    const on = now.includes(one);
    return html`<li class="row"><label class="tick" for="${id}-${one}"><input type="checkbox" id="${id}-${one}" .checked=${on}
        @change=${() => say((then) => kept(on ? of(then).filter((each) => each !== one) : [...of(then), one]))}
        @keydown=${withEvent((event) => {
          if (!(event instanceof KeyboardEvent) || !event.altKey || !['ArrowUp', 'ArrowDown'].includes(event.key)) return;
          event.preventDefault();
          move(one, event.key === 'ArrowUp' ? -1 : 1);
        })}>${words}</label>
      <button type="button" class="link-button" ?disabled=${!on || now[0] === one} @click=${() => move(one, -1)}>Before<span class="visually-hidden">: ${words}</span></button>
      <button type="button" class="link-button" ?disabled=${!on || now[now.length - 1] === one} @click=${() => move(one, 1)}>After<span class="visually-hidden">: ${words}</span></button></li>`;
  })}</ol>`;
}
