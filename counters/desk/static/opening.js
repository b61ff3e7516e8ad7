// Opening and closing panels, and what is chosen and typed in them.

import { find, findAll } from '/static/dom.js';
import { serverNow } from '/static/live.js';
import { actions, theVisit } from './model.js';
import { PANELS, thenWords } from './panels.js';
import { turned } from './panels/refer.js';

/** @import { App, Form, Item, Local, Panel, PanelName, Way } from '../view.js' */

/** A panel in which nothing is chosen and nothing typed. @returns {Form} */
const blank = () => ({ chosen: null, query: '', note: '', way: 'enquiry', keep: true, back: false,
  minutes: 0, needs: [], language: '', visit: '', number: '', enquiry: '' });

/** The deeds of panels, for the desk that `app` is; they are found there under their names. @param {App} app */
export function opening(app) {
  const { page, local, root, sided } = app;

  /** The panel in a frame that is open, with its form. */
  const opened = () => (local.form && local.panel && local.panel in PANELS
    ? { panel: /** @type {Panel} */ (PANELS[/** @type {PanelName} */ (local.panel)]), form: local.form } : null);

  /** @returns {Item[]} */
  const items = () => {
    const here = opened();
    return here?.panel.items?.(app.desk(), here.form) ?? [];
  };

  /**
   * Open a panel, if the action that it stands for (or `needs`) is possible.
   * @param {PanelName} name
   * @param {string | null} [given]
   * @param {PanelName} [needs]
   */
  function panel(name, given, needs = name) {
    if (local.busy) return;
    if (local.panel === name && local.form) { open(null); return; }
    const all = actions(local.state, { connected: local.connected, now: serverNow().getTime() });
    const action = needs === 'call' ? null : all[needs];
    if (action && !action.possible) { app.answer(action.reason, needs); return; }
    local.form = null;
    local.form = { ...blank(), ...PANELS[name].begin(app.desk(), given ?? undefined) };
    local.panel = null;
    open(name);
  }

  /** @param {Partial<Form>} change */
  function edit(change) {
    if (!local.form) return;
    local.form = { ...local.form, ...change };
    app.draw();
  }

  /** Another way of the referral. @param {Way | undefined} way */
  function turn(way) {
    if (!way || !local.form) return;
    edit(turned(app.desk(), way));
    (find('.panel [data-first]', root) ?? find('.panel-do', root))?.focus();
  }

  /** Up and down: in the panel's list, else from row to row of the queue. @param {number} by */
  function arrow(by) {
    if (local.form) {
      const list = items();
      if (!list.length) return false;
      const at = list.findIndex(({ id }) => id === local.form?.chosen);
      const chosen = list[Math.max(0, Math.min(list.length - 1, at + by))].id;
      edit({ chosen });
      root.querySelector(`[id="choice-${CSS.escape(chosen)}"]`)?.scrollIntoView({ block: 'nearest' });
      return true;
    }
    const rows = findAll('.row-call', root);
    if (!rows.length || !sided.matches) return false;
    const at = rows.findIndex((row) => row === document.activeElement);
    rows[Math.max(0, Math.min(rows.length - 1, at + by))].focus();
    return true;
  }

  function enter() {
    if (local.form && local.panel !== 'refer') return confirm();
    const field = find('.find input', root);
    if (!local.form && document.activeElement === field && local.found) {
      find('.row-call', root)?.click();
      return true;
    }
    return false;
  }

  /** Do what the open panel stands for; without one, keep the note that was begun. */
  async function confirm() {
    const here = opened();
    if (!here) { if (local.draft.trim()) app.note(); return; }
    const deed = here.panel.deed?.(app.desk(), here.form);
    if (!deed) return;
    if (!deed.possible) { app.answer(deed.reason ?? ''); return; }
    if (deed.opens) { panel(deed.opens[0], deed.opens[1], 'walk'); return; }
    if (deed.week) { open(null); app.openWeek(); return; }
    if (!deed.name || !deed.url) return;
    if (await app.deeds.send(deed.name, deed.url, deed.payload) !== undefined) open(null);
  }

  /** @param {Local['panel']} name */
  function open(name) {
    if (local.panel === name) return;
    const from = local.panel;
    local.panel = name;
    if (name === null || !(name in PANELS)) local.form = null;
    if (name !== null) local.notice = '';
    if (from === 'choose') app.search('');
    app.settle();
    app.draw();
    focusPanel(name, from);
  }

  /** @param {Local['panel']} name @param {Local['panel']} from */
  function focusPanel(name, from) {
    if (name === 'outcome') {
      find('.outcome', root)?.focus();
      app.say(`How did ${theVisit(local.state).number} end? ${thenWords(app.desk())}`);
    } else if (name === 'keys') {
      find('#keys-head', root)?.focus();
    } else if (local.form) {
      (find('.panel [data-first]', root) ?? find('#panel-head', root))?.focus();
    } else {
      (find(`[data-action="${from}"]`, root) ?? find('.big', root))?.focus();
      if (from === 'outcome') find('.big', root)?.focus();
    }
  }

  /** @param {number} n */
  function figure(n) {
    const here = opened();
    if (here) {
      const { quick, figures } = here.panel;
      const item = items()[n - 1];
      if (!item || !(quick || figures)) return;
      if (quick) app.on('pick', item.id); else edit({ chosen: item.id });
      return;
    }
    const outcome = page.outcomes[n - 1];
    const optional = !page.desk.outcome_required && local.state.state === 'serving';
    if (outcome && (app.desk().asking || optional)) app.finish(outcome.id);
  }

  return { panel, edit, turn, arrow, enter, confirm, open, figure, items };
}
