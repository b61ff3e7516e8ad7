// Keeps a ticket's page and its files on the phone that shows it, and gives them when the network does
// not. The network is asked first, always: what is kept is for a dead zone, and the page says since when.

const KEPT = 'ticket-1';
const WAIT_MS = 4000; // a line that is there and answers nothing is none
const MOST = 60;
/** What else than the page is kept: files that are the same for everybody. */
const FILES = /^\/(static|words|looks)\/|^\/display\/chime\.wav$|\.webmanifest$/;

const worker = /** @type {any} */ (globalThis);

worker.addEventListener('install', () => worker.skipWaiting());
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(begin()));
worker.addEventListener('message', (/** @type {any} */ event) => event.waitUntil(told(event.data ?? {})));
worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (request.mode === 'navigate' || FILES.test(url.pathname)) event.respondWith(answer(event));
});

// A message while no page of the ticket is open; one that is says it itself.
worker.addEventListener('push', (/** @type {any} */ event) => event.waitUntil(tell(event.data?.json())));
worker.addEventListener('notificationclick', (/** @type {any} */ event) => {
  event.notification.close();
  event.waitUntil(show(event.notification.data));
});

/** @param {{ title: string, body: string, url: string, lang: string, dir: string } | undefined} said */
async function tell(said) {
  if (!said) return;
  const { title, body, url, lang, dir } = said;
  await worker.registration.showNotification(title, { body, lang, dir, tag: url, renotify: true, data: url,
    requireInteraction: true, vibrate: [400, 200, 400], icon: '/static/display/phone/icon-192.png' });
}

/** @param {string} url */
async function show(url) {
  const pages = await worker.clients.matchAll({ type: 'window' });
  const there = pages.find((/** @type {any} */ page) => new URL(page.url).pathname.toLowerCase() === url.toLowerCase());
  return there ? there.focus() : worker.clients.openWindow(url);
}

async function begin() {
  const old = (await caches.keys()).filter((name) => name.startsWith('ticket-') && name !== KEPT);
  await Promise.all(old.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** @param {{ keep?: string[], forget?: string }} what */
async function told({ keep = [], forget }) {
  if (forget) await drop(forget);
  const ours = keep.filter((address) => {
    const url = new URL(address, location.href);
    return url.origin === location.origin && (FILES.test(url.pathname) || isPage(url));
  });
  await Promise.all(ours.slice(0, MOST).map(async (address) => {
    const request = new Request(address);
    await fetched(request).then((response) => store(request, response)).catch(() => undefined);
  }));
}

/** A ticket's own page, and nothing below it. @param {URL} url */
const isPage = ({ pathname }) => /^\/t\/[0-9a-z]{26}$/i.test(pathname);

/** @param {string} path */
async function drop(path) {
  const cache = await caches.open(KEPT);
  await cache.delete(new URL(path, location.href).href, { ignoreSearch: true });
}

/** The network's answer. @param {Request} request */
async function fetched(request) {
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(), WAIT_MS);
  return fetch(request, { signal: end.signal }).finally(() => clearTimeout(timer));
}

/** @param {Request} request @param {Response} response a copy, nobody else reads it */
async function store({ url: address }, response) {
  const url = new URL(address);
  const over = response.status === 404 || response.headers.get('X-Ticket') === 'over';
  if (over && isPage(url)) return drop(url.pathname);
  if (!response.ok || over || !(isPage(url) || FILES.test(url.pathname))) return undefined;
  const cache = await caches.open(KEPT);
  const held = await cache.keys();
  if (isPage(url)) {
    // One ticket at a time: who has another came another day.
    await Promise.all(held.filter((one) => isPage(new URL(one.url))).map((one) => cache.delete(one)));
  }
  return held.length < MOST * 2 ? cache.put(address, response) : undefined;
}

/** @param {any} event */
async function answer(event) {
  const { request } = event;
  try {
    const response = await fetched(request);
    // A phone that is full, or slow to write, shows its ticket all the same.
    event.waitUntil(store(request, response.clone()).catch(() => undefined));
    if (response.status < 500) return response;
    return (await kept(request)) ?? response;
  } catch (error) {
    const found = await kept(request);
    if (found) return found;
    throw error;
  }
}

/** @param {Request} request */
async function kept(request) {
  const cache = await caches.open(KEPT);
  return (await cache.match(request.url)) ?? cache.match(request.url, { ignoreSearch: true });
}
