// Messages while the page is closed, where the browser has them: asked for by a press, and never before.
import { post } from '/static/api.js';
import { findAll } from '/static/dom.js';

/** @import { PhonePage } from '../types.js' */

/** @param {string} part @param {boolean} shows */
const show = (part, shows) => {
  for (const node of findAll(`[data-push="${part}"]`)) node.hidden = !shows;
};

/** @param {string} text */
const bytes = (text) => Uint8Array.from(
  atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));

/** @param {ArrayBuffer | null} key */
const letters = (key) => btoa(String.fromCharCode(...new Uint8Array(key ?? new ArrayBuffer(0))))
  .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

/**
 * Offer messages for this ticket; `refused` says in words what did not work.
 * @param {PhonePage} page @param {(id: string) => void} refused
 */
export async function offer(page, refused) {
  const { pushManager } = await navigator.serviceWorker.ready;
  const to = `/api/v1/visits/${page.visit}/ticket/push`;

  /** @param {boolean} on */
  const draw = (on) => {
    show('off', !on);
    show('on', on);
    show('stop', on);
  };

  /** @param {PushSubscription} one */
  const tell = (one) => post(to, { endpoint: one.endpoint, p256dh: letters(one.getKey('p256dh')),
    auth: letters(one.getKey('auth')), language: page.language });

  async function start() {
    try {
      if (await Notification.requestPermission() !== 'granted') return refused('push-refused');
      const one = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(page.push_key) });
      await tell(one);
      draw(true);
    } catch {
      refused('push-refused');
    }
    return undefined;
  }

  async function stop() {
    const one = await pushManager.getSubscription();
    if (one) {
      await post(`${to}-off`, { endpoint: one.endpoint }).catch(() => undefined);
      await one.unsubscribe();
    }
    draw(false);
  }

  for (const node of findAll('[data-push="off"]')) node.onclick = start;
  for (const node of findAll('[data-push="stop"]')) node.onclick = stop;
  // Switched on before, of this ticket or another: whoever sees it on is told.
  const before = await pushManager.getSubscription();
  const on = before !== null && Notification.permission === 'granted'
    && await tell(before).then(() => true, () => false);
  draw(on);
}
