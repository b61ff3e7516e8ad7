// What the week page asks of the server.
import { get, newKey, post, Problem } from '/static/api.js';

export function deeds(api) {
  const query = (values) => new URLSearchParams(
    Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== ''),
  );
  return {
    week: (from, to) => get(`${api}/appointments?${query({ from, to })}`),
    free: (values) => get(`${api}/appointments/free?${query(values)}`),
    one: (id) => get(`/api/v1/appointments/${id}`),
    book: (order, key) => post(`${api}/appointments`, order, { key }),
    move: (id, body) => post(`/api/v1/appointments/${id}/move`, body, { key: newKey() }),
    cancel: (id, reason) => post(`/api/v1/appointments/${id}/cancel`, { reason }, { key: newKey() }),
    checkIn: (id) => post(`/api/v1/appointments/${id}/check-in`, {}, { key: newKey() }),
    block: (body) => post(`${api}/blocks`, body, { key: newKey() }),
    unblock: (id) => post(`${api}/blocks/${id}/remove`, {}, { key: newKey() }),
    file: (data, { preview = false, partly = false }) => upload(`${api}/appointments/import?${query({ preview, partly })}`, data),
  };
}

/** Send a file as it is; the answer has `mistakes` whether it was taken or not. Throws Problem. */
async function upload(url, data) {
  let response;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/octet-stream',
        'X-CSRFToken': document.querySelector('meta[name="csrf-token"]')?.content ?? '',
      },
      body: data,
      credentials: 'same-origin',
      signal: AbortSignal.timeout(30000),
    });
  } catch (error) {
    throw new Problem({ status: 0, detail: String(error?.message ?? error) });
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok && !answer.mistakes) throw new Problem({ detail: 'The file was not taken.', ...answer, status: response.status });
  return answer;
}
