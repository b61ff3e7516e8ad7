// Small pieces that every part of the desk uses.

import { html, nothing } from '/static/vendor/lit-html/lit-html.js';

export const icon = (name) => html`<svg class="icon" aria-hidden="true" focusable="false">
  <use href="/static/icons.svg#${name}"></use></svg>`;

/** An icon that may first be needed when the server is away: the page itself brings it. */
export const ownIcon = (name) => html`<svg class="icon" aria-hidden="true" focusable="false">
  <use href="#own-${name}"></use></svg>`;

/** A key's cap; it goes when single-key shortcuts are switched off, since it would lie then. */
export const cap = (key, shown = true) =>
  (shown ? html`<kbd class="cap" aria-hidden="true">${key}</kbd>` : nothing);

/** A ticket number as every surface of the house sets it. */
export const number = (text) => html`<span class="number">${text}</span>`;

/**
 * A button that stays in its place: what is not possible is dashed and says why, and can still be
 * focused. `on` is called in either case; the desk answers a closed one with its reason.
 */
export function button({ name, cls, action, on, content, key, pressed }) {
  const reason = action.possible ? '' : action.reason;
  return html`<button type="button" class="${cls} ${action.possible ? '' : 'closed'}"
    data-action=${name} aria-disabled=${action.possible && !action.busy ? nothing : 'true'}
    aria-keyshortcuts=${key ?? nothing} aria-pressed=${pressed ?? nothing}
    aria-describedby=${reason ? `why-${name}` : nothing} @click=${(event) => on(name, event)}
    >${content}${reason ? html`<span class="visually-hidden" id="why-${name}" hidden>${reason}</span>` : nothing}
  </button>`;
}
