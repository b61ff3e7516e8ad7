// Screens that tell: a person, the server away, the house closed.
import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { dock, head, icon, ways, whenWords } from '../parts.js';
import { languages } from './home.js';
import { week } from './group.js';

const point = (name, text) => html`<li>${icon(name)}<span>${text}</span></li>`;

/** 'Talk to a person': where, and what happens there. */
export function talk(app) {
  const { w } = app;
  const holds = app.view.under.ticket;
  return html`
    ${head(app, { lead: w('talk'), title: w('talk-title'), level: 'second' })}
    <main class="main">
      <ul class="points">
        ${point('user-round', w('talk-first'))}
        ${holds
          ? point('ticket', w('talk-keep'))
          : point('ticket', w('talk-ticket'))}
        ${point('footprints', w('talk-move'))}
      </ul>
      ${ways(app)}
    </main>
    ${dock(app, { talk: false })}`;
}

/** No server: what to do, what is safe, and that nobody has to press anything. */
export function away(app) {
  const { w } = app;
  const trouble = app.view.name === 'trouble';
  return html`
    ${head(app, { lead: w(trouble ? 'trouble-lead' : 'away-lead'), title: w('away-title') })}
    <main class="main">
      <ul class="points">
        ${point('user-round', w('away-help'))}
        ${point('ticket', w('away-safe'))}
        ${trouble ? nothing : point('refresh-cw', w('away-returns'))}
      </ul>
      ${trouble ? ways(app, { back: app.done }) : languages(app)}
    </main>
    ${trouble ? dock(app, { talk: false }) : nothing}`;
}

/** The whole house is closed: when it opens, and its week. */
export function siteClosed(app) {
  const { w, live } = app;
  const opens = live.opens_at ? whenWords(app, live.opens_at) : null;
  return html`
    ${head(app, { lead: opens ? w('site-closed') : null, title: opens ?? w('site-closed') })}
    <main class="main">
      <section class="told">
        ${week(app, app.page.site.hours)}
        <p>${w('site-closed-ticket')}</p>
      </section>
      ${languages(app)}
    </main>
    ${dock(app)}`;
}

