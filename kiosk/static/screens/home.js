// The first screen: the groups as tickets, the languages, the dock.
import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { groupsOf, signpostsOf, spokenFor, spokenNow, waitWords, withoutPaper } from '../model.js';
import { called, dock, doors, FINDERS, finders, head, icon, inLanguage, notices, opensWords, pageOf, pictured, switchRow } from '../parts.js';
import { partOfDay } from '../when.js';

/** @import { App } from '../../view.js' */
/** @import { ShownGroup, Signpost } from '../model.js' */

/** In a language that is neither the house's own nor the second: in those it is among the settings. @param {App} app */
const isFurther = ({ page, language }) => page.languages.findIndex((one) => one.code === language) > 1;

/** @param {App} app */
export function home(app) {
  const { modes, glass, room, page } = app;
  const folded = glass.scale === 'small' || modes.has('larger') || modes.has('low') || modes.has('spoken');
  const bar = page.languages.length > 1 && !folded && (room.tight < 3 || page.languages.length <= 5);
  const { shown, more } = pageOf(app, withFinders(app, [...groupsOf(page, app.live), ...signpostsOf(page, app.live, null)]));
  const inDock = glass.shape === 'flat';
  // Across, the panel with the greeting has the room that the tiles need for their waits.
  const panel = glass.shape === 'side' && !folded;
  const beside = panel && !isServed(app);
  const inPanel = panel && page.languages.length <= 4;
  const key = beside || (!folded && room.tight < 2);
  return html`
    ${head(app, {
      lead: room.tight || glass.scale === 'small' ? null
        : html`<bdi lang=${page.languages[0].code}>${app.welcome}</bdi> ${app.w('greeting', { part: partOfDay(app.now(), page.site.timezone) })}`,
      title: app.w('how-can-we-help'),
      hint: withoutPaper(page, app.live)
        ? html`<span class="no-paper-now">${icon('info')}${app.w('no-paper-now')}</span>`
        : app.live?.instead && page.kiosk.printer
          ? html`<span class="no-paper-now">${icon('info')}${app.w('paper-elsewhere')}: ${app.live.instead}</span>`
        : !key && isFurther(app) && !isServed(app) ? html`<span class="no-paper-now">${icon('languages')}${spokenHere(app)}</span>`
        : room.tight > 1 || folded ? null : app.w('touch-one'),
    })}
    <main class="main">
      ${notices(app)}
      ${tiles(app, shown)}
      ${inDock && more === nothing ? nothing : html`<div class="doors">
        ${more}${inDock ? nothing : doors(app, { folded, search: true })}
      </div>`}
      ${bar && !inPanel ? languages(app) : nothing}
      ${key && !beside ? served(app) : nothing}
    </main>
    ${dock(app, {
      home: true, language: !bar && page.languages.length > 1, doors: inDock,
      first: html`${bar && inPanel ? languages(app) : nothing}${beside ? servedKey(app) : nothing}`,
    })}`;
}

/** Whether who reads a further language is asked here if they want to be served in it. @param {App} app */
const isServed = (app) => isFurther(app) && (spokenFor(app).length > 0 || Boolean(app.page.interpreter));

/** Which are spoken here now. @param {App} app */
const spokenHere = (app) => app.w('served-now', { languages: spokenNow(app.page, app.live).map(({ name }) => name).join(', ') });

/**
 * Under the languages, or in the panel beside the tiles: to be served in one. Its own switch where somebody speaks what is read, or an interpreter can be had; else
 * which are spoken here now, so that nobody finds that out at the counter; without room for a key the head says so.
 * @param {App} app
 */
function served(app) {
  if (isServed(app)) {
    return html`<div class="served">${switchRow(app, spokenFor(app).length ? 'served' : 'interpreter')}</div>`;
  }
  return servedKey(app);
}

/** To the page of what is spoken here. It stands there whoever is here just now: nothing moves when somebody signs on. @param {App} app */
export function servedKey(app) {
  if (app.page.spoken.length < 2 && !app.page.interpreter && !isFurther(app)) return nothing;
  return html`<div class="served"><button class="row" data-way="served" @click=${app.chooseServed}>${icon('languages')}
    <span class="row__words"><span class="row__label">${isFurther(app) ? spokenHere(app) : app.w('served-other')}</span></span>${icon('chevron-right', { way: true })}</button></div>`;
}

/**
 * Where their doors have no room: search as the last of the first page, since it spares the others, and the clips after all.
 * @param {App} app
 * @param {Array<ShownGroup | Signpost>} choices
 */
function withFinders(app, choices) {
  const { each } = app.room;
  /** @type {Array<ShownGroup | Signpost | 'search' | 'sign'>} */
  const all = [...choices];
  for (const one of finders(app, { tiles: true })) all.splice(one === 'search' && each > 3 ? each - 1 : all.length, 0, one);
  return all;
}

/**
 * The groups of one page as tickets to choose from, and the tiles that answer.
 * @param {App} app
 * @param {Array<ShownGroup | Signpost | 'search' | 'sign'>} groups
 */
export const tiles = (app, groups) => html`<h2 class="visually-hidden">${app.w('choices')}</h2>
  <ul class="tiles" data-columns=${app.room.columns} data-count=${groups.length}>
    ${groups.map((group) => html`<li>${typeof group === 'string' ? findTile(app, group)
      : 'place' in group ? answerTile(app, group) : tile(app, group)}</li>`)}
  </ul>`;

/** @param {App} app @param {ShownGroup} group */
function tile(app, group) {
  const note = group.open
    ? app.room.tight > 1 ? '' : waitWords(app.w, group)
    : opensWords(app, group);
  return html`<button class=${`tile ticket${group.open ? '' : ' is-closed'}`}
    data-group=${group.id} @click=${() => app.chooseGroup(group)}>
    <span class="ticket__stub">${icon(group.icon)}${pictured(app, `group/${group.id}`)}</span>
    <span class="ticket__body">
      <span class="tile__label">${called(app, `group/${group.id}`, group.name)}</span>
      ${note ? html`<span class="tile__note">${note}</span>` : nothing}
    </span>
  </button>`;
}

/** @param {App} app @param {'search' | 'sign'} one */
const findTile = (app, one) => html`<button class="tile ticket" data-door=${one} @click=${() => FINDERS[one].does(app)}>
    <span class="ticket__stub">${icon(FINDERS[one].name)}</span>
    <span class="ticket__body"><span class="tile__label">${app.w(one)}</span></span>
  </button>`;

/** Like any other tile; that it is done elsewhere is said before it is touched. @param {App} app @param {Signpost} post */
function answerTile(app, post) {
  return html`<button class="tile ticket" data-signpost=${post.id} @click=${() => app.chooseSignpost(post)}>
    <span class="ticket__stub">${icon(post.icon)}</span>
    <span class="ticket__body">
      <span class="tile__label">${inLanguage(app, post.name)}</span>
      <span class="tile__note">${app.w('not-here', { place: inLanguage(app, post.short) })}</span>
    </span>
  </button>`;
}

/**
 * In the languages' own names and scripts, in the same order and place for everybody.
 * @param {App} app
 */
export function languages(app) {
  return html`<nav class="languages" aria-label=${app.w('languages')} dir="ltr"
    data-count=${Math.min(app.page.languages.length, 5)}>
    ${app.page.languages.map((one) => html`<button class="button" lang=${one.code} dir=${one.dir}
      aria-pressed=${one.code === app.language ? 'true' : 'false'}
      @click=${() => app.speak(one.code)}>
      ${one.code === app.language ? icon('check') : nothing}<span>${one.name}</span>
    </button>`)}
  </nav>`;
}
