// Made by `python -m tests.front.types` from the types of the server.

/** An agent. `agent` is its token's id, null where devices name one that has none; `there`: it is connected, `since` then; `asks`: something on the way holds its web socket back; `newest`: its `version` is the server's; `devices` of this site name it; `everywhere`: it may drive those of every site. `twin` is the address of another with its token, refused since `twin_since`. */
export interface AgentOut {
  agent: number | null;
  name: string;
  there: boolean;
  since: string | null;
  last_heard: string | null;
  address: string;
  host: string;
  version: string;
  newest: boolean;
  asks: boolean;
  devices: number;
  everywhere: boolean;
  twin: string;
  twin_since: string | null;
}

/** An agent without a token: what its machine calls itself, at which address, and since when it shows codes. The code itself stands there alone. */
export interface AgentWaitsOut {
  host: string;
  address: string;
  since: string;
}

/** The browser that shows a code, so that nobody pairs one that is not before them. */
export interface CodeOut {
  browser: string;
  address: string;
  since: string;
  asked: string;
}

/** The job that ended last, or what a loudspeaker 'said' last; `number` is the ticket's, if it was one. */
export interface DeviceLastOut {
  number: string | null;
  state: string;
  at: string;
}

/** The devices of a site and its kiosks, in the order of its file, the screens of its waiting areas, every screen that was paired, its agents, and for an administrator those that wait and the printers that were found. */
export interface DeviceListOut {
  now: string;
  devices: Array<DeviceOut>;
  screens: Array<ScreenOut>;
  kiosks: Array<KioskOut>;
  paired: Array<PairedOut>;
  agents: Array<AgentOut>;
  waiting_agents: Array<AgentWaitsOut>;
  found: Array<FoundPrinterOut>;
  searching: boolean;
  search_says: Array<string>;
}

/** A device of a `kind`. `owed` counts slips without paper of visitors who still wait; `model` and `serial` are what it calls itself, empty where it does not say; `tickets_left` is about how many its roll still gives, where the rolls before tell, and `says_low` whether it can tell when that is nearly over (null: nobody knows). `wired` is that of a board or a pad, `tried` the last test of a loudspeaker. */
export interface DeviceOut {
  device: string;
  kind: string;
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
  tickets_left: number | null;
  says_low: boolean | null;
  wired: WiredOut | null;
  tried: SoundTriedOut | null;
}

/** A device's thirty days: how often it did not work and for how many minutes in all, how often its agent was away, how often paper was put in after it had run out; and what happened last. */
export interface DevicePastOut {
  device: string;
  name: string;
  faults: number;
  minutes: number;
  away: number;
  rolls: number;
  past: Array<PastOut>;
}

/** What the page knows besides the devices, which it asks for again and again (`DeviceListOut`). `names`: who looks may say which screens are ours, pair them and take tickets back; `accepts`: and let agents in, end them, and give boards their numbers. `address` is what is typed at a new screen, `places` what it may become. */
export interface DevicesPage {
  site: SiteShown;
  url: string;
  names: boolean;
  accepts: boolean;
  address: string;
  places: PlacesShown;
  states: Record<string, string>;
  well: Array<string>;
  first: any;
}

/** A printer that no site names yet. `name` and `serial` are what it calls itself; `profile` and `width` are a guess; `why_not`: why it cannot be driven as it is, '' where it can. */
export interface FoundPrinterOut {
  agent: string;
  transport: 'serial' | 'file' | 'usb' | 'network';
  address: string;
  name: string;
  serial: string;
  profile: string;
  width: 58 | 80;
  why_not: string;
}

/** Every device of the site since then. */
export interface HistoryOut {
  since: string;
  devices: Array<DevicePastOut>;
}

/** A kiosk, in its waiting area. `waiting` visitors took their ticket there today and wait or rest; `last` is the newest ticket of today; `open`: it is to give tickets now. */
export interface KioskOut {
  kiosk: string;
  name: string;
  where: string;
  waiting: number;
  last: LastGivenOut | null;
  open: boolean;
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

/** A call that was shown, at which place, and whether it was said there. */
export interface LastCallOut {
  number: string;
  place: string;
  at: string;
  said: boolean;
}

/** A ticket that somebody took. */
export interface LastGivenOut {
  number: string;
  at: string;
}

/** The number that it was told to take. */
export interface NumberOut {
  number: number;
}

/** A paired screen. `place` is the kiosk, waiting area or service point, none for a tablet; `page` is where it was last seen and `own` whether that is its own page; `newest`: its `version` is the server's; `twins_since`: two browsers are this screen. */
export interface PairedOut {
  screen: number;
  kind: 'kiosk' | 'display' | 'tablet' | 'counter' | 'exit';
  name: string;
  place: string;
  place_name: string;
  there: boolean;
  last_seen: string | null;
  page: string;
  own: boolean;
  version: string;
  newest: boolean;
  twins_since: string | null;
}

/** A device was so from `at` to `until`; null: it still is. */
export interface PastOut {
  at: string;
  until: string | null;
  state: string;
  detail: string;
}

/** A kiosk, a waiting area or a service point. */
export interface PlaceNamed {
  id: string;
  name: string;
}

/** What a screen of the site may be. */
export interface PlacesShown {
  kiosk: Array<PlaceNamed>;
  display: Array<PlaceNamed>;
  counter: Array<PlaceNamed>;
}

/** How many slips were sent to the printer. */
export interface PrintedOut {
  printed: number;
}

/** Whether a screen was found that is called as the old one from now on. */
export interface ReplacedOut {
  found: boolean;
}

/** A screen. `name` is null until a supervisor has given one: it may be anybody's. `sound` is 'on', 'off' (another speaks in its place) or 'blocked' until somebody touches it. `unplayed`: in words, what it was to show between calls and cannot. `last` is the newest call that it showed today; `missed`: it is ours and gone while the house is open. */
export interface ScreenOut {
  screen: string;
  zone: string;
  zone_name: string;
  name: string | null;
  sound: string;
  there: boolean;
  last_seen: string;
  unplayed: Array<string>;
  last: LastCallOut | null;
  missed: boolean;
}

/** The site of a page: its English name, and the zone of its times. */
export interface SiteShown {
  id: string;
  name: string;
  timezone: string;
}

/** The last 'test sound' of a loudspeaker since the server started. `played` is null until its computer has answered; `says`: why nothing was heard. */
export interface SoundTriedOut {
  at: string;
  played: boolean | null;
  says: string;
}

/** How many tickets were taken back. */
export interface TakenBackOut {
  cancelled: number;
}

/** A board or a pad on its line. `shows` is what it shows now, '' for nothing; `pressed` what the key was for that was pressed last since the server started. `takes_number`: it can be told its number from here. */
export interface WiredOut {
  number: number;
  takes_number: boolean;
  shows: string;
  pressed: string;
  pressed_at: string | null;
}
