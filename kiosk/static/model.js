// What the kiosk knows and shows: plain data and the rules over it. No page, no network.

export const MODES = ['larger', 'contrast', 'low', 'time'];
export const TILES = 8;
export const ROWS = 6;
/** Seconds that each screen stays without a touch, the warning's included. */
export const STAYS = { ticket: 40, paperless: 60, other: 60 };
export const WARNING = 20;
export const EXTENSIONS = 10;
/** Without news of the paper for so long, the visitor is told how to do without (seconds). */
export const PAPER_PATIENCE = { queued: 20, printing: 45 };

/** The kiosk at rest: home, in the house's language, every mode off. */
export function fresh(page) {
  return {
    view: { name: 'home', page: 0 },
    language: page.language,
    modes: new Set(),
    extensions: EXTENSIONS,
    warning: null,
  };
}

/** The groups as the first screen shows them, with what is known of their queues. */
export function groupsOf(page, live) {
  return page.groups.map((group) => {
    const members = group.enquiries.map((id) => enquiryOf(page, live, id));
    const open = members.filter((member) => member.open);
    const opens = members.map((member) => member.opensAt).filter(Boolean).sort();
    const known = open.every((member) => member.waiting !== null);
    return {
      ...group,
      open: open.length > 0,
      opensAt: open.length ? null : (opens[0] ?? null),
      waiting: known && open.length ? open.reduce((sum, one) => sum + one.waiting, 0) : null,
    };
  });
}

/** One enquiry type with its state; before the first state arrives it counts as open. */
export function enquiryOf(page, live, id) {
  const now = live?.enquiries?.[id];
  return {
    id,
    ...page.enquiries[id],
    open: now ? now.open : true,
    opensAt: now?.opens_at ?? null,
    waiting: now ? now.waiting : null,
  };
}

/** Pages of at most `size`; the last may be shorter. */
export function pagesOf(items, size) {
  const pages = [];
  for (let i = 0; i < items.length; i += size) pages.push(items.slice(i, i + size));
  return pages.length ? pages : [[]];
}

/**
 * What becomes of the paper: 'printing', 'take', 'broken', 'doubt' or 'none'.
 * `age`: seconds since the number was given.
 */
export function paperOf(ticket, page, live, age) {
  if (!page.kiosk.printer) return 'none';
  const print = live?.prints?.[ticket.visit] ?? ticket.print.state;
  if (print === 'printed') return 'take';
  if (print === 'failed' || print === 'expired') return 'broken';
  if (print === 'in_doubt') return 'doubt';
  if (print === 'none') return 'broken';
  // 'unknown' is no news of the printer, which may be well.
  if (live && !live.printer.usable && live.printer.state !== 'unknown') return 'broken';
  return age > (PAPER_PATIENCE[print] ?? PAPER_PATIENCE.queued) ? 'doubt' : 'printing';
}

/** Which screen to draw: what the visitor holds comes first, then whether tickets can be had. */
export function screenOf({ view, live, away }) {
  if (view.name === 'issuing' || view.name === 'ticket') return view.name;
  if (view.name === 'talk' || view.name === 'settings' || view.name === 'language') return view.name;
  if (away) return 'away';
  if (live && !live.open) return 'site-closed';
  return view.name;
}

/** Whether the kiosk has something of a visitor's to clear away. */
export function isAtRest(app) {
  const rest = ['home', 'away', 'site-closed'].includes(app.screen) && !app.view.page;
  return rest && app.language === app.page.language && app.modes.size === 0;
}

/** The language that the one button on inner screens leads to: the other of the main two. */
export function otherLanguage(page, language) {
  const codes = page.languages.map((one) => one.code);
  const main = [codes[0], codes.includes('en') && codes[0] !== 'en' ? 'en' : codes[1]];
  return main.find((code) => code && code !== language) ?? null;
}
