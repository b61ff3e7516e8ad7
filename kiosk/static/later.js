// Screens that few visitors open. Their scripts, styles and words come when the kiosk stands, so that
// the first picture waits for none of them, and are kept: a network that is cut then takes none away.
import { eventually } from '/static/eventually.js';
import { here } from './parts.js';

/** @import { App } from '../view.js' */
/**
 * How it draws, and what it does when its visitor has left it.
 * @typedef {{ draw: (app: App) => unknown, left?: () => void, beside?: (app: App, id: string) => unknown }} Screen
 */

const SIGN = '/static/kiosk/sign.css';
const AID = '/static/kiosk/aid.css';
/** @type {Record<string, { style?: string, screen: () => Promise<Screen> }>} */
const PARTS = {
  everybody: { style: '/static/kiosk/all.css', screen: () => import('./screens/everybody.js').then(({ everybody }) => ({ draw: everybody })) },
  settings: { style: AID, screen: () => import('./screens/settings.js').then(({ settings }) => ({ draw: settings })) },
  language: { style: AID, screen: () => import('./screens/settings.js').then(({ language }) => ({ draw: language })) },
  served: { style: AID, screen: () => import('./screens/settings.js').then(({ served }) => ({ draw: served })) },
  signpost: { style: '/static/kiosk/place.css', screen: () => import('./screens/signpost.js').then(({ signpost }) => ({ draw: signpost })) },
  signs: { style: SIGN, screen: () => import('./screens/sign.js').then(({ signs }) => ({ draw: signs })) },
  sign: { style: SIGN, screen: () => import('./screens/sign.js').then(({ sign, left, beside }) => ({ draw: sign, left, beside })) },
  talk: { style: '/static/kiosk/talk.css', screen: () => import('./screens/talk.js').then(({ talk }) => ({ draw: talk })) },
  code: { screen: () => import('./screens/code.js').then(({ code }) => ({ draw: code })) },
  long: { screen: () => import('./screens/more.js').then(({ long }) => ({ draw: long })) },
  also: { screen: () => import('./screens/more.js').then(({ also }) => ({ draw: also })) },
  search: {
    style: '/static/kiosk/search.css',
    screen: async () => {
      const { learn, left, search } = await import('./screens/search.js');
      await learn();
      return { draw: search, left };
    },
  },
};
/** @type {Map<string, Promise<void>>} */
const coming = new Map();

/** The screen, if it is here. @param {string} name */
export const screenNow = (name) => here.get(name)?.draw;

/** @param {string} name */
export const isLater = (name) => name in PARTS;

/** A visitor goes from one screen to another. @param {string} name @param {string} next */
export function goes(name, next) {
  if (name !== next) here.get(name)?.left?.();
}

/** @param {string} href */
const styled = (href) => new Promise((done, failed) => {
  document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href, onload: done, onerror: failed }));
});

/** @param {string} name */
async function fetched(name) {
  const part = PARTS[name];
  const [screen] = await Promise.all([part.screen(), part.style ? styled(part.style) : undefined]);
  here.set(name, screen);
}

/** Have a screen here; once it is, that takes no time. @param {string} name */
export function have(name) {
  const promise = coming.get(name) ?? eventually(() => fetched(name));
  coming.set(name, promise);
  return promise;
}

/** All of them. */
export const haveAll = () => Promise.all(Object.keys(PARTS).map(have));

/** Spoken guidance. @param {App} app @param {import('./spoken.js').Kiosk} kiosk */
export async function speaking(app, kiosk) {
  const { spokenIn } = await eventually(() => import('./spoken.js'));
  app.aid ??= spokenIn(app, kiosk);
  return app.aid;
}
