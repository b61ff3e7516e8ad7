// Times as visitors read them: in the site's zone, whatever the kiosk's own clock is set to.

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
export const WEEK = [...DAYS.slice(1), DAYS[0]];

/** '10:42' @param {Date} date @param {string} zone */
export function clock(date, zone) {
  return new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone,
  }).format(date);
}

/** The local calendar day as a count of days, so that two can be compared. @param {Date} date @param {string} zone */
function dayNumber(date, zone) {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(date);
  return Date.parse(`${parts}T00:00:00Z`) / 86_400_000;
}

/** 'morning', 'afternoon' (from 12) or 'evening' (from 18). @param {Date} date @param {string} zone */
export function partOfDay(date, zone) {
  const hour = Number(clock(date, zone).slice(0, 2));
  return hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
}

/**
 * {day, time} for the message `opens`: today, tomorrow, a weekday, or 'next' a week from now.
 * @param {string} iso
 * @param {Date} now
 * @param {string} zone
 */
export function opening(iso, now, zone) {
  const at = new Date(iso);
  const ahead = dayNumber(at, zone) - dayNumber(now, zone);
  const weekday = DAYS[new Date(dayNumber(at, zone) * 86_400_000).getUTCDay()];
  const day = ahead <= 0 ? 'today' : ahead === 1 ? 'tomorrow' : ahead < 7 ? weekday : 'next';
  return { day, time: clock(at, zone) };
}
