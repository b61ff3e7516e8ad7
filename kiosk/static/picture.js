// The picture: the screen that follows from what is known, laid out for the glass in front of it.
import { html, nothing, render } from '/static/vendor/lit-html/lit-html.js';
import { keyed } from '/static/vendor/lit-html/directives/keyed.js';
import { glassOf } from './glass.js';
import { wholeModules } from './parts.js';
import { cut, roomsFor } from './room.js';
import { checkInFailed, welcomeBack } from './screens/back.js';
import { home } from './screens/home.js';
import { closedEnquiry, group } from './screens/group.js';
import { issuing, ticket } from './screens/ticket.js';
import { arriving, away, siteClosed, small } from './screens/told.js';
import { screenNow } from './later.js';

/** @import { App, Room } from '../view.js' */

/** @type {Record<string, (app: App) => unknown>} */
const SCREENS = {
  home, group, 'closed-enquiry': closedEnquiry, issuing, ticket,
  away, trouble: away, 'site-closed': siteClosed, 'also-group': group, small,
  'welcome-back': welcomeBack, 'check-in-failed': checkInFailed,
};
/** Of the height, where 'low buttons' begin. */
const LOW = 0.52;
/** These end with a block for the paper; what can be pressed stands low on them as they are. */
const ENDS = new Set(['ticket', 'issuing', 'paperless', 'welcome-back']);

/** The name under which the screen is drawn; another one is another screen. @param {App} app */
export function drawnName(app) {
  const told = app.screen === 'ticket' && !['printing', 'take'].includes(app.paper);
  return told ? 'paperless' : app.screen;
}

/**
 * Draws into `root`. An arrangement that fits is kept as long as it does, so that nothing moves under
 * a finger; the next visitor begins with the roomiest again.
 */
export class Picture {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    /** @type {Map<string, number>} */
    this.kept = new Map();
  }

  forget() {
    this.kept.clear();
  }

  /** @param {App} app */
  draw(app) {
    const page = document.documentElement;
    const size = { width: innerWidth, height: innerHeight };
    const wanted = { ...size, inches: app.page.kiosk.inches, framed: window !== top };
    const { small } = glassOf(wanted);
    if (small) app.screen = 'small';
    const name = drawnName(app);
    const modes = new Set(app.modes);
    if (ENDS.has(name)) modes.delete('low');
    const glass = glassOf(wanted, modes);
    app.glass = glass;
    if (page.lang !== app.language) page.lang = app.language;
    page.dir = app.w.dir;
    page.dataset.modes = [...(glass.shape === 'rail' ? [...app.modes].filter((one) => one !== 'low') : app.modes)].join(' ');
    page.dataset.shape = glass.shape;
    page.dataset.scale = glass.scale;
    page.dataset.narrow = String(glass.narrow);
    page.style.setProperty('--u', `${glass.unit}px`);
    const low = modes.has('low') && glass.shape !== 'rail' && glass.shape !== 'side';
    const lines = glass.scale === 'small' || modes.has('larger') ? 3 : 2;
    const from = low ? size.height * LOW : 0;
    const key = [name, app.language, page.dataset.modes, size.width, size.height, app.warning !== null].join();
    const rooms = roomsFor(name, glass, { low, larger: modes.has('larger') });
    let at = this.kept.get(key) ?? 0;
    for (; ; at += 1) {
      this.paint(app, name, rooms[at]);
      if (at + 1 >= rooms.length || !cut(this.root, { from, lines })) break;
    }
    this.kept.set(key, at);
    for (const code of this.root.querySelectorAll('.qr')) if (code instanceof HTMLImageElement) wholeModules(code);
  }

  /** @param {App} app @param {string} name @param {Room} room */
  paint(app, name, room) {
    app.room = room;
    const content = keyed(name, (SCREENS[app.screen] ?? (app.whole ? screenNow(app.screen) : null) ?? (app.screen === 'everybody' ? siteClosed : arriving))(app));
    render(html`${app.aid?.top?.() ?? nothing}<div class="screen" data-screen=${name} data-tight=${room.tight}>${content}</div>${app.aid?.keys?.() ?? nothing}`, this.root);
  }
}
