// The desk as its parts see it: what the page knows, what this browser keeps, and the state, laid
// together at each drawing (desk.js). Written by hand; what comes from the server is in types.d.ts.
import type { Stamp } from '/static/live.js';
import type { WallClock } from '/static/staff/format.js';
import type { DeskPage, DeskState, EnquiryKnown, FoundOut, NeedShown, PointKnown } from './types.js';
import type { Deeds } from './static/deeds.js';
import type { Drafts } from '/static/staff/drafts.js';
import type { Actions } from './static/model.js';
import type { PANELS } from './static/panels.js';

/** The page's data, its lists as objects by id: these keep the site's order. */
export interface Page extends Omit<DeskPage, 'enquiries' | 'points' | 'needs' | 'reasons'> {
  enquiries: Record<string, EnquiryKnown>;
  points: Record<string, PointKnown>;
  needs: Record<string, NeedShown>;
  reasons: Record<'hold' | 'rest' | 'call' | 'break', Record<string, string>>;
}

/** The panels in a frame. */
export type PanelName = keyof typeof PANELS;

/** The ways in which a visit can go on. */
export type Way = 'enquiry' | 'adviser' | 'room' | 'partner' | 'appointment';

/** What is chosen and typed in the open panel; each panel uses some of it. */
export interface Form {
  chosen: string | null;
  query: string;
  note: string;
  way: Way;
  keep: boolean;
  back: boolean;
  minutes: number;
  needs: string[];
  language: string;
  visit: string;
  number: string;
  enquiry: string;
}

/** The state as the socket sends it. */
export type State = DeskState & Stamp;

/** What the desk remembers besides the state. `busy`: a deed is on its way, from that state on. */
export interface Local {
  state: State | null;
  connected: boolean;
  lostAt: number;
  panel: PanelName | 'outcome' | 'keys' | null;
  form: Form | null;
  then: 'next' | 'nobody';
  notice: string;
  busy: { before: State } | null;
  shortcuts: boolean;
  settledAt: number;
  signedOff: boolean;
  avoidable: boolean | null;
  draft: string;
  found: string;
  elsewhere: FoundOut[] | null;
  noticeOf: string | null;
  /** Whether this window is on its way to another page. */
  leaves: boolean;
  undone: string;
  week: string | null;
}

/** Does what was pressed; a click's event comes last. False where it was not for the desk. */
export type On = (name: string, ...given: unknown[]) => unknown;

/** All that a part of the desk draws from. `covered`: the slip has room for one line only. */
export interface Desk extends Omit<Local, 'state'> {
  state: DeskState;
  page: Page;
  times: WallClock;
  now: number;
  on: On;
  wide: boolean;
  sided: boolean;
  actions: Actions;
  asking: boolean;
  covered: boolean;
  undoWords: string;
}

/** The desk while a panel is open. */
export interface DeskWithForm extends Desk {
  form: Form;
}

/** A line of a panel's list. */
export interface Item {
  id: string;
  name?: string;
  closed?: boolean;
}

/** What a panel's button would do: post it, open another panel, or open the week. */
export interface PanelDeed {
  possible: boolean;
  label: string;
  reason?: string;
  name?: string;
  url?: string;
  payload?: unknown;
  opens?: [panel: PanelName, given: string | null];
  week?: boolean;
}

/**
 * A panel. `quick`: one press of a row's figure does the deed; `figures`: it chooses the row;
 * `searched`: a field above the list has the focus.
 */
export interface Panel<One extends Item = any> {
  title(desk: DeskWithForm, form: Form): unknown;
  begin(desk: Desk, given?: string): Partial<Form>;
  items?(desk: Desk, form: Form): One[];
  row?(desk: DeskWithForm, item: One): unknown;
  view(desk: DeskWithForm, form: Form): unknown;
  deed?(desk: Desk, form: Form): PanelDeed;
  hints?(): unknown;
  ways?(desk: DeskWithForm, form: Form): unknown;
  quick?: boolean;
  figures?: boolean;
  searched?: boolean;
}

/** What desk.js gives the desk's parts. */
export interface DeskItself {
  page: Page;
  local: Local & { state: State };
  root: HTMLElement;
  sided: MediaQueryList;
  deeds: Deeds;
  draw(): void;
  desk(): Desk;
  say(words: string): void;
  answer(words: string, of?: string | null): void;
  settle(): void;
  on: On;
  note(): void;
  drafts: Drafts;
  callAnswered(visit: unknown): void;
}

/** What the desk's parts know of one another: ending.js, opening.js and finding.js add their deeds. */
export interface App extends DeskItself {
  end(then: Local['then'], asking: boolean): void;
  follow(then: Local['then'], opening?: unknown): void;
  finish(outcome: string): void;
  avoidable(said: boolean): void;
  openWeek(): void;
  panel(name: PanelName, given?: string | null, needs?: PanelName): void;
  edit(change: Partial<Form>): void;
  turn(way: Way | undefined): void;
  arrow(by: number): boolean;
  enter(): unknown;
  confirm(): Promise<void>;
  open(name: Local['panel']): void;
  figure(n: number): void;
  items(): Item[];
  search(text: string): void;
}
