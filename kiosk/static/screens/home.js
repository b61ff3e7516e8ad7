// The first screen: the groups as tickets, the languages, the dock.
import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { groupsOf, pagesOf, TILES, withoutPaper } from '../model.js';
import { dock, doors, head, icon, opensWords } from '../parts.js';
import { layoutOf } from '../tiles.js';
import { partOfDay } from '../when.js';

/** @import { App } from '../../view.js' */
/** @import { ShownGroup } from '../model.js' */

/** @param {App} app */
export function home(app) {
  const pages = pagesOf(groupsOf(app.page, app.live), TILES);
  const shown = Math.min(app.view.page ?? 0, pages.length - 1);
  // Eight rows and two lines of languages do not fit on one screen.
  const crowded = app.tilesAs === 'rows' && app.page.languages.length > 5;
  // Across, the dock has room for one more line only, and the choices have room for two more.
  const across = layoutOf(app.modes).startsWith('landscape');
  const fold = crowded || app.modes.has('larger') || app.modes.has('low');
  return html`
    ${head(app, {
      lead: `${app.welcome} ${app.w('greeting', { part: partOfDay(app.now(), app.page.site.timezone) })}`,
      title: app.w('how-can-we-help'),
      hint: withoutPaper(app.page, app.live)
        ? html`<span class="no-paper-now">${icon('info')}${app.w('no-paper-now')}</span>` : app.w('touch-one'),
    })}
    <main class="main">
      ${tiles(app, pages[shown])}
      ${pages.length > 1 ? otherPage(app, shown, pages.length) : nothing}
      ${fold && !across ? nothing : html`<div class="doors">${doors(app)}</div>`}
      ${fold || app.page.languages.length < 2 ? nothing : languages(app)}
    </main>
    ${dock(app, { foldDoors: fold && !across, foldLanguages: fold && app.page.languages.length > 1 })}`;
}

/**
 * The groups of one page as tickets to choose from.
 * @param {App} app
 * @param {ShownGroup[]} groups
 */
export const tiles = (app, groups) => html`<h2 class="visually-hidden">${app.w('choices')}</h2>
  <ul class="tiles" data-as=${app.tilesAs} data-count=${groups.length}>
    ${groups.map((group) => html`<li>${tile(app, group)}</li>`)}
  </ul>`;

/** @param {App} app @param {ShownGroup} group */
function tile(app, group) {
  const note = group.open
    ? group.waiting === null ? '' : app.w('waiting', { n: group.waiting })
    : opensWords(app, group);
  return html`<button class=${`tile ticket${group.open ? '' : ' is-closed'}`}
    data-group=${group.id} @click=${() => app.chooseGroup(group)}>
    <span class="ticket__stub">${icon(group.icon)}</span>
    <span class="ticket__body">
      <span class="tile__label">${group.name[app.language] ?? group.name.en}</span>
      ${note ? html`<span class="tile__note">${note}</span>` : nothing}
    </span>
  </button>`;
}

/** @param {App} app @param {number} shown @param {number} count */
export function otherPage(app, shown, count) {
  const last = shown === count - 1;
  return html`<button class="button button--soft more" @click=${() => app.turnTo(last ? 0 : shown + 1)}>
    ${icon(last ? 'arrow-left' : 'arrow-right', { way: true })}
    <span>${app.w(last ? 'first-choices' : 'more-choices')}</span>
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
