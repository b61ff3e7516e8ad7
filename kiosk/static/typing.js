// What a visitor looks for, letter by letter, and what of it was found.

/** @import { App, View } from '../view.js' */

const MOST_LETTERS = 30;

/**
 * The keys of search, for the kiosk's `app`; `erase` is the pad's too.
 * @param {() => App} app
 * @param {{ show: (view: View) => void, home: View }} kiosk
 */
export const typing = (app, { show, home }) => ({
  erase(all = false) {
    app().typed = all ? '' : [...app().typed].slice(0, -1).join('');
    show({ ...app().view, more: app().view.name === 'search' ? 0 : app().view.more });
  },
  search() {
    app().typed = '';
    show({ name: 'search', page: 0, under: home });
  },
  /** @param {string} letter */
  write(letter) {
    if (app().typed.length < MOST_LETTERS) app().typed = `${app().typed}${letter}`.trimStart();
    show({ ...app().view, more: 0 });
  },
  /** @param {number} more */
  moreFound: (more) => show({ ...app().view, more }),
});
