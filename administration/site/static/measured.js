// What an enquiry type has shown so far, where it is changed: below its promises how they were kept, and
// on top who serves it. The fields are there without it.

import { ASIDE_MS, get } from '/static/api.js';
import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { dateIn } from '/static/staff/moments.js';
import { counting, servedBy, toldOf } from './model.js';

/** @import { Ctx, Measures, Path, Served } from '../view.js' */

const DAYS = 84; // the weeks that toldOf() names

export class Measured {
  /** @param {Ctx} ctx */
  constructor(ctx) {
    this.ctx = ctx;
    /** @type {Map<string, Measures>} */
    this.figures = new Map();
    /** @type {Served[] | null} */
    this.staff = null;
    this.asked = false;
  }

  /** Ask for it once, when the first enquiry type is opened. */
  async ask() {
    if (this.asked) return;
    this.asked = true;
    const { url, site } = this.ctx.page;
    const to = dateIn(site.timezone, new Date().toISOString());
    const from = new Date(Date.parse(`${to}T12:00:00Z`) - DAYS * 86_400_000).toISOString().slice(0, 10);
    await Promise.allSettled([
      get(`${url}/figures?from=${from}&to=${to}`, { timeout: ASIDE_MS }).then((found) => { this.figures = counting(found); }),
      get(`${url}/staff`).then(({ staff }) => { this.staff = staff; }),
    ]);
    this.ctx.draw();
  }

  /** Below the field of a key. @param {Path} path */
  below([kind, id, key]) {
    const words = kind === 'enquiries' && key ? toldOf(key, this.figures.get(id)) : '';
    return words ? html`<p class="hint">${words}</p>` : nothing;
  }

  /** Below the name of an enquiry type. @param {string} id */
  served(id) {
    if (!this.staff) return nothing;
    return html`<p class="hint">${servedBy(id, this.staff)} <a href="/staff/${this.ctx.page.site.id}">Who serves what</a></p>`;
  }
}
