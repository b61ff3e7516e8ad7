// Spoken guidance of the kiosk: what it needs to know of its page.
import { Aid } from '/static/aid/aid.js';
import { inLanguage } from './parts.js';

/** @import { App } from '../view.js' */
/**
 * `root`, where the screens are drawn; `draw()`, `reset()` for the next visitor, `stay()`: somebody is there.
 * @typedef {{ root: HTMLElement, draw: () => void, reset: () => void, stay: () => void }} Kiosk
 */

/** @param {App} app @param {Kiosk} kiosk */
export const spokenIn = (app, kiosk) => new Aid({
  ...kiosk,
  state: app.page.state,
  sound: app.page.kiosk.sound,
  keys: app.page.kiosk.keys,
  choosing: true,
  words: () => app.w,
  site: () => inLanguage(app, app.page.site.name),
  ready: () => app.whole,
  on: () => app.modes.has('spoken'),
  asks: () => app.warning !== null,
  slow: () => app.modes.has('time'),
  which() {
    const { view, screen } = app;
    return {
      key: [screen, view.group, view.signpost, view.enquiry, view.more, app.language, app.paper === 'broken'].join(' '),
      page: view.page ?? 0,
      home: ['home', 'site-closed', 'away'].includes(screen),
    };
  },
  turned(on) {
    if (on) app.modes.add('spoken');
    else app.modes.delete('spoken');
  },
  back: () => app.back(),
});
