// Made by `python -m tests.front.types` from the types of the server.

/** Somebody who was taken out, and could be brought back. */
export interface RemovedOut {
  id: string;
  name: string;
}

/** Everybody at a site, and those who were removed. */
export interface StaffOut {
  now: string;
  staff: Array<StaffPersonOut>;
  removed: Array<RemovedOut>;
}

/** A member of staff. `pin` and `password` tell whether there is one; `origin` whether the person is as in the site file, changed since, or added beside it. */
export interface StaffPersonOut {
  id: string;
  name: string;
  role: 'adviser' | 'receptionist' | 'supervisor' | 'administrator';
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
