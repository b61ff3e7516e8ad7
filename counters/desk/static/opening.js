// Opening and closing panels, and what is chosen and typed in them.

import { serverNow } from '/static/live.js';
import { actions } from './model.js';
import { PANELS, thenWords } from './panels.js';

/** The deeds of panels, for the desk that `app` is; they are found there under their names. */
export function opening(app) {
  const { page, local, root, sided } = app;

  const items = () => PANELS[local.panel]?.items?.(app.desk(), local.form) ?? [];

  /** Open a panel, if the action that it stands for (or `needs`) is possible. */
  function panel(name, given, needs = name) {
    if (local.busy) return;
    if (local.panel === name && local.form) { open(null); return; }
    const action = actions(local.state, { connected: local.connected, now: serverNow().getTime() })[needs];
    if (action && !action.possible) { app.answer(action.reason); return; }
    local.form = null;
    local.form = PANELS[name].begin(app.desk(), given);
    local.panel = null;
    open(name);
  }

  function edit(change) {
    if (!local.form) return;
    local.form = { ...local.form, ...change };
    app.draw();
  }

  /** Another way of the referral. */
  function turn(way) {
    if (!way || !local.form) return;
    const n = 1 + [...'12345'].findIndex((figure) => PANELS.refer.wayAt(Number(figure)) === way);
    edit(PANELS.refer.turn(app.desk(), local.form, n));
    (root.querySelector('.panel [data-first]') ?? root.querySelector('.panel-do'))?.focus();
  }

  /** Up and down: in the panel's list, else from row to row of the queue. */
  function arrow(by) {
    if (local.form) {
      const list = items();
      if (!list.length) return false;
      const at = list.findIndex(({ id }) => id === local.form.chosen);
      edit({ chosen: list[Math.max(0, Math.min(list.length - 1, at + by))].id });
      root.querySelector(`[id="choice-${CSS.escape(local.form.chosen)}"]`)?.scrollIntoView({ block: 'nearest' });
      return true;
    }
    const rows = [...root.querySelectorAll('.row-call')];
    if (!rows.length || !sided.matches) return false;
    const at = rows.indexOf(document.activeElement);
    rows[Math.max(0, Math.min(rows.length - 1, at + by))].focus();
    return true;
  }

  function enter() {
    if (local.form && local.panel !== 'refer') return confirm();
    const field = root.querySelector('.find input');
    if (!local.form && document.activeElement === field && local.found) {
      root.querySelector('.row-call')?.click();
      return true;
    }
    return false;
  }

  /** Do what the open panel stands for; without one, keep the note that was begun. */
  async function confirm() {
    if (!local.form) { if (local.draft.trim()) app.note(); return; }
    const deed = PANELS[local.panel].deed?.(app.desk(), local.form);
    if (!deed) return;
    if (!deed.possible) { app.answer(deed.reason); return; }
    if (deed.opens) { panel(deed.opens[0], deed.opens[1], 'walk'); return; }
    if (deed.week) { open(null); app.openWeek(); return; }
    if (await app.deeds.send(deed.name, deed.url, deed.payload) !== undefined) open(null);
  }

  function open(name) {
    if (local.panel === name) return;
    const from = local.panel;
    local.panel = name;
    if (!PANELS[name]) local.form = null;
    if (name !== null) local.notice = '';
    app.settle();
    app.draw();
    focusPanel(name, from);
  }

  function focusPanel(name, from) {
    if (name === 'outcome') {
      root.querySelector('.outcome')?.focus();
      app.say(`How did ${local.state.visit.number} end? ${thenWords(app.desk())}`);
    } else if (name === 'keys') {
      root.querySelector('#keys-head')?.focus();
    } else if (local.form) {
      (root.querySelector('.panel [data-first]') ?? root.querySelector('#panel-head'))?.focus();
    } else {
      (root.querySelector(`[data-action="${from}"]`) ?? root.querySelector('.big'))?.focus();
      if (from === 'outcome') root.querySelector('.big')?.focus();
    }
  }

  function figure(n) {
    if (local.form) {
      const { quick, figures } = PANELS[local.panel];
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
