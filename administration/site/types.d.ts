// Made by `python -m tests.front.types` from the types of the server.

/** What the page knows besides the draft (`DraftOut`). */
export interface AdministrationPage {
  site: SiteShown;
  url: string;
  me: string;
  sections: Array<Section>;
  weekdays: Array<string>;
  ordinals: Array<string>;
  languages: Record<string, string>;
  icons: Array<string>;
  first: any;
}

/** A value of a field that has few, in words. */
export interface Choice {
  value: string | number;
  words: string;
}

/** One difference between two versions, in words. */
export interface DifferenceOut {
  what: string;
  now: string;
  was: string;
}

/** What the display's page knows, calls that are made up among it, and how the house looks. `glass`: its pixels, where the file says. */
export interface DisplayDrawnOut {
  page: Record<string, any>;
  style: string;
  glass: string | null;
}

/** A change of the draft in words and as it is; `clash` where a newer version says otherwise. Whom it concerns, if it were published now: all numbers that wait, all that are served, when everybody is booked (these keep what they have), who is signed on there, and who loses. */
export interface DraftEditOut {
  path: Array<string>;
  kind: string;
  what: string;
  now: string;
  was: string;
  value: any;
  before: any;
  by: string;
  at: string;
  clash: boolean;
  waiting: Array<string>;
  served: Array<ServedOut>;
  booked: Array<string>;
  here: Array<string>;
  touched: Array<DraftTouchedOut>;
}

/** What keeps the draft from being published, or would better be otherwise. */
export interface DraftMistakeOut {
  path: Array<string>;
  where: string;
  says: string;
}

/** The draft of a site's file, what it says, what is in its way, and the newest versions. `cautions` may be published as they are; `touched` are all who lose something, `together` those of whom no single change can be named; `undo` is what can be taken back next. */
export interface DraftOut {
  revision: number;
  base: number;
  site: Record<string, any>;
  members: Record<string, Array<MemberOut>>;
  edits: Array<DraftEditOut>;
  mistakes: Array<DraftMistakeOut>;
  cautions: Array<DraftMistakeOut>;
  touched: Array<DraftTouchedOut>;
  together: Array<DraftTouchedOut>;
  undo: UndoOut | null;
  waiting: number;
  plan: DraftPlanOut | null;
  failed: string | null;
  opens_at: string | null;
  versions: Array<VersionOut>;
}

/** When the draft is published, and who planned it. */
export interface DraftPlanOut {
  at: string;
  by: string;
  why: string;
}

/** Who loses something by the draft: a visit or an appointment, what is so, and what can be done; `starts_at` is an appointment's. While it is `needed`, nothing can be published. */
export interface DraftTouchedOut {
  kind: 'visit' | 'appointment';
  name: string;
  says: string;
  do: string;
  needed: boolean;
  starts_at: string | null;
}

/** A key of the file as a field. `named` is the list whose members it names; `least` and `most` bound a figure; without a value `usual` holds. */
export interface Field {
  key: string;
  kind: 'text' | 'number' | 'switch' | 'choice' | 'names' | 'hours' | 'time' | 'ref' | 'refs' | 'codes' | 'dates' | 'closed' | 'holidays' | 'room' | 'icon' | 'locked' | 'colour' | 'logo' | 'lines' | 'pieces' | 'picture' | 'clip';
  label: string;
  help: string;
  unit: string;
  usual: string;
  needed: boolean;
  least: number | null;
  most: number | null;
  whole: boolean;
  choices: Array<Choice>;
  named: string;
}

/** What the kiosk's page knows, what it is told, and how the house looks. `glass`: its pixels, where the file says. */
export interface KioskDrawnOut {
  page: Record<string, any>;
  live: Record<string, any>;
  style: string;
  glass: string | null;
}

/** A member of a list: by `key`, the id that it has in the version in force. */
export interface MemberOut {
  key: string;
  value: Record<string, any>;
}

/** A version to the letter, and how what holds now differs from it. */
export interface OneVersionOut {
  number: number;
  text: string;
  differences: Array<DifferenceOut>;
}

/** The paper at a width in millimetres: a picture of its dots, and how long it is. */
export interface PaperOut {
  width: number;
  png: string;
  mm: number;
}

/** A page of the rail: a list with a form for each member, or tables of the house (`tables`; '' is what stands in [site] itself). `railed`: it has an entry of its own; the lists of corrected words and of languages that were read have not, they are reached from the page of words. */
export interface Section {
  id: string;
  words: string;
  group: string;
  one: string;
  listed: boolean;
  railed: boolean;
  tables: Array<Table>;
}

/** A number that is called or served, and where. */
export interface ServedOut {
  number: string;
  place: string;
}

/** The site of a page: its English name, and the zone of its times. */
export interface SiteShown {
  id: string;
  name: string;
  timezone: string;
}

/** The paper at both widths. `lines`: the millimetres of each line of the ticket at 80 mm; `cannot`: what no printer of the house prints, and is left out. */
export interface SlipDrawnOut {
  papers: Array<PaperOut>;
  lines: Record<string, number>;
  cannot: Array<string>;
}

/** Fields that belong together: of [site], of a table in it, or of a member of a list. */
export interface Table {
  id: string;
  words: string;
  fields: Array<Field>;
}

/** The newest change that whoever asks made to the draft, by its number and in words. */
export interface UndoOut {
  step: number;
  what: string;
}

/** A version of the file: who made it, when, how and why; `again` is the one brought back. */
export interface VersionOut {
  number: number;
  at: string;
  by: string;
  how: 'file' | 'page' | 'brought-back';
  again: number | null;
  why: string;
}
