// A tile that answers: bad news in five words, under it who does it, where, when, and what to bring.
import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { signpostOf, withoutPaper } from '../model.js';
import { codeAt, dock, head, icon, inLanguage, ways, whenWords } from '../parts.js';
import { clock } from '../when.js';
import { otherSlot, slot } from './ticket.js';

/** @import { App } from '../../view.js' */
/** @import { Signpost } from '../model.js' */

/** @param {App} app */
export function signpost(app) {
  const { w, view, page } = app;
  if (!view.signpost || !page.signposts[view.signpost]) return nothing; // the page loads itself anew
  const post = signpostOf(page, app.live, view.signpost);
  const coming = view.paper && ['printing', 'take'].includes(app.paper);
  return html`
    ${head(app, {
      lead: inLanguage(app, post.name), title: w('signpost-title'), hint: who(app, post), level: 'second',
    })}
    <main class="main">
      ${where(app, post)}
      <div class="place__more">
        ${when(app, post)}
        ${post.phone
          ? html`<figure class="phone place__card">
              ${codeAt(`/w/${page.site.id}/${post.id}/qr.svg`, w('signpost-code'))}
              <figcaption>${w('signpost-phone')}</figcaption>
            </figure>`
          : nothing}
      </div>
      ${view.paper && !coming
        ? html`<p class="also" role="status">${icon('info')}<span>${w('signpost-no-paper')}</span></p>` : nothing}
      ${printButton(app)}
      ${ways(app)}
    </main>
    ${dock(app)}
    ${coming ? paper(app) : nothing}`;
}

/** 'The register office does this. It is open now.' @param {App} app @param {Signpost} post */
function who(app, post) {
  const who = app.w('signpost-who', { who: inLanguage(app, post.provider) });
  const { place_now: now } = post;
  return now === null ? who : `${who} ${app.w(now.open ? 'signpost-open-now' : 'signpost-closed-now')}`;
}

/** Where, how far, and the way: a map alone would tell nothing to who hears it. @param {App} app @param {Signpost} post */
function where(app, post) {
  const line = (/** @type {string} */ name, /** @type {Record<string, string> | null} */ texts, kind = '') => (texts
    ? html`<p class=${`place__line ${kind}`}>${icon(name)}<span>${inLanguage(app, texts)}</span></p>` : nothing);
  return html`<section class="place__card">
    <h2>${inLanguage(app, post.place)}</h2>
    ${post.street ? html`<p>${inLanguage(app, post.street)}</p>` : nothing}
    ${line('footprints', post.walk, 'place__line--main')}
    ${line('signpost', post.way, 'place__way')}
    ${post.map ? html`<img class="place__map" src=${post.map} alt=${app.w('signpost-map', { place: inLanguage(app, post.place) })}>` : nothing}
  </section>`;
}

/** @param {App} app @param {Signpost} post */
function when(app, post) {
  const { w } = app;
  const week = post.week?.[app.language] ?? (post.week ? Object.values(post.week)[0] : []);
  return html`<section class="place__card place__when">
    ${openLine(app, post)}
    ${app.room.tight < 3
      ? week.map(({ days, times }) => html`<p class="place__days">${days} <strong>${times}</strong></p>`) : nothing}
    ${post.bring ? html`<p class="place__bring">${inLanguage(app, post.bring)}</p>` : nothing}
    ${post.tel ? html`<p class="place__tel">${w('signpost-ring', { phone: post.tel })}</p>` : nothing}
    ${!post.week && !post.bring && !post.tel ? html`<p>${w('signpost-ask')}</p>` : nothing}
  </section>`;
}

/** @param {App} app @param {Signpost} post */
function openLine(app, { place_now: now }) {
  if (now === null || (!now.open && !now.opens_at)) return nothing;
  const words = now.open
    ? app.w('signpost-until', { time: clock(new Date(now.until ?? ''), app.page.site.timezone) })
    : whenWords(app, now.opens_at ?? '');
  return html`<p class="place__line place__line--main" data-open=${String(now.open)}>
    ${icon('clock')}<span>${words}</span></p>`;
}

/** @param {App} app */
function printButton(app) {
  if (!app.page.kiosk.printer || app.view.paper || withoutPaper(app.page, app.live)) return nothing;
  return html`<button class="button button--soft place__print" data-print @click=${app.printSignpost}>
    ${icon('printer')}<span>${app.w('signpost-print')}</span>
  </button>`;
}

/** @param {App} app */
function paper(app) {
  const other = otherSlot(app, app.view.paper?.visit);
  if (other) return other;
  const where = { slot: app.page.kiosk.slot };
  return app.paper === 'take'
    ? slot(app, app.w('take-paper'), app.w('take-ticket-hint', where), true)
    : slot(app, app.w('printing-paper'), app.w('printing-hint', where));
}
