// Screens that few visitors open. Their scripts, styles and words come when the kiosk stands, so that
// the first picture waits for none of them, and are kept: a network that is cut then takes none away.
import { eventually } from '/static/eventually.js';

/** @import { App } from '../view.js' */
/** @typedef {(app: App) => unknown} Screen */

const AID = '/static/kiosk/aid.css';
/** @type {Record<string, { style: string, screen: () => Promise<Screen> }>} */
const PARTS = {
  settings: { style: AID, screen: () => import('./screens/settings.js').then(({ settings }) => settings) },
  language: { style: AID, screen: () => import('./screens/settings.js').then(({ language }) => language) },
  talk: { style: '/static/kiosk/talk.css', screen: () => import('./screens/talk.js').then(({ talk }) => talk) },
};
/** @type {Map<string, Screen>} */
const here = new Map();
/** @type {Map<string, Promise<void>>} */
const coming = new Map();

/** The screen, if it is here. @param {string} name */
export const screenNow = (name) => here.get(name);

/** @param {string} name */
export const isLater = (name) => name in PARTS;

/** @param {string} href */
const styled = (href) => new Promise((done, failed) => {
  document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href, onload: done, onerror: failed }));
});

/** @param {string} name */
async function fetched(name) {
  const part = PARTS[name];
  const [screen] = await Promise.all([part.screen(), styled(part.style)]);
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

/** Spoken guidance. @param {App} app @param {import('./aid/aid.js').Kiosk} kiosk */
export async function speaking(app, kiosk) {
  const { Aid } = await eventually(() => import('./aid/aid.js'));
  app.aid ??= new Aid(app, kiosk);
  return app.aid;
}
