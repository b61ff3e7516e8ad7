// Sign language: the enquiry types of which there is a clip, and the clip itself: large, without sound,
// fetched when somebody asks for it. And what the other screens show of one, once this is here.
import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { folds } from '../glass.js';
import { enquiryOf } from '../model.js';
import { called, dock, head, icon, label, pageOf, ways } from '../parts.js';

/** @import { App } from '../../view.js' */

/** How far it is with the clip: it plays, rests, or cannot be shown. @type {'on' | 'off' | 'failed'} */
let clip = 'on';
/** Of which it was, to come back to. */
let last = '';

/** Where there is room for it, beside the row of a type that has a clip. @param {App} app @param {string} id */
export function beside(app, id) {
  const crowded = app.glass.scale === 'small' || (app.modes.has('larger') && app.modes.has('low'));
  if (!app.page.easy[id]?.sign || crowded) return nothing;
  return html`<button class="button sign" data-sign=${id} @click=${() => app.watch(id)}
    aria-label="${app.w('sign')}: ${called(app, id, app.page.enquiries[id].name)}">${icon('hand')}<span>${app.w('sign')}</span></button>`;
}

/** All of which there is one. @param {App} app */
export function signs(app) {
  const all = app.page.groups.flatMap(({ enquiries }) => enquiries).filter((id) => app.page.easy[id]?.sign);
  const { shown, more } = pageOf(app, all);
  return html`
    ${head(app, { lead: app.w('search-title'), title: app.w('sign'), level: 'second' })}
    <main class="main">
      <ul class="rows" data-columns=${app.room.columns}>${shown.map((id) => html`<li><button class="row" data-sign=${id}
        @click=${() => app.watch(id)}>${icon('hand')}<span class="row__words"><span class="row__label">${called(app, id, app.page.enquiries[id].name)}</span></span>
        ${icon('play')}</button></li>`)}</ul>
      ${ways(app, { more })}
    </main>
    ${dock(app)}`;
}

/** @param {App} app */
export function sign(app) {
  const { w, view, page } = app;
  const id = view.enquiry ?? '';
  const address = page.easy[id]?.sign;
  if (!address || !page.enquiries[id]) return nothing; // the page loads itself anew
  last = id;
  const enquiry = enquiryOf(page, app.live, id);
  /** @param {typeof clip} how */
  const goes = (how) => () => {
    if (app.view !== view || clip === how) return;
    clip = how;
    app.turnTo(0);
  };
  return html`
    ${head(app, { lead: w('sign'), title: called(app, id, enquiry.name), hint: app.room.tight ? null : w('sign-hint'), level: 'second' })}
    <main class="main main--sign">
      ${clip === 'failed'
        ? html`<p class="also" role="status">${icon('info')}<span>${w('sign-failed')}</span></p>`
        : html`<video class="clip" src=${address} playsinline disablepictureinpicture .muted=${true} ?autoplay=${!still()} aria-hidden="true"
            @play=${goes('on')} @pause=${paused(goes('off'))} @error=${goes('failed')} @ended=${() => { if (app.view.name === 'sign') app.back(); }}></video>`}
      <div class="ways">
        ${folds(app.glass) ? nothing
          : html`<button class="button button--start" @click=${app.back}>${icon('x')}<span>${w('sign-close')}</span></button>`}
        ${clip === 'failed' ? nothing : html`<button class="button button--start" @click=${turn}>
          ${icon(clip === 'on' ? 'pause' : 'play')}<span>${w(clip === 'on' ? 'sign-pause' : 'sign-play')}</span></button>`}
        ${enquiry.open ? html`<button class="button button--soft button--start" data-enquiry=${id} @click=${() => app.chooseEnquiry(enquiry)}>
          ${icon('ticket')}${label(w('talk-get-ticket'))}</button>` : nothing}
      </div>
    </main>
    ${dock(app)}`;
}

/** Who asked their machine for less motion starts it themselves. */
const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** A clip at its end says that it pauses, too. @param {() => void} then */
const paused = (then) => (/** @type {Event} */ { target }) => {
  if (target instanceof HTMLVideoElement && !target.ended) then();
};

function turn() {
  const video = document.querySelector('video.clip');
  if (!(video instanceof HTMLVideoElement)) return;
  if (video.paused) video.play().catch(() => {});
  else video.pause();
}

/** Who closes it goes on where they were: the next clip begins anew. */
export function left() {
  clip = still() ? 'off' : 'on';
  queueMicrotask(() => { // when the screen below it stands
    const button = [...document.querySelectorAll('[data-sign]')].find((one) => one.getAttribute('data-sign') === last);
    if (button instanceof HTMLElement) button.focus({ preventScroll: true });
  });
}
clip = still() ? 'off' : 'on';
