// What the week page asks of the server.
import { get, newKey, post } from '/static/api.js';
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
    /** @type {(order: object, key: string) => Promise<AppointmentOut>} */
    book: (order, key) => post(`${api}/appointments`, order, { key }),
    /** @type {(id: string, body: object) => Promise<AppointmentOut>} */
    move: (id, body) => post(`/api/v1/appointments/${id}/move`, body, { key: newKey() }),
    /** @type {(id: string, body: object) => Promise<AppointmentOut>} */
    details: (id, body) => post(`/api/v1/appointments/${id}/change`, body, { key: newKey() }),
    /** @type {(id: string, reason: string) => Promise<AppointmentOut>} */
    cancel: (id, reason) => post(`/api/v1/appointments/${id}/cancel`, { reason }, { key: newKey() }),
    /** @type {(id: string) => Promise<CheckedInOut>} */
    checkIn: (id) => post(`/api/v1/appointments/${id}/check-in`, {}, { key: newKey() }),
    /** @type {(body: object) => Promise<BlocksOut>} */
    block: (body) => post(`${api}/blocks`, body, { key: newKey() }),
    /** @type {(id: number) => Promise<null>} */
    unblock: (id) => post(`${api}/blocks/${id}/remove`, {}, { key: newKey() }),
    /** @type {(data: ArrayBuffer, how: { preview?: boolean, partly?: boolean }) => Promise<ImportedOut>} */
    file: (data, { preview = false, partly = false }) => upload(`${api}/appointments/import?${query({ preview, partly })}`, data),
  };
}
