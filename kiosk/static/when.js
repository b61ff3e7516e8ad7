// Times as visitors read them: in the site's zone, whatever the kiosk's own clock is set to.

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
export const WEEK = [...DAYS.slice(1), DAYS[0]];
/** As hours.py has them. */
export const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'last'];

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
 * The days that a table of hours tells of, in order: those of the week that have some, then those of the
 * month, which may be closed.
 * @param {Record<string, Array<[string, string]>>} hours
 * @returns {Array<{ day: string, nth: string | null, spans: Array<[string, string]> }>}
 */
export function daysOf(hours) {
  const weekly = WEEK.filter((day) => hours[day]?.length).map((day) => ({ day, nth: null, spans: hours[day] }));
  const monthly = WEEK.flatMap((day) => ORDINALS.filter((nth) => hours[`${nth} ${day}`])
    .map((nth) => ({ day, nth, spans: hours[`${nth} ${day}`] })));
  return [...weekly, ...monthly];
}

/**
 * {day, time} for the message `opens`: today, tomorrow, a weekday, or 'next' a week from now; 'later' beyond.
 * @param {string} iso
 * @param {Date} now
 * @param {string} zone
 */
export function opening(iso, now, zone) {
  const at = new Date(iso);
  const ahead = dayNumber(at, zone) - dayNumber(now, zone);
  const weekday = DAYS[new Date(dayNumber(at, zone) * 86_400_000).getUTCDay()];
  const day = ahead <= 0 ? 'today' : ahead === 1 ? 'tomorrow' : ahead < 7 ? weekday : ahead === 7 ? 'next' : 'later';
  return { day, time: clock(at, zone) };
}

/** 'Tuesday 1 December' @param {string} iso @param {string} zone @param {string} language */
export function dateWords(iso, zone, language) {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : [language, 'en-GB'], {
    weekday: 'long', day: 'numeric', month: 'long', timeZone: zone, numberingSystem: 'latn',
  }).format(new Date(iso));
}
