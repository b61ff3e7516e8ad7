// Moving about in the week: arrows, picking up and putting down, dragging, cancelling, blocks.
import { html } from '/static/vendor/lit-html/lit-html.js';
import { around, byId, find, inField } from '/static/dom.js';
import { momentIn } from '/static/staff/moments.js';
import { READ_ONLY, READS } from '/static/staff/reading.js';
import { hearReasons } from './reasons.js';
import { claims, dayLong, dayMonth, hhmm, inLane, momentOf, movable, plusDays, SLOT } from './model.js';

/** @import { Appointment, Block } from './model.js' */
/** @import { App, Moves, Slot } from '../view.js' */

const DRAGGED = 14; // px: less is a click, or a hand that shook
/** So long a moved appointment can be put back with one press. */
const UNDO_MS = 60_000;

/** @param {App} app @returns {Moves} */
export function moves(app) {
  /** @param {string | null | undefined} id */
  const laneOf = (id) => app.lanes.find((lane) => lane.id === id);
  /** @param {string | undefined} date */
  const dayOf = (date) => app.days.find((day) => day.date === date);
  const step = () => app.page.grid;

  /** Where the arrows begin: what is chosen, now, or the first opening. @returns {Slot} */
  function start() {
    if (app.cursor && laneOf(app.cursor.lane) && dayOf(app.cursor.day)) return app.cursor;
    const { chosen } = app;
    const lane = laneOf(app.byAdviser ? chosen?.adviser : chosen?.service_point) ?? app.lanes[0];
    if (chosen && dayOf(chosen.day)) return { day: chosen.day, minute: chosen.from, lane: lane.id };
    const day = dayOf(app.now.date) ?? app.days[0];
    const minute = day.date === app.now.date ? Math.ceil(app.now.minute / step()) * step() : day.spans[0]?.from ?? app.frame.top;
    return { day: day.date, minute: clamp(Math.ceil(minute / step()) * step()), lane: lane.id };
  }

  const book = () => (READS ? app.tell(READ_ONLY) : app.book());

  /** @param {number} minute */
  const clamp = (minute) => Math.max(app.frame.top, Math.min(app.frame.bottom - SLOT, minute));

  /** @param {number} across @param {number} down */
  function walk(across, down) {
    const from = start();
    if (!app.cursor) { app.cursor = from; } else {
      const columns = app.days.flatMap((day) => app.lanes.map((lane) => ({ day: day.date, lane: lane.id })));
      const at = columns.findIndex(({ day, lane }) => day === from.day && lane === from.lane);
      const next = columns[Math.max(0, Math.min(columns.length - 1, at + across))];
      app.cursor = { ...next, minute: clamp(from.minute + down * step()) };
    }
    arrived();
  }

  /** What is under the cursor; null beside the lanes. @param {Slot | null} [cursor] */
  function under(cursor = app.cursor) {
    const day = cursor && dayOf(cursor.day);
    const lane = cursor && laneOf(cursor.lane);
    return cursor && day && lane
      ? { day, lane, minute: cursor.minute, there: inLane(app.week, day, lane, cursor.minute) } : null;
  }

  /** Say where the cursor is, and choose the time there if it is free. */
  function arrived() {
    const found = under();
    if (!found) return;
    const where = `${dayLong(found.day.date)}, ${hhmm(found.minute)}, ${found.lane.name}`;
    const what = found.there?.kind === 'appointment' ? `${app.typeName(found.there.one.type)} with ${app.nameOf(found.there.one.adviser)}`
      : found.there?.kind === 'block' ? found.there.one.reason : found.there ? 'closed' : 'free';
    byId('voice').textContent = `${where}: ${what}`;
    if (!app.carrying && !found.there) app.select(found.day, found.minute, found.lane);
    else if (!app.carrying) app.change({ chosen: null });
    app.draw();
    find('.cursor')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /** @param {Appointment} one */
  function carry(one) {
    if (READS) return app.tell(READ_ONLY);
    app.change({
      panel: null, carrying: one, chosen: null, said: null,
      cursor: { day: one.day, minute: one.from, lane: app.byAdviser ? one.adviser : one.service_point },
    });
    document.getElementById('week')?.focus();
    byId('voice').textContent = `Picked up ${app.typeName(one.type)}, ${dayMonth(one.day)} ${hhmm(one.from)}. Arrows move it, Space puts it down, Escape leaves it.`;
  }

  /** @param {Slot | null} [cursor] */
  function putDown(cursor = app.cursor) {
    const one = app.carrying;
    const found = under(cursor);
    app.carrying = null;
    if (!one || !found) return app.draw();
    const own = app.byAdviser ? one.adviser : one.service_point;
    if (one.day === found.day.date && one.from === found.minute && own === found.lane.id) return app.draw();
    const starts = momentOf(found.day, found.minute);
    if (!starts) return app.tell(found.day.closed ? `Closed on ${dayLong(found.day.date)}: ${found.day.closed}. It stays where it was.` : 'The site is closed then. It stays where it was.');
    const to = app.byAdviser ? { adviser: found.lane.id } : { service_point: found.lane.id };
    return app.doing(() => app.api.move(one.appointment, { starts_at: starts, ...to, printer: app.draft.printer }), async (moved) => {
      app.cursor = null;
      await app.refresh();
      app.tell(`Moved to ${app.whenOf(moved)}, ${app.placeOf(moved.service_point)}, ${app.nameOf(moved.adviser)}. Its code stays ${moved.code}.`,
        { good: true, more: html` <button type="button" class="button undo-move" @click=${() => putBack(one)}>Undo</button>` });
      setTimeout(() => { if (app.said?.words.startsWith(`Moved to ${app.whenOf(moved)}`)) app.change({ said: null }); }, UNDO_MS);
      app.look();
    });
  }

  /** To where it was before it was moved. @param {Appointment} one */
  const putBack = (one) => app.doing(() => app.api.move(one.appointment, {
    starts_at: one.starts_at, adviser: one.adviser, service_point: one.service_point, printer: app.draft.printer,
  }), async (back) => {
    await app.refresh();
    app.tell(`Back at ${app.whenOf(back)}, ${app.placeOf(back.service_point)}, ${app.nameOf(back.adviser)}.`, { good: true });
    app.look();
  });

  /** @type {Record<string, [across: number, down: number]>} */
  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  /** Keys while the week has the focus. @param {KeyboardEvent} event */
  function key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const done = () => { event.preventDefault(); event.stopPropagation(); };
    if (ARROWS[event.key]) { done(); walk(...ARROWS[event.key]); return; }
    if (event.key === ' ') {
      done();
      if (event.repeat) return;
      if (app.carrying) putDown();
      else {
        const there = under()?.there;
        if (there?.kind === 'appointment' && movable(there.one)) carry(there.one);
        else if (there?.kind === 'appointment') app.tell('One that is over, or has begun, cannot be moved.');
        else app.tell('There is no appointment here to pick up.');
      }
    } else if (event.key === 'Enter') {
      done();
      if (event.repeat) return;
      const there = under()?.there;
      if (app.carrying) putDown();
      else if (there?.kind === 'appointment') app.open(there.one);
      else if (there?.kind === 'block') app.openBlock(there.one);
      else book();
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      done();
      const there = under()?.there;
      if (there?.kind === 'appointment' && claims(there.one)) askCancel(there.one);
      else if (there?.kind === 'block') app.openBlock(there.one);
    } else if (event.key === 'Escape') {
      done();
      app.change({ carrying: null, cursor: null, chosen: null });
    }
  }

  const reasonKey = hearReasons();

  /** Keys of the whole page: 1 to 5 choose one of the first free, Enter books it. @param {KeyboardEvent} event */
  function pageKey(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.repeat || inField(event)) return;
    if (app.panel?.kind === 'cancel') {
      const { one } = app.panel;
      reasonKey(event, Object.keys(app.page.reasons), (reason) => {
        if (app.panel?.kind === 'cancel' && app.panel.one === one) cancel(one, reason);
      });
      return;
    }
    if (app.panel || around(event, 'input, select, textarea, button, a, summary, [role="application"]:not(#week)')) return;
    const first = /^[1-5]$/.test(event.key) ? app.first?.[Number(event.key) - 1] : undefined;
    if (first) app.take(first);
    else if (event.key === 'Enter' && app.chosen?.free && !around(event, '#week')) book();
    else if (event.key === 'Escape' && app.carrying) app.change({ carrying: null });
  }

  // -------------------------------------------------------------- pointer

  /**
   * The slot under a pointer; null beside the lanes.
   * @param {PointerEvent} event
   * @param {number} length
   * @returns {Slot | null}
   */
  function at(event, length) {
    const lane = document.elementsFromPoint(event.clientX, event.clientY).find((one) => one.classList.contains('lane'));
    if (!(lane instanceof HTMLElement)) return null;
    const box = lane.getBoundingClientRect();
    const share = (event.clientY - box.top) / box.height;
    const raw = app.frame.top + share * (app.frame.bottom - app.frame.top) - length / 2;
    const minute = clamp(Math.round(raw / step()) * step());
    return { day: lane.dataset.day ?? '', lane: lane.dataset.lane ?? '', minute };
  }

  /** @param {PointerEvent} event */
  function press(event) {
    if (event.button !== 0) return;
    const button = around(event, '.booked');
    const one = button && app.week.appointments.find((found) => found.appointment === button.dataset.id);
    if (one) { if (movable(one) && !READS) drag(event, one); return; }
    if (around(event, '.block')) return;
    const slot = at(event, 0);
    if (!slot) return;
    const [day, lane] = [dayOf(slot.day), laneOf(slot.lane)];
    const minute = Math.floor(slot.minute / step()) * step();
    app.cursor = { ...slot, minute };
    if (app.carrying) putDown(app.cursor);
    else if (day && lane) app.select(day, minute, lane);
  }

  /** @param {PointerEvent} event @param {Appointment} one */
  function drag(event, one) {
    const begun = { x: event.clientX, y: event.clientY };
    let moved = false;
    /** @param {PointerEvent} now */
    const follow = (now) => {
      if (!moved && Math.hypot(now.clientX - begun.x, now.clientY - begun.y) < DRAGGED) return;
      if (!moved) { moved = true; carry(one); }
      const slot = at(now, one.length);
      if (slot) { app.cursor = slot; app.draw(); }
    };
    /** @param {PointerEvent} last */
    const stop = (last) => {
      document.removeEventListener('pointermove', follow);
      document.removeEventListener('pointerup', stop);
      document.removeEventListener('pointercancel', give);
      if (!moved) return;
      swallowClick();
      putDown(at(last, one.length) ?? undefined);
    };
    const give = () => {
      document.removeEventListener('pointermove', follow);
      document.removeEventListener('pointerup', stop);
      document.removeEventListener('pointercancel', give);
      app.change({ carrying: null });
    };
    document.addEventListener('pointermove', follow);
    document.addEventListener('pointerup', stop);
    document.addEventListener('pointercancel', give);
  }

  // The click that ends a drag opens nothing.
  function swallowClick() {
    /** @param {Event} event */
    const swallow = (event) => { event.stopPropagation(); event.preventDefault(); };
    document.addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => document.removeEventListener('click', swallow, { capture: true }), 0);
  }

  // -------------------------------------------------------------- panels' deeds

  /** @param {Appointment} one */
  function askCancel(one) {
    if (READS) return app.tell(READ_ONLY);
    if (!movable(one)) return app.tell('One that is over, or has begun, cannot be cancelled.');
    return app.show({ kind: 'cancel', one });
  }

  /** @param {Appointment} one @param {string} reason */
  const cancel = (one, reason) => app.doing(() => app.api.cancel(one.appointment, reason), async () => {
    app.panel = null;
    await app.refresh();
    app.tell(`Cancelled: ${dayMonth(one.day)}, ${hhmm(one.from)}, ${app.typeName(one.type)}. The time is free again.`, { good: true });
    app.look();
  });

  /** @param {Appointment} one */
  const checkIn = (one) => app.doing(() => app.api.checkIn(one.appointment), async (here) => {
    app.panel = null;
    await app.refresh();
    app.tell(`Checked in as ${here.number}. It waits for ${app.nameOf(one.adviser)}.`, { good: true });
  });

  function openNewBlock() {
    const cursor = app.cursor ?? start();
    const who = app.byAdviser ? `a:${cursor.lane}` : `p:${cursor.lane}`;
    app.show({
      kind: 'block',
      draft: { who, reason: '', day: cursor.day, from: hhmm(cursor.minute), to: hhmm(Math.min(1435, cursor.minute + 60)), repeat: 'none', until: plusDays(cursor.day, 28) },
    });
  }

  /** @param {Event} event */
  function makeBlock(event) {
    event.preventDefault();
    if (app.panel?.kind !== 'block') return;
    const { draft } = app.panel;
    const zone = app.page.site.timezone;
    const [kind, id] = draft.who.split(':');
    const body = {
      starts_at: momentIn(zone, draft.day, draft.from), ends_at: momentIn(zone, draft.day, draft.to), reason: draft.reason.trim(),
      adviser: kind === 'a' ? id : null, service_point: kind === 'p' ? id : null,
      repeat: draft.repeat, until: draft.repeat === 'none' ? null : draft.until,
    };
    app.doing(() => app.api.block(body), async ({ blocks }) => {
      app.panel = null;
      await app.refresh();
      app.tell(blocks.length === 1 ? `Kept free: ${draft.reason}.` : `Kept free ${blocks.length} times: ${draft.reason}.`, { good: true });
      app.look();
    });
  }

  /** @param {Block} one */
  const removeBlock = (one) => app.doing(() => app.api.unblock(one.block), async () => {
    app.panel = null;
    await app.refresh();
    app.tell(`Removed: ${one.reason}.`, { good: true });
    app.look();
  });

  return { key, pageKey, press, carry, askCancel, cancel, checkIn, openNewBlock, makeBlock, removeBlock };
}
