// Moving about in the week: arrows, picking up and putting down, dragging, cancelling, blocks.
import { claims, dayLong, dayMonth, hhmm, inLane, momentOf, plusDays, SLOT } from './model.js';

const DRAGGED = 5; // px: less is a click

export function moves(app) {
  const laneOf = (id) => app.lanes.find((lane) => lane.id === id);
  const dayOf = (date) => app.days.find((day) => day.date === date);
  const step = () => app.page.grid;

  /** Where the arrows begin: what is chosen, now, or the first opening. */
  function start() {
    if (app.cursor && laneOf(app.cursor.lane) && dayOf(app.cursor.day)) return app.cursor;
    const { chosen } = app;
    const lane = laneOf(app.byAdviser ? chosen?.adviser : chosen?.service_point) ?? app.lanes[0];
    if (chosen && dayOf(chosen.day)) return { day: chosen.day, minute: chosen.from, lane: lane.id };
    const day = dayOf(app.now.date) ?? app.days[0];
    const minute = day.date === app.now.date ? Math.ceil(app.now.minute / step()) * step() : day.spans[0]?.from ?? app.frame.top;
    return { day: day.date, minute: clamp(Math.ceil(minute / step()) * step()), lane: lane.id };
  }

  const clamp = (minute) => Math.max(app.frame.top, Math.min(app.frame.bottom - SLOT, minute));

  function walk(across, down) {
    const from = start();
    if (!app.cursor) { app.cursor = from; } else {
      const columns = app.days.flatMap((day) => app.lanes.map((lane) => [day.date, lane.id]));
      const at = columns.findIndex(([day, lane]) => day === from.day && lane === from.lane);
      const next = columns[Math.max(0, Math.min(columns.length - 1, at + across))];
      app.cursor = { day: next[0], lane: next[1], minute: clamp(from.minute + down * step()) };
    }
    arrived();
  }

  function under(cursor = app.cursor) {
    const day = cursor && dayOf(cursor.day);
    const lane = cursor && laneOf(cursor.lane);
    return day && lane ? { day, lane, there: inLane(app.week, day, lane, cursor.minute) } : null;
  }

  /** Say where the cursor is, and choose the time there if it is free. */
  function arrived() {
    const found = under();
    const where = `${dayLong(found.day.date)}, ${hhmm(app.cursor.minute)}, ${found.lane.name}`;
    const what = found.there?.kind === 'appointment' ? `${app.typeName(found.there.one.type)} with ${app.nameOf(found.there.one.adviser)}`
      : found.there?.kind === 'block' ? found.there.one.reason : found.there ? 'closed' : 'free';
    document.getElementById('voice').textContent = `${where}: ${what}`;
    if (!app.carrying && !found.there) app.select(found.day, app.cursor.minute, found.lane);
    else if (!app.carrying) app.change({ chosen: null });
    app.draw();
    document.querySelector('.cursor')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  function carry(one) {
    app.change({
      panel: null, carrying: one, chosen: null, said: null,
      cursor: { day: one.day, minute: one.from, lane: app.byAdviser ? one.adviser : one.service_point },
    });
    document.getElementById('week')?.focus();
    document.getElementById('voice').textContent = `Picked up ${app.typeName(one.type)}, ${dayMonth(one.day)} ${hhmm(one.from)}. Arrows move it, Space puts it down, Escape leaves it.`;
  }

  function putDown(cursor = app.cursor) {
    const one = app.carrying;
    const found = under(cursor);
    app.carrying = null;
    if (!one || !found) return app.draw();
    const own = app.byAdviser ? one.adviser : one.service_point;
    if (one.day === cursor.day && one.from === cursor.minute && own === cursor.lane) return app.draw();
    const starts = momentOf(found.day, cursor.minute);
    if (!starts) return app.tell(found.day.closed ? `Closed on ${dayLong(found.day.date)}: ${found.day.closed}. It stays where it was.` : 'The site is closed then. It stays where it was.');
    const to = app.byAdviser ? { adviser: found.lane.id } : { service_point: found.lane.id };
    return app.doing(() => app.api.move(one.appointment, { starts_at: starts, ...to, printer: app.draft.printer }), async (moved) => {
      app.cursor = null;
      await app.refresh();
      app.tell(`Moved to ${app.whenOf(moved)}, ${app.placeOf(moved.service_point)}, ${app.nameOf(moved.adviser)}. Its code stays ${moved.code}.`, { good: true });
      app.look();
    });
  }

  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  /** Keys while the week has the focus. */
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
        if (there?.kind === 'appointment' && there.one.state === 'booked') carry(there.one);
        else if (there?.kind === 'appointment') app.tell('Only an appointment that is still to come can be moved.');
        else app.tell('There is no appointment here to pick up.');
      }
    } else if (event.key === 'Enter') {
      done();
      if (event.repeat) return;
      const there = under()?.there;
      if (app.carrying) putDown();
      else if (there?.kind === 'appointment') app.open(there.one);
      else if (there?.kind === 'block') app.openBlock(there.one);
      else app.book();
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

  /** Keys of the whole page: 1 to 5 choose one of the first free, Enter books it. */
  function pageKey(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
    if (app.panel?.kind === 'cancel' && /^[1-9]$/.test(event.key)) {
      document.querySelector(`#panel [data-digit="${event.key}"]`)?.click();
      return;
    }
    if (app.panel || event.target.closest?.('input, select, textarea, button, a, summary, [role="application"]:not(#week)')) return;
    if (/^[1-5]$/.test(event.key) && app.first?.[event.key - 1]) app.take(app.first[event.key - 1]);
    else if (event.key === 'Enter' && app.chosen?.free && !event.target.closest?.('#week')) app.book();
    else if (event.key === 'Escape' && app.carrying) app.change({ carrying: null });
  }

  // -------------------------------------------------------------- pointer

  /** The slot under a pointer: {day, lane, minute}; null beside the lanes. */
  function at(event, length) {
    const lane = document.elementsFromPoint(event.clientX, event.clientY).find((one) => one.classList?.contains('lane'));
    if (!lane) return null;
    const box = lane.getBoundingClientRect();
    const share = (event.clientY - box.top) / box.height;
    const raw = app.frame.top + share * (app.frame.bottom - app.frame.top) - length / 2;
    const minute = clamp(Math.round(raw / step()) * step());
    return { day: lane.dataset.day, lane: lane.dataset.lane, minute };
  }

  function press(event) {
    if (event.button !== 0) return;
    const button = event.target.closest('.booked');
    const one = button && app.week.appointments.find((found) => found.appointment === button.dataset.id);
    if (one) { if (one.state === 'booked') drag(event, one); return; }
    if (event.target.closest('.block')) return;
    const slot = at(event, 0);
    if (!slot) return;
    const day = dayOf(slot.day);
    const minute = Math.floor(slot.minute / step()) * step();
    app.cursor = { ...slot, minute };
    if (app.carrying) putDown(app.cursor);
    else app.select(day, minute, laneOf(slot.lane));
  }

  function drag(event, one) {
    const begun = { x: event.clientX, y: event.clientY };
    let moved = false;
    const follow = (now) => {
      if (!moved && Math.hypot(now.clientX - begun.x, now.clientY - begun.y) < DRAGGED) return;
      if (!moved) { moved = true; carry(one); }
      const slot = at(now, one.length);
      if (slot) { app.cursor = slot; app.draw(); }
    };
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
    const swallow = (event) => { event.stopPropagation(); event.preventDefault(); };
    document.addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => document.removeEventListener('click', swallow, { capture: true }), 0);
  }

  // -------------------------------------------------------------- panels' deeds

  function askCancel(one) {
    if (one.state !== 'booked') return app.tell('Only an appointment that is still to come can be cancelled.');
    return app.show({ kind: 'cancel', one });
  }

  const cancel = (one, reason) => app.doing(() => app.api.cancel(one.appointment, reason), async () => {
    app.panel = null;
    await app.refresh();
    app.tell(`Cancelled: ${dayMonth(one.day)}, ${hhmm(one.from)}, ${app.typeName(one.type)}. The time is free again.`, { good: true });
    app.look();
  });

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

  function makeBlock(event) {
    event.preventDefault();
    const { draft } = app.panel;
    const [kind, id] = draft.who.split(':');
    const body = {
      starts_at: moment(draft.day, draft.from), ends_at: moment(draft.day, draft.to), reason: draft.reason.trim(),
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

  /** The moment of a local date and time, found by trying: the zone's offset may differ by day. */
  function moment(date, time) {
    const guess = Date.parse(`${date}T${time}:00Z`);
    const format = new Intl.DateTimeFormat('en-GB', { timeZone: app.page.site.timezone, timeZoneName: 'longOffset' });
    const offset = (at) => {
      const name = format.formatToParts(at).find((part) => part.type === 'timeZoneName').value;
      const [, sign, hours, minutes] = name.match(/GMT([+-])(\d+):(\d+)/) ?? [null, '+', '0', '0'];
      return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60000;
    };
    const near = guess - offset(guess);
    return new Date(guess - offset(near)).toISOString();
  }

  const removeBlock = (one) => app.doing(() => app.api.unblock(one.block), async () => {
    app.panel = null;
    await app.refresh();
    app.tell(`Removed: ${one.reason}.`, { good: true });
    app.look();
  });

  return { key, pageKey, press, carry, askCancel, cancel, checkIn, openNewBlock, makeBlock, removeBlock };
}
