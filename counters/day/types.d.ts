// Made by `python -m tests.front.types` from the types of the server.

/** Why there are no tickets now; `cause` is what somebody chose, `opens_at` when it is known. */
export interface ClosureOut {
  reason: 'hours' | 'closed_early' | 'switched_off' | 'last_ticket' | 'quota';
  cause: string | null;
  opens_at: string | null;
}

/** An enquiry type today. `tickets` counts towards `quota`; `off` is the switch's reason. */
export interface EnquiryDayOut {
  enquiry: string;
  name: string;
  tickets: number;
  waiting: number;
  quota: number | null;
  last_ticket: string | null;
  off: string | null;
  closure: ClosureOut | null;
}

/** How the service day stands. `closes_at`: when those left get the day's own outcome. */
export interface ServiceDayOut {
  now: string;
  service_day: string;
  closure: ClosureOut | null;
  closed_early: string | null;
  left: number;
  stopped: boolean;
  closes_at: string | null;
  after: number | null;
  enquiries: Array<EnquiryDayOut>;
}
