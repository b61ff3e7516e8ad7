// Made by `python -m tests.front.types` from the types of the server.

/** The job that ended last; `number` is the ticket's, if it was one. */
export interface DeviceLastOut {
  number: string | null;
  state: string;
  at: string;
}

/** The devices of a site and its kiosks, in the order of its file, and its screens. */
export interface DeviceListOut {
  now: string;
  devices: Array<DeviceOut>;
  screens: Array<ScreenOut>;
  kiosks: Array<KioskOut>;
}

/** A device. `owed` counts slips without paper of visitors who still wait; `model` and `serial` are what it calls itself, empty where it does not say. */
export interface DeviceOut {
  device: string;
  name: string;
  where: string;
  state: string;
  usable: boolean;
  since: string;
  detail: string;
  model: string;
  serial: string;
  waiting: number;
  owed: number;
  last: DeviceLastOut | null;
}

/** What the page knows besides the devices, which it asks for again and again (`DeviceListOut`). `names`: who looks may say which screens are ours, and take tickets back. */
export interface DevicesPage {
  site: SiteShown;
  url: string;
  names: boolean;
  states: Record<string, string>;
  well: Array<string>;
  first: any;
}

/** A kiosk. `waiting` visitors took their ticket there today and wait or rest. */
export interface KioskOut {
  kiosk: string;
  name: string;
  waiting: number;
}

/** The tickets that visitors took at a kiosk from `since` to `until` and with which they still wait or rest: how many, the `first` and the `last` number. `in_hand` are called or served and stay. At most `most` are taken back at once. */
export interface KioskTicketsOut {
  since: string;
  until: string;
  waiting: number;
  first: string | null;
  last: string | null;
  in_hand: number;
  most: number;
}

/** How many slips were sent to the printer. */
export interface PrintedOut {
  printed: number;
}

/** A screen. `name` is null until a supervisor has given one: it may be anybody's. `sound` is 'on', 'off' (another speaks in its place) or 'blocked' until somebody touches it. */
export interface ScreenOut {
  screen: string;
  zone: string;
  zone_name: string;
  name: string | null;
  sound: string;
  there: boolean;
  last_seen: string;
}

/** The site of a page: its English name, and the zone of its times. */
export interface SiteShown {
  id: string;
  name: string;
  timezone: string;
}

/** How many tickets were taken back. */
export interface TakenBackOut {
  cancelled: number;
}
