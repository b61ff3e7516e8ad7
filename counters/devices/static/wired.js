// Boards and pads: what they show, when they were pressed, and how one is given its number.

import { html, nothing, svg } from '/static/vendor/lit-html/lit-html.js';
import { wordsOf } from '/static/api.js';
import { deed } from '/static/deed.js';

/** @import { DeviceOut, NumberOut } from '../types.js' */
/** @typedef {{ url: string, redraw: () => void, hm: (moment: string) => string, say: (words: string) => void, names: boolean }} Around */

/** A board, or a pad with its keys. @param {DeviceOut} device */
export const picture = ({ kind }) => html`<svg class="picture" viewBox="0 0 124 108" aria-hidden="true" focusable="false">
  ${kind === 'pad'
    ? svg`<rect class="body" x="30" y="12" width="64" height="84" rx="6"></rect><circle cx="62" cy="26" r="5"></circle>
      <path d="M42 42h16v14H42zM66 42h16v14H66zM42 68h16v14H42zM66 68h16v14H66z"></path>`
    : svg`<rect class="body" x="10" y="30" width="104" height="44" rx="4"></rect>
      <path d="M28 42v20M44 42h12v20H44zM72 42h10v10H72zv20h10M92 62l10-10-10-10"></path>`}</svg>`;

/** What it did last, in the table of those that are well. @param {DeviceOut} device @param {Around} around */
export function did({ kind, wired }, { hm }) {
  if (!wired) return '';
  if (kind === 'board') return wired.shows ? `Shows ${wired.shows}` : 'Shows nothing';
  return wired.pressed_at ? `Pressed at ${hm(wired.pressed_at)}` : 'Not pressed yet';
}

/** What became of 'test sound'. @param {Pick<DeviceOut, 'tried'>} device @param {(moment: string) => string} hm */
export function triedWords({ tried }, hm) {
  if (!tried) return '';
  if (tried.played === null) return 'Test sound: its computer is asked …';
  return tried.played ? `Test sound played at ${hm(tried.at)}. Did you hear it? If not, look at its volume and its cable.`
    : `Test sound at ${hm(tried.at)} not played: ${tried.says}.`;
}

export class Numbers {
  /** @param {Around} around */
  constructor(around) {
    this.around = around;
    this.open = '';
    this.said = new Map();
  }

  /** The key that opens the form, and the form. @param {DeviceOut} device */
  key(device) {
    if (!device.wired?.takes_number || !this.around.names) return nothing;
    if (this.open !== device.device) {
      return html`<button type="button" class="button test" aria-label=${`Give ${device.name} its number`}
        @click=${() => this.show(device.device)}>Give it its number</button>`;
    }
    return html`<form class="numbers" @submit=${(/** @type {SubmitEvent} */ event) => this.give(event, device)}>
      <label>It has now <input class="input" name="old" inputmode="numeric" pattern="[0-9]{1,3}" required
        autocomplete="off" value="255" aria-describedby="n-${device.device}"></label>
      <button class="button test">Make it ${device.wired.number}</button>
      <small id="n-${device.device}">255: whatever number it has. Then connect it alone, or all on the line take it.</small></form>`;
  }

  /** @param {string} device */
  show(device) {
    this.open = device;
    this.around.redraw();
  }

  /** @param {SubmitEvent} event @param {DeviceOut} device */
  async give(event, device) {
    event.preventDefault();
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    const old = Number(new FormData(form).get('old'));
    try {
      /** @type {NumberOut} */
      const { number } = await deed(`${this.around.url}/${encodeURIComponent(device.device)}/give-number`, { old });
      this.said.set(device.device, `It was told to be ${number}. What it shows now tells whether it is.`);
      this.open = '';
    } catch (problem) {
      this.said.set(device.device, wordsOf(problem, 'No answer came. Press again.'));
    }
    this.around.say(this.said.get(device.device) ?? '');
    this.around.redraw();
  }
}
