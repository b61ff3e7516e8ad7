// Room: the visitor and the adviser go on in an interview room, in one action.

import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { icon } from '/static/staff/parts.js';
import { theVisit } from '../model.js';
import { list } from './frame.js';

/** @import { PointKnown } from '../../types.js' */
/** @import { Desk, DeskWithForm, Panel } from '../../view.js' */

/** A room that is free. @typedef {ReturnType<typeof freeRooms>[number]} FreeRoom */

/** What a place offers, in words. @param {PointKnown} point */
export function offers(point) {
  return [
    `${point.seats} ${point.seats === 1 ? 'seat' : 'seats'}`,
    point.step_free ? 'step-free' : '', point.hearing_loop ? 'hearing loop' : '',
    point.low_counter ? 'low counter' : '',
    point.screen ? 'screen' : '',
  ].filter(Boolean).join(', ');
}

/** 'Room 2 at about 11:49' for each that is not free, the soonest first. @param {Desk} desk */
export function laterRooms({ page, state, times }) {
  return state.rooms.outlook.map(({ room, at }) => {
    const name = page.points[room]?.name ?? room;
    return at ? `${name} at about ${times.hm(Date.parse(at) + 59_000)}` : `${name}: not known`;
  });
}

/** The free rooms, the one that fits best in front. @param {Desk} desk */
export const freeRooms = ({ page, state }) => state.rooms.free
  .map((id, n) => {
    /** @type {PointKnown | undefined} */
    const point = page.points[id];
    return { id, name: point?.name ?? id, point, best: n === 0 };
  });

/** @param {unknown} _ @param {FreeRoom} item */
export const roomRow = (_, item) => html`${icon('door-open')}<span class="choice-name">${item.name}</span>
  ${item.best ? html`<span class="choice-tag">fits best</span>` : nothing}
  <span class="choice-more choice-offers">${item.point ? offers(item.point) : ''}</span>`;

/** The free rooms, then when the others come free. @param {Panel} panel @param {DeskWithForm} desk */
export function roomChoice(panel, desk) {
  const later = laterRooms(desk);
  return html`${list(panel, desk, { label: 'Free rooms', empty: `${desk.state.rooms.words}.` })}
    ${later.length ? html`<p class="hint rooms-later"><b>Not free:</b> ${later.join('; ')}.</p>`
      : nothing}`;
}

/** @param {Desk} desk @param {FreeRoom} item */
export const moveHappens = ({ page, state }, item) => html`<p class="happens"><b>What will happen.</b>
  ${state.state === 'called' ? `${theVisit(state).number} is called to ${item.name} instead, and you wait there.`
    : `${theVisit(state).number} and you go on in ${item.name}.`} The displays and the phone show it at once, the
  visit and its clock go on, and ${page.point.name} is free for another.</p>`;

/** @type {Panel<FreeRoom>} */
export const room = {
  title: ({ state }) => `Go to a room with ${theVisit(state).number}`,
  begin: (desk) => ({ chosen: desk.state.rooms.free[0] ?? null }),
  items: freeRooms,
  row: roomRow,
  quick: true,
  view: (desk, form) => {
    const item = freeRooms(desk).find(({ id }) => id === form.chosen);
    return html`${roomChoice(room, desk)}${item ? moveHappens(desk, item) : nothing}`;
  },
  deed: ({ page, state }, form) => ({
    possible: form.chosen !== null,
    reason: `${state.rooms.words}.`,
    label: form.chosen ? `Go to ${page.points[form.chosen]?.name ?? form.chosen}` : 'No room is free',
    name: 'move', url: `${page.api.visits}/${theVisit(state).visit}/move`,
    payload: { service_point: form.chosen },
  }),
  hints: () => html`<kbd class="cap">1</kbd> to <kbd class="cap">9</kbd> goes there at once`,
};
