// A group's enquiries as rows, and the answer to a closed one.
import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { enquiryOf, signpostsOf, waitWords } from '../model.js';
import { beside, called, dock, head, icon, inLanguage, opensWords, pageOf, pictured, ways, whenWords } from '../parts.js';
import { daysOf } from '../when.js';

/** @import { KioskPage } from '../../types.js' */
/** @import { App } from '../../view.js' */
/** @import { Enquiry, Signpost } from '../model.js' */

/** @param {App} app */
export function group(app) {
  const chosen = app.page.groups.find((one) => one.id === app.view.group);
  if (!chosen) return nothing; // the site file changed: the page loads itself anew
  const all = chosen.enquiries.map((id) => enquiryOf(app.page, app.live, id));
  const answers = app.view.name === 'group' ? signpostsOf(app.page, app.live, chosen.id) : [];
  const { shown, more } = pageOf(app, [...all, ...answers]);
  return html`
    ${head(app, { lead: app.w('choose-enquiry'), title: called(app, `group/${chosen.id}`, chosen.name), level: 'second' })}
    <main class="main">
      <h2 class="visually-hidden">${app.w('choices')}</h2>
      <ul class="rows" data-columns=${app.room.columns}>${shown.map((one) => html`<li>${'place' in one ? answerRow(app, one) : [row(app, one), app.view.name === 'group' ? beside(app, one.id) : nothing]}</li>`)}</ul>
      ${ways(app, { more })}
    </main>
    ${dock(app)}`;
}

/** @param {App} app @param {Signpost} post */
const answerRow = (app, post) => html`<button class="row" data-signpost=${post.id} @click=${() => app.chooseSignpost(post)}>
    <span class="row__words">
      <span class="row__label">${inLanguage(app, post.name)}</span>
      <span class="row__note">${app.w('not-here', { place: inLanguage(app, post.short) })}</span>
    </span>
    ${icon('chevron-right', { way: true })}
  </button>`;

/** @param {App} app @param {Enquiry} enquiry */
function row(app, enquiry) {
  const room = enquiry.room && enquiry.open;
  const known = waitWords(app.w, enquiry);
  const note = room ? [app.w('private-room'), known].filter(Boolean).join(' · ') : known;
  const kind = enquiry.open ? (room ? 'row--room' : '') : 'is-closed';
  return html`<button class=${`row ${kind}`} data-enquiry=${enquiry.id}
    @click=${() => app.chooseEnquiry(enquiry)}>
    ${room ? html`<span class="row__door">${icon('door-closed')}</span>` : nothing}
    ${pictured(app, enquiry.id)}
    <span class="row__words">
      <span class="row__label">${called(app, enquiry.id, enquiry.name)}</span>
      ${enquiry.open
        ? note ? html`<span class="row__note">${note}</span>` : nothing
        : html`<span class="row__note row__note--closed">
            ${icon('clock')}<span>${opensWords(app, enquiry)}</span>
          </span>`}
    </span>
    ${enquiry.open ? icon('chevron-right', { way: true }) : nothing}
  </button>`;
}

/** What a closed enquiry type answers: when it opens, its week, and a person. @param {App} app */
export function closedEnquiry(app) {
  const enquiry = app.page.enquiries[app.view.enquiry ?? ''];
  const { opensAt, cause } = app.view;
  return html`
    ${head(app, { lead: whyClosed(app), title: inLanguage(app, enquiry.name), level: 'second' })}
    <main class="main">
      <section class="told">
        ${cause ? html`<p class="told__first">${icon('info')}<span>${app.w('closed-cause', { cause })}</span></p>` : nothing}
        ${opensAt
          ? html`<p class="told__first">${icon('clock')}<span>${whenWords(app, opensAt)}</span></p>`
          : nothing}
        ${app.room.tight < 2 ? week(app, enquiry.hours ?? { ...app.page.site.hours, ...app.live?.dates }) : nothing}
        <p>${app.w('closed-help')}</p>
      </section>
      ${ways(app)}
    </main>
    ${dock(app)}`;
}

/** 'All of today’s tickets are gone.', or that it is closed. @param {App} app */
function whyClosed(app) {
  const { reason } = app.view;
  return reason && reason !== 'hours' ? app.w('closed-why', { reason }) : app.w('closed-now');
}

/** The opening times, a line for each day that has some. @param {App} app @param {KioskPage['site']['hours']} hours */
export function week(app, hours) {
  /** @param {[from: string, to: string]} span */
  const span = ([from, to]) => app.w('hours-span', { from, to });
  return html`<h2>${app.w('opening-times')}</h2>
    <dl class="week">
      ${daysOf(hours).map(({ day, nth, spans }) => html`<div>
        <dt>${nth ? app.w('day-of-month', { nth, day: app.w('day', { day }) }) : app.w('day', { day })}</dt
        ><dd>${spans.length ? spans.map(span).join(', ') : app.w('day-closed')}</dd>
      </div>`)}
    </dl>`;
}
