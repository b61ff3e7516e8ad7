// The access key at the exit: larger text, high contrast and spoken guidance, each alone and all together. They
// go along to the page of a complaint, and are off again for whoever comes next.
import { find, findAll } from '/static/dom.js';
import { icon } from '/static/icon.js';
import { html, nothing, render } from '/static/vendor/lit-html/lit-html.js';

/** @import { Words } from '/static/words.js' */
/** @typedef {'larger' | 'contrast'} Look */

const KEPT = 'modes';
/** @type {Look[]} */
const LOOKS = ['larger', 'contrast'];
const ICONS = { larger: 'a-large-small', contrast: 'contrast', spoken: 'volume-2' };

export class Access {
  /**
   * `voice`: whether spoken guidance is on, and putting it on or off. `changed()`: it is to be drawn.
   * @param {{ words: () => Words, voice: { on: () => boolean, turn: (on: boolean) => void }, changed: () => void }} does
   */
  constructor({ words, voice, changed }) {
    this.words = words;
    this.voice = voice;
    this.changed = changed;
    this.open = false;
    const before = sessionStorage.getItem(KEPT)?.split(' ') ?? [];
    /** @type {Set<Look>} */
    this.looks = new Set(LOOKS.filter((one) => before.includes(one)));
    this.wear();
  }

  get any() { return this.looks.size > 0 || this.voice.on(); }

  /** The page looks so, and so does the next one. */
  wear() {
    const worn = [...this.looks].join(' ');
    document.documentElement.dataset.modes = worn;
    if (worn) sessionStorage.setItem(KEPT, worn);
    else sessionStorage.removeItem(KEPT);
  }

  /** @param {Look | 'spoken'} mode */
  toggle(mode) {
    if (mode === 'spoken') this.voice.turn(!this.voice.on());
    else {
      if (!this.looks.delete(mode)) this.looks.add(mode);
      this.wear();
    }
    this.changed();
  }

  allOff() {
    this.clear();
    this.changed();
  }

  /** As it is for the next visitor; the panel stays as it is. */
  clear() {
    this.looks.clear();
    this.wear();
    if (this.voice.on()) this.voice.turn(false);
  }

  /** @param {boolean} open */
  show(open) {
    this.open = open;
    this.changed();
    if (!this.voice.on()) find(open ? '[data-access] h1' : '.key--access')?.focus();
  }

  draw() {
    const w = this.words();
    document.body.classList.toggle('is-helping', this.open);
    for (const place of findAll('[data-access-key]')) {
      render(html`<button type="button" class="key key--access" aria-label=${w(this.any ? 'settings' : 'accessibility')}
        @click=${() => this.show(true)}>${icon('accessibility')}</button>`, place);
    }
    for (const place of findAll('[data-access]')) render(this.open ? this.panel(w) : nothing, place);
  }

  /** @param {Words} w */
  panel(w) {
    const { any } = this;
    return html`<main class="access">
      <h1 tabindex="-1">${w('aid-title')}</h1>
      <p class="access__reset">${icon('undo-2', { also: 'icon--way' })}<span>${w('settings-reset')}</span></p>
      <ul class="rows">${[...LOOKS, /** @type {const} */ ('spoken')].map((mode) => html`<li>${this.row(w, mode)}</li>`)}</ul>
      <div class="access__end">
        <button type="button" class="key" data-off aria-disabled=${any ? nothing : 'true'} @click=${() => any && this.allOff()}>
          ${icon('undo-2', { also: 'icon--way' })}<strong>${w('aid-all-off')}</strong></button>
        <button type="button" class="key key--done" data-done @click=${() => this.show(false)}>
          ${icon('check')}<strong>${w('done')}</strong></button>
      </div>
    </main>`;
  }

  /** @param {Words} w @param {Look | 'spoken'} mode */
  row(w, mode) {
    const on = mode === 'spoken' ? this.voice.on() : this.looks.has(mode);
    return html`<button type="button" class="row" role="switch" aria-checked=${on ? 'true' : 'false'} data-mode=${mode} @click=${() => this.toggle(mode)}>
      ${icon(ICONS[mode])}
      <span class="row__words"><strong class="row__label">${w(`mode-${mode}`)}</strong><span class="row__note">${w(`mode-${mode}-hint`)}</span></span>
      <span class="row__state" aria-hidden="true">${w(on ? 'mode-on' : 'mode-off')}<i class="knob">${on ? icon('check') : nothing}</i></span>
    </button>`;
  }
}
