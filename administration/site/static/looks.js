// The fields of the looks: a colour beside the nearest that works, and the logo on what it stands on.

import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { withEvent } from '/static/dom.js';
import { icon } from '/static/staff/parts.js';

/** @import { Part, Trouble } from '../view.js' */

const HEX = /^#[0-9a-f]{6}$/i;

/** A colour with words on it, and how they stand out: a picture, for the refused one is hard to read. @param {string} under @param {string} over @param {number | undefined} ratio */
const swatch = (under, over, ratio) => html`<p class="swatch" role="img"
  aria-label="Words on ${under}: ${ratio ?? 0} to 1" data-words="How can we help?" data-ratio="${ratio ?? 0} to 1"
  .style=${`background: ${under}; color: ${over}`}></p>`;

/**
 * @param {Part} part
 * @param {Trouble | null} trouble
 * @param {unknown} box
 */
export function colour({ field, value, say }, trouble, box) {
  const { instead, over, ratio, instead_ratio: better } = trouble?.facts ?? {};
  const typed = typeof value === 'string' && HEX.test(value) ? value : null;
  if (!instead || !over || !typed) {
    return html`<span class="colour">${box}${typed ? html`<span class="chip" .style=${`background: ${typed}`}></span>` : nothing}</span>`;
  }
  return html`<div class="colours"><div>${swatch(typed, over, ratio)}${box}</div>
    <div>${swatch(instead, over, better)}<button type="button" class="button button--primary" @click=${() => say(() => instead)}>Take ${instead}<span
      class="visually-hidden"> for ${field.label}</span></button>
      <p class="ok">${icon('circle-check')}The nearest that works.</p></div></div>`;
}

/** @param {Part} part */
export function logo({ ctx, field, path, id, value, say, about, bad }) {
  const at = `${ctx.page.url}/draft/logo`;
  /** @param {string} which @param {string} words */
  const tile = (which, words) => html`<figure class="on on-${which}" .style=${`--drawn-brand: ${ctx.draft.site.looks?.colour ?? 'var(--brand)'}`}><img src="${at}/${which}?of=${ctx.draft.revision}" alt=""><figcaption>${words}</figcaption></figure>`;
  return html`<div class="logo">${value ? html`${tile('logo', 'on white')}${tile('mark', 'on the colour')}${tile('slip', 'on the slip')}` : nothing}
    <div><label class="button file" for=${id}>${value ? 'Another logo' : 'Choose a logo'}<input id=${id} type="file" class="visually-hidden"
      accept=".svg,.png,image/svg+xml,image/png" aria-describedby=${about} aria-invalid=${bad} @change=${withEvent((event) => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement) || !target.files?.[0]) return;
    ctx.bringIn(field, path, target.files[0]).finally(() => { target.value = ''; });
  })}></label>
      ${value ? html`<button type="button" class="link-button" @click=${() => say(() => null)}>Take the logo out</button>` : nothing}</div></div>`;
}
