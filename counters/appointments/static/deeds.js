// What the week page asks of the server.
import { get } from '/static/api.js';
import { deed } from '/static/deed.js';
import { upload } from '/static/staff/upload.js';

/**
 * @import {
 *   AppointmentOut, BlocksOut, CheckedInOut, FreeOut, ImportedOut, WeekOut,
 * } from '../types.js'
 */

/** @param {string} api */
export function deeds(api) {
  /** @param {Record<string, unknown>} values */
  const query = (values) => new URLSearchParams(
    Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== '')
      .map(([name, value]) => [name, String(value)]),
  );
  return {
    /** @type {(from: string, to: string) => Promise<WeekOut>} */
    week: (from, to) => get(`${api}/appointments?${query({ from, to })}`),
    /** @type {(values: Record<string, unknown>) => Promise<FreeOut>} */
    free: (values) => get(`${api}/appointments/free?${query(values)}`),
    /** @type {(id: string) => Promise<AppointmentOut>} */
    one: (id) => get(`/api/v1/appointments/${id}`),
    /** @type {(order: object) => Promise<AppointmentOut>} */
    book: (order) => deed(`${api}/appointments`, order),
    /** @type {(id: string, body: object) => Promise<AppointmentOut>} */
    move: (id, body) => deed(`/api/v1/appointments/${id}/move`, body),
    /** @type {(id: string, body: object) => Promise<AppointmentOut>} */
    details: (id, body) => deed(`/api/v1/appointments/${id}/change`, body),
    /** @type {(id: string, reason: string) => Promise<AppointmentOut>} */
    cancel: (id, reason) => deed(`/api/v1/appointments/${id}/cancel`, { reason }),
    /** @type {(id: string) => Promise<CheckedInOut>} */
    checkIn: (id) => deed(`/api/v1/appointments/${id}/check-in`, {}),
    /** @type {(body: object) => Promise<BlocksOut>} */
    block: (body) => deed(`${api}/blocks`, body),
    /** @type {(id: number) => Promise<null>} */
    unblock: (id) => deed(`${api}/blocks/${id}/remove`, {}),
    /** @type {(data: ArrayBuffer, how: { preview?: boolean, partly?: boolean }) => Promise<ImportedOut>} */
    file: (data, { preview = false, partly = false }) => upload(`${api}/appointments/import?${query({ preview, partly })}`, data),
  };
}
