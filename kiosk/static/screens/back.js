// 'I am back': what became of the number, and what to do now.
import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { dock, endDock, head, icon, ways } from '../parts.js';
import { clock } from '../when.js';

/** @import { BackAnswer } from '../../types.js' */
/** @import { App, Answer } from '../../view.js' */

const GOOD = new Set(['returned', 'resumed', 'waiting']);

/** Good news with the number in large; where to go at once if it was called. @param {App} app */
export function welcomeBack(app) {
  const { answer } = app.view;
  if (!answer || answer.done === 'unknown') return sorry(app, answer ?? { done: 'unknown', number: null });
  if (answer.done === 'called' || answer.done === 'serving') return goNow(app, answer);
  return GOOD.has(answer.done) ? inQueue(app, answer) : sorry(app, answer);
}

/** @param {App} app @param {BackAnswer} answer */
function inQueue(app, { done, number, ahead }) {
  const { w } = app;
  return html`
    ${head(app)}
    <main class="main">
      <div class="notice notice--ok safe" role="status">
        ${icon('check')}
        <p><strong>${w('back-good', { done })}</strong> <span>${w('back-good-more', { done })}</span></p>
      </div>
      ${numberCard(app, number, html`<p class="card__ahead">
        <span>${w('ahead-of-you')}</span> <strong>${w('people', { n: ahead })}</strong>
      </p>`)}
      <section class="next">
        <h2>${w('what-next')}</h2>
        <ul>
          <li>${icon('armchair')}<span>${w('step-seat')}</span></li>
          <li>${icon('volume-2')}<span>${w('step-called')}</span></li>
        </ul>
      </section>
    </main>
    ${endDock(app)}`;
}

/** @param {App} app @param {BackAnswer} answer */
function goNow(app, { number, place, called_at: calledAt }) {
  const { w } = app;
  const time = calledAt ? clock(new Date(calledAt), app.page.site.timezone) : null;
  return html`
    ${head(app)}
    <main class="main">
      ${numberCard(app, number, html`<p class="card__ahead">
        <span>${time ? w('called-at', { time }) : nothing}</span>
      </p>`)}
      <section class="go">
        ${place ? html`<p>${w('go-now')}</p>
          <p class="go__place"><strong>${place[app.language] ?? place.en ?? ''}</strong></p>` : html`<p>${w('step-fetch')}</p>`}
      </section>
    </main>
    ${endDock(app)}`;
}

/** @param {App} app @param {string} number @param {unknown} foot */
const numberCard = (app, number, foot) => html`<section class="card ticket ticket--across">
  <div class="ticket__body">
    <h1 tabindex="-1">
      <span class="card__label">${app.w('your-number-is')}</span>
      <span class="number card__number" data-length=${number.length}>${number}</span>
    </h1>
  </div>
  <div class="ticket__foot">${foot}</div>
</section>`;

/** Not back in the queue: why, and the two ways on. @param {App} app @param {Answer} answer */
function sorry(app, { done, number }) {
  const { w } = app;
  return html`
    ${head(app, {
      lead: number ? html`<span class="number">${number}</span>` : null,
      title: w('back-sorry', { done }), level: 'second',
    })}
    <main class="main">
      <ul class="points">
        ${done === 'held' ? html`<li>${icon('ticket')}<span>${w('back-held-code')}</span></li>` : nothing}
        <li>${icon('user-round')}<span>${w('back-sorry-person')}</span></li>
        ${done === 'held' ? nothing : html`<li>${icon('ticket')}<span>${w('back-sorry-ticket')}</span></li>`}
      </ul>
      ${ways(app)}
    </main>
    ${dock(app)}`;
}

/** A check-in that was not done. @param {App} app */
export function checkInFailed(app) {
  const { w, view } = app;
  return html`
    ${head(app, { lead: view.code, title: w('check-in-sorry', { why: view.why ?? 'other' }), level: 'second' })}
    <main class="main">
      <ul class="points">
        <li>${icon('user-round')}<span>${w('check-in-person')}</span></li>
        <li>${icon('clock')}<span>${w('check-in-safe')}</span></li>
      </ul>
      ${ways(app)}
    </main>
    ${dock(app)}`;
}
