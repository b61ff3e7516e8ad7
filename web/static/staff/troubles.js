// What to do about a device in each state: words for whoever walks there.

/** @typedef {{ icon: string, steps: string[] }} Trouble */

/** @type {Record<string, Trouble>} */
const PRINTER = {
  paper_low: { icon: 'scroll-text', steps: [
    'Put a new roll beside the printer; change it when this one ends, or now.',
  ] },
  paper_unknown: { icon: 'printer', steps: [
    'It prints, and never says whether it has paper. Look at its roll now and then.',
  ] },
  not_taken: { icon: 'scroll-text', steps: [
    'The last ticket is still in its mouth. Take it out and keep it until somebody asks for it.',
    'It prints the next one all the same.',
  ] },
  paper_out: { icon: 'scroll-text', steps: [
    'Open the lid. Take out the empty core.',
    'Put in a new roll, paper coming out at the front, from below.',
    'Close the lid until it clicks.',
  ] },
  cover_open: { icon: 'printer-x', steps: ['Close the lid until it clicks.'] },
  paper_jam: { icon: 'printer-x', steps: [
    'Open the lid and take out the paper that is stuck, in the direction in which it runs.',
    'Tear off what is creased, and lead the paper straight through its mouth.',
    'Close the lid until it clicks.',
  ] },
  cutter_stuck: { icon: 'scissors', steps: [
    'Switch the printer off and open the lid.',
    'Take out paper that is stuck at the cutter; never pull across the blade.',
    'Close the lid and switch it on.',
  ] },
  offline: { icon: 'printer-x', steps: [
    'Press the feed button once.',
    'If the light stays on, switch the printer off and on.',
  ] },
  busy: { icon: 'unplug', steps: [
    'Another program on its computer has the printer; nothing is printed until that one lets go.',
    'End that program there, or take the printer out of its settings.',
    'Where it prints by a queue, delete the page there that stands before ours.',
  ] },
  silent: { icon: 'circle-question-mark', steps: [
    'It is connected, but does not answer, so nothing is sent to it.',
    'Switch it off and on, and look whether its cable sits firmly.',
    'If another computer prints on it, end that there: most printers talk with one at a time.',
    'A model that never answers needs asks_status = false in the site file.',
  ] },
  unplugged: { icon: 'unplug', steps: [
    'Look whether the printer is switched on.',
    'Look at both ends of its cable.',
    'If it has a new address, change it in the site file.',
  ] },
  unknown: { icon: 'circle-question-mark', steps: [
    'The computer that drives this printer is not heard of.',
    'Look whether it is switched on and has network.',
  ] },
  ready: { icon: 'printer', steps: ['The printer is ready. Print what is still owed.'] },
};

/** What boards and pads have in common: they are at the end of a line. @type {Record<string, Trouble>} */
const ON_LINE = {
  offline: { icon: 'unplug', steps: [
    'Its line is not looked after. Switch the computer that has the line off and on.',
  ] },
  busy: { icon: 'unplug', steps: [
    'Another program on its computer has the line; end that program there.',
  ] },
  silent: { icon: 'circle-question-mark', steps: [
    'Its line is there, and it does not answer: look at its plug and its power.',
    'If it was exchanged, give the new one its number.',
  ] },
  unplugged: { icon: 'unplug', steps: [
    'Look at the cable and the converter between the line and its computer, or the network.',
    'If the converter has a new address, change it in the site file.',
  ] },
  unknown: { icon: 'circle-question-mark', steps: [
    'The computer that has its line is not heard of.',
    'Look whether it is switched on and has network.',
  ] },
};

/** @type {Record<string, Trouble>} */
const PAD = {
  ...ON_LINE,
  key_stuck: { icon: 'unplug', steps: [
    'Look whether something lies on a key, or a key is stuck; it counts for nothing until it is let go.',
    'Call at the desk meanwhile.',
  ] },
};

/** @type {Record<string, Trouble>} */
const SPEAKER = {
  offline: { icon: 'volume-x', steps: [
    'Its computer cannot play on it. The line below says why.',
    'If a program is missing there, IT installs it (alsa-utils, pipewire-bin or pulseaudio-utils).',
  ] },
  busy: { icon: 'volume-x', steps: ['Another program on its computer plays on it; end that program there.'] },
  silent: { icon: 'volume-x', steps: ['Its computer does not finish playing. Switch that computer off and on.'] },
  unplugged: { icon: 'unplug', steps: [
    'Look whether the loudspeaker, or its USB box, is plugged in.',
    'If it has another name now, change its output in the site file.',
  ] },
  unknown: { icon: 'circle-question-mark', steps: [
    'The computer that it hangs on is not heard of.',
    'Look whether it is switched on and has network.',
  ] },
};

/** @type {Record<string, Trouble>} */
const KIOSK = {
  gone: { icon: 'monitor', steps: [
    'Look whether the kiosk is switched on and shows its page.',
    'Switch its PC off and on; it comes back by itself. Give tickets at reception meanwhile.',
  ] },
};

/** @type {Record<string, Trouble>} */
const DISPLAY = {
  gone: { icon: 'monitor', steps: [
    'Look whether the screen and its PC are switched on; switch the PC off and on.',
    'Call out the numbers meanwhile, or send whoever waits to another screen.',
  ] },
  mute: { icon: 'volume-x', steps: [
    'It shows calls and says none: touch the screen once, or press a key at its PC.',
    'Call out the numbers meanwhile: who does not see the screen hears nothing.',
  ] },
};

/** @type {Record<string, Trouble>} */
const AGENT = {
  unknown: { icon: 'circle-question-mark', steps: [
    'Look whether this computer is switched on and has network; switch it off and on.',
    'It comes back by itself.',
  ] },
};

/** @type {Record<string, Record<string, Trouble>>} */
const OF_KIND = {
  printer: PRINTER, board: ON_LINE, line: ON_LINE, pad: PAD, speaker: SPEAKER, kiosk: KIOSK,
  display: DISPLAY, agent: AGENT,
};

/** @param {{ kind: string, state: string }} device @returns {Trouble | undefined} */
export const troubleOf = ({ kind, state }) => (OF_KIND[kind] ?? PRINTER)[state];

/** What visitors notice while a device of the kind does not work. @type {Record<string, string>} */
const MEANWHILE = {
  printer: 'The number large on the screen, with a code for the phone.',
  board: 'The screens in the waiting area and their phones show the calls; the board shows them when it is back.',
  pad: 'Nothing: the desk calls as before.',
  speaker: 'A screen of the waiting area speaks in its place, if one can; a hearing loop and a counter stay silent.',
};

/** @param {{ kind: string }} device */
export const meanwhile = ({ kind }) => MEANWHILE[kind] ?? 'Nothing yet.';
