// The letters that visitors type with, by language, in the order of its alphabet. Accents need not be
// typed, but who looks for a letter finds it.

const LATIN = 'abcdefghijklmnopqrstuvwxyz';
const KEYS = {
  pl: 'aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż',
  ro: 'aăâbcdefghiîjklmnopqrsștțuvwxyz',
  uk: 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя',
  ar: 'ابتثجحخدذرزسشصضطظعغفقكلمنهويءةى',
  ur: 'ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیے',
  pa: 'ਸਹਕਖਗਘਚਛਜਝਟਠਡਢਣਤਥਦਧਨਪਫਬਭਮਯਰਲਵੜਸ਼ਜ਼ਫ਼ਅਆਇਈਉਊਏਐਓਔਾਿੀੁੂੇੈੋੌੰਂੱ',
  bn: 'কখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহড়ঢ়য়ৎঅআইঈউঊঋএঐওঔািীুূৃেৈোৌংঃঁ্',
};

/**
 * The keys of a language's keyboard; Latin letters where it has none of its own, as Chinese is typed by
 * sound.
 * @param {string} language
 */
export const lettersOf = (language) => signs(/** @type {Record<string, string>} */ (KEYS)[language] ?? LATIN);

/** A letter with its dot beneath is one key. @param {string} text @returns {string[]} */
const signs = (text) => text.normalize('NFC').match(/[^\u09bc\u0a3c][\u09bc\u0a3c]?/gu) ?? [];

/** As a key shows it: Latin ones as capitals, and what hangs on another sign on a circle. @param {string} letter */
export const shownAs = (letter) => (/\p{M}/u.test(letter[0]) ? `◌${letter}` : letter.toLocaleUpperCase('en'));
