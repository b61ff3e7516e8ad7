// Made by `python -m tests.front.types` from the types of the server.

/** Something by its id, with its English name. */
export interface Named {
  id: string;
  name: string;
}

/** Somebody who was taken out, and could be brought back. */
export interface RemovedOut {
  id: string;
  name: string;
}

/** The site of a page: its English name, and the zone of its times. */
export interface SiteShown {
  id: string;
  name: string;
  timezone: string;
}

/** Everybody at a site, and those who were removed. */
export interface StaffOut {
  now: string;
  staff: Array<StaffPersonOut>;
  removed: Array<RemovedOut>;
}

/** What the page knows besides the staff, whom it asks for again and again (`StaffOut`). */
export interface StaffPage {
  site: SiteShown;
  url: string;
  me: string | null;
  roles: Array<string>;
  role_names: Record<string, string>;
  enquiries: Array<Named>;
  points: Record<string, string>;
  languages: Record<string, string>;
  breaks: Record<string, string>;
  pin_length: number;
  password_length: number;
  first: any;
}

/** A member of staff. `pin` and `password` tell whether there is one; `origin` whether the person is as in the site file, changed since, or added beside it. `home` is the site where they sign in, if it is another. */
export interface StaffPersonOut {
  id: string;
  name: string;
  role: 'adviser' | 'receptionist' | 'supervisor' | 'administrator' | 'partner' | 'auditor';
  home: string | null;
  rights: Array<'own' | 'advise' | 'reception' | 'supervise' | 'administer' | 'read'>;
  skills: Array<string>;
  backup: Array<string>;
  languages: Array<string>;
  pin: boolean;
  password: boolean;
  origin: 'file' | 'changed' | 'added';
  locked_until: string | null;
  signed_on: StaffPlaceOut | null;
}

/** Where somebody is signed on, what they do there, since when, and with which ticket. */
export interface StaffPlaceOut {
  service_point: string;
  since: string;
  state: 'ready' | 'called' | 'serving' | 'break' | 'wrap_up';
  state_since: string | null;
  number: string | null;
  reason: string | null;
  ends_at: string | null;
}
