// Figures and moments in the words of the supervisor's pages. Pure: the time is passed in.

const MINUTE = 60_000;

/** '23 min' as whole minutes waited, rounded down, as a visitor would say it. */
export const minutesSince = (moment, now) => Math.max(0, Math.floor((now - Date.parse(moment)) / MINUTE));

/** How long somebody has waited beside the target: 'just now', '11 of 15 min', '23 min, 3 over'. */
export function waitWords(since, target, now) {
  const waited = minutesSince(since, now);
  const promised = Math.round(target / 60);
  if ((now - Date.parse(since)) / 1000 > target) {
    const over = waited - promised;
    return over >= 1 ? `${waited} min, ${over} over` : `${waited} min, over`;
  }
  return waited === 0 ? 'just now' : `${waited} of ${promised} min`;
}

/** '9.1' for 546 seconds; a dash where nothing was counted. */
export const minutes = (seconds) => (seconds === null ? '-' : (seconds / 60).toFixed(1));

/** '74%' rounded down, so that only all of them are 100%; a dash of nothing. */
export const percent = ({ n, of }) => (of === 0 ? '-' : `${Math.floor((100 * n) / of)}%`);

/** How many are past their target at `now`. */
export const pastTarget = (enquiry, now) => enquiry.passes.filter((at) => Date.parse(at) < now).length;

/** [what is the case, what is late or '']: the sentence that the page begins with. */
export function sentence(state, now) {
  const past = state.enquiries.reduce((sum, enquiry) => sum + pastTarget(enquiry, now), 0);
  if (state.waiting === 0) return ['Nobody waits.', ''];
  const first = state.waiting === 1 ? '1 waits.' : `${state.waiting} wait.`;
  if (past === 0) return [first, ''];
  if (state.waiting === 1) return [first, 'That is past the target.'];
  return [first, past === 1 ? '1 is past its target.' : `${past} are past their target.`];
}

/** The share of its target that the first in line has waited; below 0 for nobody. */
export function urgency(enquiry, now) {
  if (!enquiry.head) return -1;
  return (now - Date.parse(enquiry.head.waiting_since)) / 1000 / enquiry.head.target;
}

/** 'm:ss', from an hour on 'h:mm:ss'. */
export function stopwatch(since, now) {
  const all = Math.max(0, Math.floor((now - Date.parse(since)) / 1000));
  const pad = (n) => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(all / 3600), Math.floor((all % 3600) / 60), all % 60];
  return h ? `${h}:${pad(m)}:${pad(s)}` : `${m}:${pad(s)}`;
}

/** A maker of 'HH:MM' in the site's own time zone. */
export function clockOf(timezone) {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: timezone, hour: '2-digit', minute: '2-digit' });
  return (moment) => format.format(typeof moment === 'string' ? Date.parse(moment) : moment);
}

/** A maker of 'Tuesday 17 November' in the site's own time zone. */
export function dateOf(timezone) {
  const parts = { timeZone: timezone, weekday: 'long', day: 'numeric', month: 'long' };
  const format = new Intl.DateTimeFormat('en-GB', parts);
  return (moment) => format.format(moment).replace(',', '');
}
