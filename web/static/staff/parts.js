// Small pieces that the screens of staff share.

import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { withEvent } from '/static/dom.js';
import { icon } from '/static/icon.js';

export { icon };

/** An icon that may first be needed when the server is away: the page itself brings it. @param {string} name */
export const ownIcon = (name) => icon(name, { own: 'own' });

/**
 * A key's cap; it goes when single-key shortcuts are switched off, since it would lie then.
 * @param {string | number} key
 * @param {boolean} shown
 */
export const cap = (key, shown = true) =>
  (shown ? html`<kbd class="cap" aria-hidden="true">${key}</kbd>` : nothing);

/** A ticket number as every surface of the house sets it. @param {string} text */
export const number = (text) => html`<span class="number">${text}</span>`;

/**
 * A button that stays in its place: what is not possible is dashed and says why, and can still be
 * focused. `on` is called in either case; the desk answers a closed one with its reason.
 * @param {{
 *   name: string, cls: string, content: unknown, key?: string, pressed?: string,
 *   action: { possible: boolean, reason?: string, busy?: boolean },
 *   on: (name: string, event: Event) => unknown,
 * }} what
 */
export function button({ name, cls, action, on, content, key, pressed }) {
  const reason = action.possible ? '' : action.reason;
  return html`<button type="button" class="${cls} ${action.possible ? '' : 'closed'}"
    data-action=${name} aria-disabled=${action.possible && !action.busy ? nothing : 'true'}
    aria-keyshortcuts=${key ?? nothing} aria-pressed=${pressed ?? nothing}
    aria-describedby=${reason ? `why-${name}` : nothing} @click=${withEvent((event) => on(name, event))}
    >${content}${reason ? html`<span class="visually-hidden" id="why-${name}" hidden>${reason}</span>` : nothing}
  </button>`;
}
