// The fields of a picture in Easy Read and of a clip in sign language: the file is chosen, shown, taken out.

import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { withEvent } from '/static/dom.js';

/** @import { Part } from '../view.js' */

/** What may be chosen, how it is called, and the most bytes. */
const KINDS = {
  picture: { accept: 'image/jpeg,image/png,image/webp', one: 'a picture', another: 'Another picture', out: 'Take the picture out', most: 12 },
  clip: { accept: 'video/mp4,video/webm', one: 'a clip', another: 'Another clip', out: 'Take the clip out', most: 20 },
};

/** @param {Part} part @param {'picture' | 'clip'} kind */
export function filed({ ctx, field, path, id, value, say, about, bad }, kind) {
  const { accept, one, another, out } = KINDS[kind];
  const at = `/kiosk/${ctx.page.site.id}/easy/${value}`;
  return html`<div class="filed">${!value ? nothing
    : kind === 'picture' ? html`<img src=${at} alt="The picture now">`
      : html`<video src=${at} controls .muted=${true} preload="metadata" playsinline aria-label="The clip now"></video>`}
    <div><label class="button file" for=${id}>${value ? another : `Choose ${one}`}<input id=${id} type="file" class="visually-hidden"
      accept=${accept} aria-describedby=${about} aria-invalid=${bad} @change=${withEvent(({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.files?.[0]) return;
    ctx.bringIn(field, path, target.files[0]).finally(() => { target.value = ''; });
  })}></label>
      ${value ? html`<button type="button" class="link-button" @click=${() => say(() => null)}>${out}<span class="visually-hidden"> of ${path[1]}</span></button>` : nothing}</div></div>`;
}

/** Megabytes that a file for a field has at most, and what it is. @param {string} kind */
export const mostOf = (kind) => (kind === 'picture' || kind === 'clip' ? KINDS[kind] : { one: 'a logo', most: 1 });
