// A Lucide icon, as every page draws it.
import { html } from '/static/vendor/lit-html/lit-html.js';

/**
 * An icon by its name in icons.svg. `also`: further classes. `own`: of an icon that the page itself
 * brings, since it may first be needed when the server is away, what its id begins with.
 * @param {string} name
 * @param {{ also?: string, own?: string }} [how]
 */
export const icon = (name, { also = '', own = '' } = {}) => html`<svg class=${`icon ${also}`.trimEnd()}
  aria-hidden="true" focusable="false"><use href=${own ? `#${own}-${name}` : `/static/icons.svg#${name}`}></use></svg>`;
